import type { Span } from '../base/index.js';
import { type Block, type BlockKind, readDateline } from '../documents/index.js';
import { findQuotes } from './quotes.js';
import { splitSentences } from './sentences.js';
import { type Tokens, tokenize } from './tokens.js';

/** One sentence (or table row), with the words it holds as a range of the document's tokens. */
export interface Passage extends Span {
  /** Number of its block, so that passages of one paragraph share it. */
  readonly paragraph: number;
  readonly block: BlockKind;
  /** Where its prose begins: behind the dateline ("ASTANA, 14 December –") of a paragraph that opens with one, else its start. */
  readonly prose: number;
  readonly firstWord: number;
  /** Exclusive. */
  readonly lastWord: number;
}

/** A text cut for reading: words, passages in order, and quoted stretches. */
export interface CutText {
  readonly text: string;
  readonly tokens: Tokens;
  readonly passages: readonly Passage[];
  readonly quotes: readonly Span[];
  readonly blocks: readonly Block[];
}

/**
 * Cuts a structured text into passages. Letterheads, navigation and credits are passages too (their places are mentions), each
 * its own block: a door that wants prose alone looks at `block`. Of a long text only `extent`, which holds the blocks, may be cut.
 */
export function cutText(
  text: string,
  blocks: readonly Block[],
  abbreviations: ReadonlySet<string>,
  extent: Span = { start: 0, end: text.length },
): CutText {
  const tokens = tokenize(text, extent.start, extent.end);
  const passages: Passage[] = [];
  const quotes: Span[] = [];
  let word = 0;
  blocks.forEach((block, paragraph) => {
    for (const quote of findQuotes(text, block)) quotes.push(quote);
    const dateline = block.kind === 'paragraph' ? readDateline(text.slice(block.start, block.end)) : null;
    const prose = dateline ? block.start + dateline.end : block.start;
    for (const sentence of splitSentences(text, block, abbreviations)) {
      while (word < tokens.count && (tokens.start[word] ?? 0) < sentence.start) word++;
      const firstWord = word;
      while (word < tokens.count && (tokens.start[word] ?? 0) < sentence.end) word++;
      if (word > firstWord)
        passages.push({
          start: sentence.start,
          end: sentence.end,
          paragraph,
          block: block.kind,
          prose: Math.max(sentence.start, Math.min(prose, sentence.end)),
          firstWord,
          lastWord: word,
        });
    }
  });
  return { text, tokens, passages, quotes, blocks };
}
