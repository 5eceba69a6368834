import type { Amount } from '../base/index.js';
import { wordFrom } from '../mentions/index.js';
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

/** Small counts of sides ("the two cities") measure nothing. */
const measures = (amount: Amount, kind: Kind, language: Language): boolean =>
  !(
    amount.value <= 2 &&
    ((kind === 'agreement' && !isMoney(amount.unit)) ||
      language.lexicon.placeNouns.has(amount.unit) ||
      language.lexicon.pairNouns.has(amount.unit))
  );

/** "India ranks seventh among the region's partners", where no figure measures the trade. */
function rankOf({ tokens, text }: CutText, { first, next }: Trigger, { lexicon }: Language): Amount[] {
  for (let i = first; i < next + 2; i++) {
    const value = lexicon.ordinals.get(wordAt(tokens, i));
    if (value !== undefined)
      return [
        { value, unit: 'rank', qualifier: null, text: text.slice(startOf(tokens, i), endOf(tokens, i)) },
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
      measures(mention.amount, rule.kind, language),
  );
  if (rule.total || rule.amount === 'count') {
    const counted = own.filter(({ amount }) => amount.unit !== 'percent' && !isMoney(amount.unit));
    const best = nearest(cut, trigger, counted);
    return best ? [best.amount] : [];
  }
  // "Prolonged in 2018 for ten years": the length of a paper measures it when nothing else does.
  if (rule.kind === 'agreement' && own.length === 0) {
    const length = mentions.dates.find((date) => date.years !== null && inWords(cut, range, date));
    if (
      length?.years &&
      language.lexicon.dates.for.has(wordAt(cut.tokens, wordFrom(cut.tokens, length.start)))
    )
      return [{ value: length.years, unit: 'years', qualifier: null, text: length.surface }];
  }
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
