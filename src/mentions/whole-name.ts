import { foldName } from '../base/index.js';
import {
  endOf,
  GAP,
  gapBefore,
  isCapital,
  isNumber,
  startOf,
  type Tokens,
  wordAt,
} from '../passages/index.js';
import { type ContractPlaceKind, contractKind, designatorBefore } from '../places/index.js';
import { isNameWord, joinsPrevious, plainlyFollows } from './name-runs.js';
import { nounAt, type Scan } from './place-scan.js';

/** How names of saints begin in the languages of the world's towns: they go on with more words than others. */
const SAINTS: ReadonlySet<string> = new Set(
  'st ste saint sainte san santa santo são sankt sint sant svätý sveti'.split(' '),
);
const MOST_WORDS = 5;
/** Towns of this size are meant by a country's name behind "city of". */
const LARGE = 100_000;
/** A longer chain of hyphens is no town's name. */
const LONGEST_CHAIN = 12;

const isParticle = ({ tokens, lexicon }: Scan, i: number): boolean =>
  !isCapital(tokens, i) && lexicon.nameParticles.has(wordAt(tokens, i));

/**
 * End of a chain of hyphened words with a particle inside ("Plourin-lès-Morlaix", "Saint-Côme-d'Olt"), or of a saint's: such names are
 * towns', known or not. Returns i when there is none.
 */
export function hyphenChain(scan: Scan, i: number, limit: number): number {
  const { tokens } = scan;
  let next = i + 1;
  let particle = false;
  while (next < limit && next < i + LONGEST_CHAIN) {
    const elided = gapBefore(tokens, next) === GAP.apostrophe && wordAt(tokens, next - 1).length === 1;
    if (gapBefore(tokens, next) !== GAP.hyphen && !(elided && next > i + 1)) break;
    if (!isNameWord(tokens, next)) particle ||= isParticle(scan, next);
    next++;
  }
  return particle && isNameWord(tokens, next - 1) ? next : i;
}

/** True when word i hangs by a hyphen on a capitalised word that is no place: "Côme" of "Saint-Côme" is not a town of its own. */
export function hangsOnUnknown({ tokens, floor }: Scan, i: number): boolean {
  return i > floor && gapBefore(tokens, i) === GAP.hyphen && isNameWord(tokens, i - 1);
}

/**
 * Where a known name goes on to be a longer one that nobody knows: "St Martin des Champs", "San Telmo del Valle", and behind a designator
 * "Municipality of Vila Serrana". A particle that is also a small word of the language ("del" in Spanish) joins only saints' names.
 * Returns `next` when the name ends there.
 */
export function wholeName(scan: Scan, i: number, next: number, limit: number, designated: boolean): number {
  const { tokens, lexicon, names } = scan;
  let end = next;
  while (end < limit && end < i + MOST_WORDS) {
    let at = end;
    while (at < limit && at < end + 2 && isParticle(scan, at) && plainlyFollows(tokens, at)) at++;
    const particles = at > end;
    if (at >= limit || !isNameWord(tokens, at) || isNumber(tokens, at) || scan.taken[at]) break;
    if (!joinsPrevious(tokens, at, lexicon) || !plainlyFollows(tokens, at) || endsName(scan, at, at > end))
      break;
    if (particles) {
      const foreign =
        !lexicon.functionWords.has(wordAt(tokens, end)) && !lexicon.ofWords.has(wordAt(tokens, end));
      if (!foreign && !SAINTS.has(wordAt(tokens, i))) break;
    } else if (!designated || isListed(scan, at)) break;
    if (names.places(at, names.longest(at, limit)).some((place) => place.kind === 'country')) break;
    end = at + 1;
  }
  return end;
}

/** A common noun for a place parts two names, unless it is a saint's valley or river ("San Telmo del Valle"). */
function endsName(scan: Scan, i: number, particles: boolean): boolean {
  const noun = nounAt(scan, i);
  return noun !== undefined && !(particles && noun === 'other');
}

/** A word that a list explains begins no part of a name. */
function isListed({ tokens, lexicon }: Scan, i: number): boolean {
  const word = wordAt(tokens, i);
  return (
    lexicon.notPlaces.has(word) ||
    lexicon.functionWords.has(word) ||
    lexicon.demonyms.has(word) ||
    lexicon.roles.has(word) ||
    lexicon.titles.has(word) ||
    lexicon.months.has(word) ||
    lexicon.organisationHeads.has(word)
  );
}

/**
 * True when the noun before a known name does not say what the name is: "capital of Kazakhstan", "a state of the USA". "Republic of Korea"
 * and names known with their noun are what they say.
 */
export function onlyOwns(
  scan: Scan,
  noun: { readonly kind: ContractPlaceKind; readonly from: number },
  i: number,
  next: number,
): boolean {
  const { tokens, names, lexicon } = scan;
  if (noun.kind === 'other' || names.places(noun.from, next).length > 0) return false;
  const before = foldName(tokens.text.slice(startOf(tokens, noun.from), startOf(tokens, i)));
  if (designatorBefore(before, lexicon.language)?.level === 'republic') return false;
  const places = names.places(i, next);
  const own = places.filter((place) => isOwn(tokens, i, next, place.name));
  const country = places.find((place) => place.kind === 'country');
  const rivals = own.filter((place) => contractKind(place) === noun.kind);
  // A village of Ohio called Poland is no rival of the country; Panama's capital is one.
  if (
    country &&
    !rivals.some((place) => place.country === country.country || (place.population ?? 0) >= LARGE)
  )
    return true;
  if (rivals.length > 0) return false;
  return noun.kind === 'city' && own.some((place) => contractKind(place) !== 'city');
}

const isOwn = (tokens: Tokens, i: number, next: number, name: string): boolean =>
  foldName(tokens.text.slice(startOf(tokens, i), endOf(tokens, next - 1))) === foldName(name);

/** "The City", which some gazetteer has among the names of London: nothing but small words and common nouns. */
export function saysNothing({ tokens, lexicon }: Scan, i: number, next: number): boolean {
  if (next === i + 1) return false;
  for (let at = i; at < next; at++) {
    const word = wordAt(tokens, at);
    const plain =
      lexicon.articles.has(word) || lexicon.functionWords.has(word) || lexicon.placeNouns.has(word);
    if (!plain) return false;
  }
  return true;
}
