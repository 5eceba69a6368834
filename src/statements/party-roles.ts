import { type PlaceMention, wordFrom } from '../mentions/index.js';
import { type CutText, GAP, gapBefore, startOf, wordAt } from '../passages/index.js';
import { type Kind, type Lexicon, type Role, WORD_CLASS } from '../vocabulary/index.js';
import type { DraftParty, Trigger } from './fact-drafts.js';
import type { ValueContext, WordRange } from './fact-values.js';

/** "Have returned from a mission to X": what leads there is no origin. */
function leadsThere(lexicon: Lexicon, word: string): boolean {
  if (!lexicon.placeLeads.has(word) || lexicon.insideWords.has(word)) return false;
  return ![lexicon.originWords, lexicon.ofWords, lexicon.conjunctions].some((set) => set.has(word));
}

/** A word for coming from somewhere stands before the place, with no comma and no other place between: "from the city of Lida". */
function comesFrom({ cut, language, words }: ValueContext, first: number, floor: number): boolean {
  const { tokens } = cut;
  const { lexicon } = language;
  if (leadsThere(lexicon, wordAt(tokens, first - 1))) return false;
  // Only such words may join a place to the origin before it: not the verb of "a delegation from Riga visited Leeds".
  let joined = true;
  let held = false;
  const lead = wordAt(tokens, first - 1);
  const inside = lexicon.insideWords.has(lead) && !lexicon.ofWords.has(lead);
  for (let i = first - 1; i >= Math.max(floor, first - 8); i--) {
    const word = wordAt(tokens, i);
    if ((gapBefore(tokens, i + 1) & (GAP.comma | GAP.semicolon)) !== 0) return false;
    // "С деловым визитом в X": the word for coming belongs to something else than the place that they go to.
    if (lexicon.originWords.has(word)) return joined || held || !inside;
    if (((words.classes[i] ?? 0) & WORD_CLASS.PLACE) !== 0) {
      // "from Rogachev District in Mogilev Province": what holds an origin is one too.
      if (first - i > 3 || !joined) return false;
      held = true;
    } else {
      joined &&=
        lexicon.insideWords.has(word) ||
        lexicon.articles.has(word) ||
        lexicon.placeNouns.has(word) ||
        lexicon.conjunctions.has(word);
    }
  }
  return false;
}

/** A traveller comes back from there ("on his way back from the games in Nagano"): an away phrase before it with no comma between. */
export function comesFromThere({ cut, language }: ValueContext, first: number, floor: number): boolean {
  const { tokens } = cut;
  if (leadsThere(language.lexicon, wordAt(tokens, first - 1))) return false;
  for (let i = first - 1; i >= Math.max(floor, first - 8); i--) {
    const phrase = language.lexicon.awayPhrases.find((words) =>
      words.every((word, k) => wordAt(tokens, i + k) === word),
    );
    if (phrase) return true;
    if ((gapBefore(tokens, i + 1) & GAP.comma) !== 0 && i + 1 < first) return false;
  }
  return false;
}

/** Words from a delegation to the place that sends it. */
const SENT_WITHIN = 7;

/**
 * "A delegation of X", "делегация хокимията X": the word for guests stands before the place, with other senders between at most, and no part
 * of the visit's own verb.
 */
export function sendsGuests(
  { cut, language, words }: ValueContext,
  trigger: Trigger,
  first: number,
  floor: number,
): boolean {
  const { tokens } = cut;
  const { lexicon } = language;
  for (let i = first - 1; i >= Math.max(floor, first - SENT_WITHIN); i--) {
    const word = wordAt(tokens, i);
    if ((gapBefore(tokens, i + 1) & (GAP.comma | GAP.semicolon)) !== 0) return false;
    if (lexicon.guestWords.has(word)) return true;
    if (i === trigger.first || i === trigger.next - 1) return false;
    // "Led a delegation of X to Y": what leads elsewhere is no sender.
    const elsewhere = lexicon.insideWords.has(word) || lexicon.placeLeads.has(word);
    const sender =
      lexicon.ofWords.has(word) || lexicon.originWords.has(word) || lexicon.conjunctions.has(word);
    if (elsewhere && !sender) return false;
    if (((words.classes[i] ?? 0) & WORD_CLASS.PLACE) !== 0 && first - i > 3) return false;
  }
  return false;
}

/**
 * The part a place plays: what its leading word says ("from" makes it the origin of settlers or guests), else what the rule says for its side of
 * the trigger.
 */
export function roleOf(
  context: ValueContext,
  range: WordRange,
  trigger: Trigger,
  first: number,
  byRule: Role,
): Role {
  const { kind } = trigger.rule;
  if (kind !== 'settlement_origin' && kind !== 'visit') return byRule;
  if (kind === 'visit' && sendsGuests(context, trigger, first, range.first)) return 'guest';
  const from = comesFrom(context, first, range.first);
  if (kind === 'visit') {
    const { insideWords, ofWords } = context.language.lexicon;
    const before = wordAt(context.cut.tokens, first - 1);
    // "В Витебске находилась делегация Пскова": "in" tells the host on whichever side of the verb.
    if (!from && insideWords.has(before) && !ofWords.has(before)) return 'host';
    return from ? 'guest' : byRule;
  }
  return from ? 'origin' : 'subject';
}

/** "Elbląg odwiedziła delegacja z Lidy": where all are guests, those behind the verb are, and the place before it is the host. */
export function withHost(
  cut: CutText,
  trigger: Trigger,
  parties: readonly DraftParty[],
): readonly DraftParty[] {
  if (parties.length < 2 || parties.some(({ role }) => role !== 'guest')) return parties;
  const verb = startOf(cut.tokens, trigger.first);
  const stands = ({ mention }: DraftParty): boolean => mention !== null && mention.start < verb;
  if (!parties.some(stands) || parties.every(stands)) return parties;
  return parties.map((party) => (stands(party) ? { ...party, role: 'host' } : party));
}

/** "In", with only what belongs to a name between: "in the port city of X". */
function isLedInside({ cut, language }: ValueContext, mention: PlaceMention): boolean {
  const { tokens } = cut;
  const { lexicon } = language;
  let i = wordFrom(tokens, mention.start) - 1;
  const passes = (word: string): boolean =>
    lexicon.placeNouns.has(word) || lexicon.articles.has(word) || lexicon.demonyms.has(word);
  const links = (at: number): boolean =>
    lexicon.ofWords.has(wordAt(tokens, at)) && lexicon.placeNouns.has(wordAt(tokens, at - 1));
  while (i > 0 && (passes(wordAt(tokens, i)) || links(i)) && gapBefore(tokens, i + 1) === GAP.space) i--;
  const word = wordAt(tokens, i);
  return lexicon.insideWords.has(word) && !lexicon.ofWords.has(word);
}

/** "Signed in Geneva by Leeds and Lille": beside two sides or more, a town that a word for "in" leads to is where it was signed. */
export function withVenues(
  context: ValueContext,
  kind: Kind,
  parties: readonly DraftParty[],
): readonly DraftParty[] {
  if ((kind !== 'agreement' && kind !== 'twinning') || parties.length < 3) return parties;
  const isVenue = ({ mention }: DraftParty): boolean =>
    mention !== null && mention.kind === 'city' && isLedInside(context, mention);
  // "Twinned with Rottweil in Germany": a country that only tells where a town lies is no side beside it.
  const sides = parties.filter((party) => !isVenue(party) && party.mention?.kind !== 'country');
  if (sides.length < 2 || !parties.some(isVenue)) return parties;
  return parties.map((party) => (isVenue(party) ? { ...party, role: 'venue' } : party));
}
