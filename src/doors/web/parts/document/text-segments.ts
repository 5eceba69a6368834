import type { Span } from '../../../../base/index.js';

/** A marked span of the text: a statement's or a denial's evidence. */
export interface Marked extends Span {
  readonly id: string;
}

/** A stretch of one block: plain, or under marks (outermost first). `ends`: marks whose last character is here. */
export interface Segment<M extends Marked> extends Span {
  readonly text: string;
  readonly marks: readonly M[];
  readonly ends: readonly M[];
}

export interface TextBlock<M extends Marked> extends Span {
  readonly kind: string;
  readonly segments: readonly Segment<M>[];
}

const BLANK = /^\s*$/u;

/** The blocks of a text and, as paragraphs, whatever text lies between them: nothing of a document is lost on its page. */
function wholeBlocks(text: string, blocks: readonly (Span & { readonly kind: string })[]) {
  const sorted = [...blocks].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const whole: (Span & { readonly kind: string })[] = [];
  let at = 0;
  const between = (start: number, end: number) => {
    let from = start;
    for (const part of text.slice(start, end).split(/(\n\s*\n)/u)) {
      if (!BLANK.test(part)) whole.push({ start: from, end: from + part.length, kind: 'paragraph' });
      from += part.length;
    }
  };
  for (const block of sorted) {
    const start = Math.max(block.start, at);
    if (start >= block.end) continue;
    between(at, start);
    whole.push({ start, end: Math.min(block.end, text.length), kind: block.kind });
    at = block.end;
  }
  between(at, text.length);
  return whole;
}

/**
 * A text cut into blocks and each block into segments, so that every mark is shown, also where marks overlap or cross. The segments
 * of a block, joined, are the block's text. Marks outside the text are cut to it.
 */
export function textSegments<M extends Marked>(
  text: string,
  blocks: readonly (Span & { readonly kind: string })[],
  marks: readonly M[],
): readonly TextBlock<M>[] {
  const within = marks.filter(({ start, end }) => start < end && start < text.length);
  return wholeBlocks(text, blocks).map((block) => {
    const touching = within.filter(({ start, end }) => start < block.end && block.start < end);
    const cuts = new Set([block.start, block.end]);
    for (const { start, end } of touching) {
      cuts.add(Math.max(start, block.start));
      cuts.add(Math.min(end, block.end));
    }
    const points = [...cuts].sort((a, b) => a - b);
    const segments = points.slice(0, -1).map((start, index): Segment<M> => {
      const end = points[index + 1] ?? start;
      const covering = touching
        .filter((mark) => mark.start < end && start < mark.end)
        .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
      const ends = covering.filter(
        (mark) => mark.end === end || (mark.end > block.end && end === block.end && isLastBlock(mark, block)),
      );
      return { start, end, text: text.slice(start, end), marks: covering, ends };
    });
    return { ...block, segments };
  });

  /** A mark that runs over white space after its last block ends in that block. */
  function isLastBlock(mark: M, block: Span): boolean {
    return BLANK.test(text.slice(block.end, Math.min(mark.end, text.length)));
  }
}
