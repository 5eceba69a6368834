import {
  type Amount,
  dateBounds,
  type PartialDate,
  type Span,
  spanHolds,
  spansOverlap,
  tryPartialDate,
} from '../../base/index.js';
import { type AmountMention, type DateMention, type Mention, parseNumber } from '../../mentions/index.js';
import { locateWords } from './locate-words.js';
import type { ModelParagraph, ModelStatement } from './types.js';

/** A paragraph with what our reader found in it, against which a model's values are held. */
export interface CheckedParagraph {
  readonly paragraph: ModelParagraph;
  /** Mentions inside the paragraph. */
  readonly mentions: readonly Mention[];
  readonly language: string;
}

/** Where words stand in the paragraph, as offsets of the document. */
export const placesOfWords = ({ start, text }: ModelParagraph, words: string): Span[] =>
  locateWords(text, words).map((span) => ({ start: span.start + start, end: span.end + start }));

/** True when the days that `wide` may mean hold all days of `narrow`: a model may be vaguer than the text, never more exact. */
function covers(wide: PartialDate, narrow: PartialDate): boolean {
  const outer = dateBounds(wide);
  const inner = dateBounds(narrow);
  return (
    wide === narrow || (outer.first <= inner.first && inner.last <= outer.last && !/^-/.test(wide + narrow))
  );
}

/**
 * The date that the words stand for as our own reader reads them, where that is what the model says. Null when the words are not there, when
 * they give no date, or another one.
 */
export function checkDate(
  { paragraph, mentions }: CheckedParagraph,
  given: NonNullable<ModelStatement['date']>,
): { readonly date: PartialDate; readonly dateText: string } | null {
  const value = tryPartialDate(given.value);
  if (value === null) return null;
  const dates = mentions.filter((mention): mention is DateMention => mention.type === 'date');
  for (const words of placesOfWords(paragraph, given.words)) {
    for (const mention of dates.filter((date) => spansOverlap(words, date))) {
      for (const read of [mention.date, mention.past, mention.ahead])
        if (read && covers(value, read)) return { date: read, dateText: mention.surface };
    }
  }
  return null;
}

const nearest = <T extends Span>(spans: readonly T[], evidence: Span): T | undefined =>
  spans.find((span) => spanHolds(evidence, span)) ?? spans[0];

/** Digits in the words a model names, which stand for the value and belong to no figure or date that our reader read otherwise. */
function plainFigure(
  { paragraph, mentions, language }: CheckedParagraph,
  given: ModelStatement['amounts'][number],
  evidence: Span,
): Amount | null {
  if (locateWords(given.words, given.unit).length === 0) return null;
  const found = placesOfWords(paragraph, given.words).filter((words) => {
    const free = !mentions.some(
      (mention) => (mention.type === 'amount' || mention.type === 'date') && spansOverlap(mention, words),
    );
    return (
      free &&
      [...given.words.matchAll(/\d+(?:[.,]\d+)*/g)].some(
        ([digits]) => parseNumber(digits, language) === given.value,
      )
    );
  });
  return nearest(found, evidence) === undefined
    ? null
    : { value: given.value, unit: given.unit, qualifier: null, text: given.words };
}

/**
 * The figure of that value as our own reader reads it, in the evidence if it stands there, else elsewhere in the paragraph: "two dozen" is
 * 24, and the unit, the bound and the words are the text's. A figure that our reader passed over counts when its digits and its unit stand in
 * the words named. Null when there is none.
 */
export function checkAmount(
  checked: CheckedParagraph,
  given: ModelStatement['amounts'][number],
  evidence: Span,
): Amount | null {
  const figures = checked.mentions.filter(
    (mention): mention is AmountMention => mention.type === 'amount' && mention.amount.value === given.value,
  );
  return nearest(figures, evidence)?.amount ?? plainFigure(checked, given, evidence);
}
