import { type PartialDate, type Span, spanHolds } from '../base/index.js';
import { hasSign, type PlaceMention, SIGN, wordFrom } from '../mentions/index.js';
import { type CutText, endOf, GAP, gapBefore, startOf, wordAt } from '../passages/index.js';
import {
  type Kind,
  type Language,
  type Lexicon,
  type Role,
  WORD_CLASS,
  type Words,
} from '../vocabulary/index.js';
import type { DraftParty, Trigger } from './fact-drafts.js';

/** What the values of a fact are read from. */
export interface ValueContext {
  readonly cut: CutText;
  readonly language: Language;
  readonly words: Words;
  /** Day or month of writing, null when nobody knows. */
  readonly written: PartialDate | null;
}

export interface WordRange {
  readonly first: number;
  readonly next: number;
}

const MOST_PARTIES = 14;

export const inWords = (cut: CutText, range: WordRange, mention: Span): boolean =>
  mention.start >= startOf(cut.tokens, range.first) && mention.start < endOf(cut.tokens, range.next - 1);

/** Words behind the trigger within which a place still belongs to it. */
const NEAR = 6;

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
  for (let i = first - 1; i >= Math.max(floor, first - 8); i--) {
    const word = wordAt(tokens, i);
    if ((gapBefore(tokens, i + 1) & (GAP.comma | GAP.semicolon)) !== 0) return false;
    if (lexicon.originWords.has(word)) return true;
    if (((words.classes[i] ?? 0) & WORD_CLASS.PLACE) !== 0) {
      // "from Rogachev District in Mogilev Province": what holds an origin is one too.
      if (first - i > 3 || !joined) return false;
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
function comesFromThere({ cut, language }: ValueContext, first: number, floor: number): boolean {
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
function roleOf(
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

/**
 * The places of a segment as parties: each once, with its role, then the countries that demonyms name ("Belarusian specialists") where no
 * party lies in them. Places in the speaker's own role are no parties.
 */
export function partiesOf(
  context: ValueContext,
  range: WordRange,
  trigger: Trigger,
  places: readonly PlaceMention[],
  speakerRole: Span | null,
): DraftParty[] {
  const { cut, words } = context;
  const { rule } = trigger;
  const seen = new Set<string>();
  const parties: DraftParty[] = [];
  let near = rule.next;
  const byRule = (i: number): Role => {
    if (i < trigger.first) return rule.before;
    if (near === null || i >= trigger.next + NEAR) return rule.after;
    const role = near;
    near = null;
    return role;
  };
  const marks = [
    ...places
      .filter((mention) => inWords(cut, range, mention))
      .map((mention) => ({
        mention,
        first: wordFrom(cut.tokens, mention.start),
        code: null as string | null,
      })),
    ...demonymsIn(context, range).map(({ first, code }) => ({ mention: null, first, code })),
  ].sort((a, b) => a.first - b.first);
  const countries = new Set(marks.map(({ mention }) => mention?.country));
  for (const { mention, first, code } of marks) {
    const at = mention ?? { start: startOf(cut.tokens, first), end: endOf(cut.tokens, first) };
    if (speakerRole && spanHolds(speakerRole, at)) continue;
    const key = mention ? (mention.place?.id ?? mention.surface.toLowerCase()) : `${code}`;
    if (seen.has(key)) continue;
    if (mention === null) {
      if (
        countries.has(code) ||
        (((words.classes[first] ?? 0) & WORD_CLASS.ORG) !== 0 && parties.length >= 2)
      )
        continue;
      seen.add(key);
      const role = rule.kind === 'settlement_origin' ? 'origin' : byRule(first);
      parties.push({ role, mention, country: code });
      continue;
    }
    seen.add(key);
    if (rule.kind === 'visit' && comesFromThere(context, first, range.first)) continue;
    parties.push({
      role: roleOf(context, range, trigger, first, byRule(first)),
      mention,
      country: mention.country,
    });
  }
  const sides =
    rule.kind === 'visit' ? withHost(cut, trigger, parties) : withVenues(context, rule.kind, parties);
  return withoutNature(rule.kind, sides).slice(0, MOST_PARTIES);
}

/** "Elbląg odwiedziła delegacja z Lidy": where all are guests, those behind the verb are, and the place before it is the host. */
function withHost(cut: CutText, trigger: Trigger, parties: readonly DraftParty[]): readonly DraftParty[] {
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
function withVenues(
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

/** Seas and macro-regions only tell where, when two places with people of their own are named. */
function withoutNature(kind: Kind, parties: readonly DraftParty[]): readonly DraftParty[] {
  if (kind !== 'project' && kind !== 'agreement' && kind !== 'twinning') return parties;
  const own = parties.filter((party) => party.mention?.kind !== 'other');
  return own.length >= 2 ? own : parties;
}

/** Demonyms of a range, by word. */
function demonymsIn({ cut, language }: ValueContext, range: WordRange): { first: number; code: string }[] {
  const found: { first: number; code: string }[] = [];
  for (let i = range.first; i < range.next; i++) {
    if (!hasSign(cut.tokens, i, language.lexicon, SIGN.demonym)) continue;
    const code = language.lexicon.demonyms.get(wordAt(cut.tokens, i));
    if (code !== undefined) found.push({ first: i, code });
  }
  return found;
}

/** Letters that a comma between counts for. */
const PARTED = 12;

export function nearest<T extends Span>(cut: CutText, trigger: Trigger, mentions: readonly T[]): T | null {
  const from = startOf(cut.tokens, trigger.first);
  const to = endOf(cut.tokens, trigger.next - 1);
  let best: T | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const mention of mentions) {
    const before = mention.end <= from;
    const gap = before ? from - mention.end + 1 : Math.max(0, mention.start - to);
    // "Opened in 1978, it was suspended in 2020": what stands behind a comma belongs to something else first.
    const apart = before ? cut.text.slice(mention.end, from) : cut.text.slice(to, mention.start);
    const distance = gap + (/[,;]/.test(apart) ? PARTED : 0);
    if (distance < bestDistance) {
      best = mention;
      bestDistance = distance;
    }
  }
  return best;
}
