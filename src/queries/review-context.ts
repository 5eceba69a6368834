import type { Amount } from '../base/index.js';

/** A piece of the text around a passage. `party`: which of the statement's parties it names. */
export interface ContextPiece {
  readonly text: string;
  /** Part of the passage, or of what stands before and after it. */
  readonly within: boolean;
  readonly mark: 'party' | 'date' | 'amount' | null;
  readonly party: number | null;
}

interface Marked {
  readonly start: number;
  readonly end: number;
  readonly mark: 'party' | 'date' | 'amount';
  readonly party: number | null;
}

export interface ContextInput {
  /** The text around the passage, the passage in it. */
  readonly around: string;
  readonly quote: string;
  /** Where the passage begins in the whole text. */
  readonly start: number;
  readonly parties: readonly {
    readonly position: number;
    readonly surface: string;
    readonly start: number | null;
    readonly end: number | null;
  }[];
  readonly dateText: string | null;
  readonly amounts: readonly Amount[];
}

/** Characters shown on each side of the passage, cut at a word. */
const BESIDE = 280;

/**
 * The passage in its context, cut into pieces: where its parties, its date and its figures stand. A party before or after the passage ("the city" of
 * the sentence before) is marked there. The passage alone where the text around does not hold it.
 *
 * @example contextPieces(input).filter(({ within }) => within).map(({ text }) => text).join(''); // the quote
 */
export function contextPieces(input: ContextInput): readonly ContextPiece[] {
  const { around, quote } = input;
  const at = nearestTo(around, quote);
  const [text, begin] = at < 0 ? [quote, 0] : [around, at];
  const from = wordStart(text, Math.max(0, begin - BESIDE));
  const to = wordEnd(text, Math.min(text.length, begin + quote.length + BESIDE));
  const marks = withoutOverlaps(marksIn(input, text, begin)).filter(
    ({ start, end }) => start >= from && end <= to,
  );
  const cuts = new Set([
    from,
    begin,
    begin + quote.length,
    to,
    ...marks.flatMap(({ start, end }) => [start, end]),
  ]);
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] ?? start;
    const marked = marks.find((mark) => mark.start <= start && end <= mark.end);
    return {
      text: text.slice(start, end),
      within: start >= begin && end <= begin + quote.length,
      mark: marked?.mark ?? null,
      party: marked?.party ?? null,
    };
  });
}

/** The same sentence may stand twice near by: the one in the middle is meant. */
function nearestTo(around: string, quote: string): number {
  if (quote === '') return -1;
  const middle = (around.length - quote.length) / 2;
  let best = -1;
  for (let at = around.indexOf(quote); at >= 0; at = around.indexOf(quote, at + 1)) {
    if (best < 0 || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
  }
  return best;
}

function marksIn(
  { quote, start, parties, dateText, amounts }: ContextInput,
  text: string,
  begin: number,
): Marked[] {
  const shift = begin - start;
  const spans = parties.flatMap(({ position, surface, start: first, end }): Marked[] => {
    if (
      first !== null &&
      end !== null &&
      surface !== '' &&
      text.slice(first + shift, end + shift) === surface
    ) {
      return [{ start: first + shift, end: end + shift, mark: 'party', party: position }];
    }
    return found(quote, surface, begin, 'party', position);
  });
  return [
    ...spans,
    ...found(quote, dateText ?? '', begin, 'date', null),
    ...amounts.flatMap((amount) => found(quote, amount.text, begin, 'amount', null)),
  ];
}

function found(
  quote: string,
  words: string,
  begin: number,
  mark: Marked['mark'],
  party: number | null,
): Marked[] {
  const at = words.trim() === '' ? -1 : quote.indexOf(words);
  return at < 0 ? [] : [{ start: begin + at, end: begin + at + words.length, mark, party }];
}

/** Of two that overlap the one found first stays: parties before dates before figures. */
function withoutOverlaps(marks: readonly Marked[]): Marked[] {
  const kept: Marked[] = [];
  for (const mark of marks) {
    if (kept.every(({ start, end }) => mark.end <= start || end <= mark.start)) kept.push(mark);
  }
  return kept;
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + 40).search(/\s/);
  return space < 0 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at === text.length) return at;
  const space = text.slice(0, at).search(/\s\S*$/);
  return space < 0 || at - space > 40 ? at : space;
}
