import { type Amount, type Span, spanHolds } from '../base/index.js';
import type { DateMention, PlaceMention } from '../mentions/index.js';
import { type CutText, endOf, startOf, wordAt } from '../passages/index.js';
import { type Kind, type Language, WORD_CLASS, type Words } from '../vocabulary/index.js';
import type { DraftParty, SegmentMentions, Trigger } from './fact-drafts.js';

/** What the values of a fact are read from. */
export interface ValueContext {
  readonly cut: CutText;
  readonly language: Language;
  readonly words: Words;
}

interface WordRange {
  readonly first: number;
  readonly next: number;
}

const MOST_PARTIES = 14;
const isMoney = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

export const inWords = (cut: CutText, range: WordRange, mention: Span): boolean =>
  mention.start >= startOf(cut.tokens, range.first) && mention.start < endOf(cut.tokens, range.next - 1);

/**
 * The places of a segment as parties: each once, with the role that the rule gives to its side of the trigger, then the countries that
 * demonyms name ("Belarusian specialists") where no party lies in them. Places in the speaker's own role are no parties.
 */
export function partiesOf(
  { cut, words, language }: ValueContext,
  range: WordRange,
  trigger: Trigger,
  places: readonly PlaceMention[],
  speakerRole: Span | null,
): DraftParty[] {
  const pivot = startOf(cut.tokens, trigger.first);
  const seen = new Set<string>();
  const parties: DraftParty[] = [];
  for (const mention of places) {
    if (!inWords(cut, range, mention) || (speakerRole && spanHolds(speakerRole, mention))) continue;
    const key = mention.place?.id ?? mention.surface.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    const role = mention.start < pivot ? trigger.rule.before : trigger.rule.after;
    parties.push({ role, mention, country: mention.country });
  }
  for (let i = range.first; i < range.next; i++) {
    const code = language.lexicon.demonyms.get(wordAt(cut.tokens, i));
    if (code === undefined || seen.has(code) || parties.some((party) => party.country === code)) continue;
    const at = { start: startOf(cut.tokens, i), end: endOf(cut.tokens, i) };
    if (speakerRole && spanHolds(speakerRole, at)) continue;
    if (((words.classes[i] ?? 0) & WORD_CLASS.ORG) !== 0 && parties.length >= 2) continue;
    seen.add(code);
    parties.push({
      role: i < trigger.first ? trigger.rule.before : trigger.rule.after,
      mention: null,
      country: code,
    });
  }
  return parties.slice(0, MOST_PARTIES);
}

function nearest<T extends Span>(cut: CutText, trigger: Trigger, mentions: readonly T[]): T | null {
  const from = startOf(cut.tokens, trigger.first);
  const to = endOf(cut.tokens, trigger.next - 1);
  let best: T | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const mention of mentions) {
    const distance = mention.end <= from ? from - mention.end + 1 : Math.max(0, mention.start - to);
    if (distance < bestDistance) {
      best = mention;
      bestDistance = distance;
    }
  }
  return best;
}

/** The date of a fact: the nearest point or interval of its segment; an age counts for relations that have one, and where nothing else dates. */
export function dateOf(
  { cut }: ValueContext,
  range: WordRange,
  trigger: Trigger,
  dates: readonly DateMention[],
): DateMention | null {
  const own = dates.filter((date) => inWords(cut, range, date) && date.date !== null && !date.recurring);
  const points = own.filter((date) => date.years === null);
  const ages = own.filter((date) => date.years !== null);
  if (trigger.rule.kind === 'twinning' && ages.length > 0 && points.every((point) => !point.absolute)) {
    return ages[0] ?? null;
  }
  return nearest(cut, trigger, points) ?? (trigger.rule.kind === 'visit' ? null : (ages[0] ?? null));
}

/** Money measures trade and projects before counts do; percentages measure trade before settlers. */
function rank(amount: Amount, kind: Kind): number {
  if (kind === 'trade_flow') return isMoney(amount.unit) ? 3 : amount.unit === 'percent' ? 2 : 1;
  if (kind === 'project' || kind === 'commitment') return isMoney(amount.unit) ? 2 : 1;
  return amount.unit === 'percent' || isMoney(amount.unit) ? 0 : 1;
}

/** Small counts of sides ("the two cities") measure nothing. */
const measures = (amount: Amount, language: Language): boolean =>
  !(amount.value <= 2 && language.lexicon.placeNouns.has(amount.unit));

/** The figures of a fact, the one that measures it first: at most four. A relation's only figure is its age. */
export function amountsOf(
  { cut, language }: ValueContext,
  range: WordRange,
  trigger: Trigger,
  mentions: SegmentMentions,
): Amount[] {
  const { rule } = trigger;
  if (rule.kind === 'twinning') {
    const age = mentions.dates.find((date) => date.years !== null && inWords(cut, range, date));
    return age?.years ? [{ value: age.years, unit: 'years', qualifier: null, text: age.surface }] : [];
  }
  const own = mentions.amounts.filter(
    (mention) =>
      inWords(cut, range, mention) &&
      !language.lexicon.timeUnits.has(mention.amount.unit) &&
      measures(mention.amount, language),
  );
  if (rule.total || rule.amount === 'count') {
    const counted = own.filter(({ amount }) => amount.unit !== 'percent' && !isMoney(amount.unit));
    const best = nearest(cut, trigger, counted);
    return best ? [best.amount] : [];
  }
  return [...own]
    .sort((a, b) => rank(b.amount, rule.kind) - rank(a.amount, rule.kind) || a.start - b.start)
    .map(({ amount }) => amount)
    .slice(0, 4);
}

/** True when a figure of `next` measures the kind better than those of `before`. */
export function measuresBetter(kind: Kind, before: readonly Amount[], next: readonly Amount[]): boolean {
  const best = (amounts: readonly Amount[]): number =>
    Math.max(-1, ...amounts.map((amount) => rank(amount, kind)));
  return best(next) > best(before);
}
