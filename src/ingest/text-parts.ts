import type { Span } from '../base/index.js';
import type { Block } from '../documents/index.js';

/** Up to so many characters a text is read in one piece, with all of it in mind: a book of 150 pages. */
export const LONGEST_WHOLE = 400_000;
/** A longer one is read in parts of about so many. */
const PART = 200_000;
/** What stands before a part is read again with it, so that it knows who speaks, of which year, and what "both cities" are. */
const LEAD_IN = 4_000;

/** A stretch of a long text that is read at once. */
export interface TextPart {
  /** Blocks of the part, those of the lead-in before them. */
  readonly blocks: readonly Block[];
  /** What is drawn from here on is the part's own; what begins earlier was drawn with the part before. */
  readonly from: number;
}

/** A sentence's end, or failing that a blank, before `most`; never between the halves of a pair. */
function cutAt(text: string, from: number, most: number): number {
  const least = most - ((most - from) >> 2);
  for (let at = most; at > least; at--) {
    if (/\s/.test(text.charAt(at)) && /[.!?…]/.test(text.charAt(at - 1))) return at;
  }
  for (let at = most; at > least; at--) if (/\s/.test(text.charAt(at))) return at;
  const half = text.charCodeAt(most);
  return half >= 0xdc00 && half <= 0xdfff ? most - 1 : most;
}

/** Blocks none of which is longer than a part; one that was is cut at the ends of sentences. */
function* shortBlocks(text: string, blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    let start = block.start;
    while (block.end - start > PART) {
      const end = cutAt(text, start, start + PART);
      yield { ...block, start, end };
      start = end;
    }
    yield { ...block, start };
  }
}

/** Blocks at the end of `blocks` that fit into a lead-in, the last one cut at its beginning when it alone is too long. */
function leadIn(text: string, blocks: readonly Block[]): Block[] {
  const found: Block[] = [];
  const from = (blocks.at(-1)?.end ?? 0) - LEAD_IN;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i];
    if (!block || block.end <= from) break;
    if (block.start >= from) found.unshift(block);
    else if (found.length === 0) {
      const blank = text.indexOf(' ', from);
      found.unshift({ ...block, start: blank < 0 || blank >= block.end ? from : blank });
    } else break;
  }
  return found;
}

/** The parts of a long text, in order: cut at the ends of paragraphs where these are shorter than a part, each with its lead-in. */
export function* textParts(text: string, blocks: readonly Block[]): Generator<TextPart> {
  let own: Block[] = [];
  let size = 0;
  let lead: Block[] = [];
  const part = (): TextPart => ({ blocks: [...lead, ...own], from: own[0]?.start ?? 0 });
  for (const block of shortBlocks(text, blocks)) {
    const length = block.end - block.start;
    if (own.length > 0 && size + length > PART) {
      yield part();
      lead = leadIn(text, own);
      own = [];
      size = 0;
    }
    own.push(block);
    size += length;
  }
  if (own.length > 0) yield part();
}

/** From the first of the blocks to the end of the last. */
export const extentOf = (blocks: readonly Block[]): Span => ({
  start: blocks[0]?.start ?? 0,
  end: blocks.at(-1)?.end ?? 0,
});
