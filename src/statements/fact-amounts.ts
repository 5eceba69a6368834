import type { Amount } from '../base/index.js';
import { type AmountMention, figureAt, wordFrom } from '../mentions/index.js';
import { type CutText, endOf, startOf, wordAt } from '../passages/index.js';
import type { Kind, Language } from '../vocabulary/index.js';
import type { SegmentMentions, Trigger } from './fact-drafts.js';
import { inWords, nearest, type ValueContext, type WordRange } from './fact-values.js';

const isMoney = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

/** Money measures trade, projects and papers before counts do; percentages measure trade before settlers. */
function rank(amount: Amount, kind: Kind): number {
  if (kind === 'trade_flow') return isMoney(amount.unit) ? 3 : amount.unit === 'percent' ? 2 : 1;
  // "42 firms concluded contracts worth 95 million": what papers are worth, before who signed them.
  if (kind === 'project' || kind === 'commitment' || kind === 'agreement')
    return isMoney(amount.unit) ? 2 : 1;
  return amount.unit === 'percent' || isMoney(amount.unit) ? 0 : 1;
}

/** Up to so many, "the two universities", "the three councils" are those named before. */
const FEW = 5;

/** Small counts of sides ("the two cities") measure nothing, nor does money that is not the kind's own. */
function measures(
  { amount, start }: AmountMention,
  kind: Kind,
  { tokens }: CutText,
  { lexicon }: Language,
): boolean {
  const { unit, value } = amount;
  if (isMoney(unit)) return kind !== 'visit' && kind !== 'settlement_origin';
  if (value <= 2 && (kind === 'agreement' || lexicon.placeNouns.has(unit) || lexicon.pairNouns.has(unit)))
    return false;
  if (value > FEW || unit === 'percent') return true;
  const before = wordAt(tokens, wordFrom(tokens, start) - 1);
  const known = lexicon.articles.has(before) && lexicon.numbers.get(before) !== 1;
  return !known;
}

/** Words around a trade's trigger within which a rank is told. */
const RANK_NEAR = 2;

/** "India ranks seventh among the region's partners", where no figure measures the trade. */
function rankOf({ tokens, text }: CutText, { first, next }: Trigger, { lexicon }: Language): Amount[] {
  for (let i = Math.max(0, first - RANK_NEAR); i < next + RANK_NEAR; i++) {
    const value = lexicon.ordinals.get(wordAt(tokens, i));
    if (value !== undefined)
      return [
        { value, unit: 'rank', qualifier: null, text: text.slice(startOf(tokens, i), endOf(tokens, i)) },
      ];
  }
  return [];
}

/** "Prolonged in 2018 for ten years", "une convention de trois ans": the length of a paper measures it when nothing else does. */
function termOf(
  { cut, language }: Pick<ValueContext, 'cut' | 'language'>,
  range: WordRange,
  { dates }: SegmentMentions,
): Amount[] {
  const { tokens, text } = cut;
  const { lexicon } = language;
  const length = dates.find((date) => date.years !== null && inWords(cut, range, date));
  if (length?.years) {
    const lead = wordAt(tokens, wordFrom(tokens, length.start));
    if (lexicon.dates.for.has(lead) && !lexicon.dates.since.has(lead) && !lexicon.dates.ago.has(lead))
      return [{ value: length.years, unit: 'years', qualifier: null, text: length.surface }];
  }
  for (let i = range.first + 1; i < range.next; i++) {
    if (!lexicon.dates.year.has(wordAt(tokens, i))) continue;
    const first = i - 1;
    const figure = figureAt(tokens, first, i, lexicon);
    const start = startOf(tokens, first);
    if (figure?.next !== i || !Number.isInteger(figure.value) || figure.value > 99) continue;
    if (dates.some((date) => date.start <= start && start < date.end)) continue;
    return [
      { value: figure.value, unit: 'years', qualifier: null, text: text.slice(start, endOf(tokens, i)) },
    ];
  }
  return [];
}

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
      measures(mention, rule.kind, cut, language),
  );
  if (rule.total || rule.amount === 'count') {
    const counted = own.filter(({ amount }) => amount.unit !== 'percent' && !isMoney(amount.unit));
    const best = nearest(cut, trigger, counted);
    return best ? [best.amount] : [];
  }
  if (rule.kind === 'agreement' && own.length === 0) return termOf({ cut, language }, range, mentions);
  if (rule.kind === 'trade_flow' && own.length === 0) return rankOf(cut, trigger, language);
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
