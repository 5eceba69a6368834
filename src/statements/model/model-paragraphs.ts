import { type Span, spanHolds, spanWindow } from '../../base/index.js';
import type { Block } from '../../documents/index.js';
import type { Mention, PlaceMention } from '../../mentions/index.js';
import { splitSentences } from '../../passages/index.js';
import type { ModelParagraph, NumberedPlace } from './types.js';

/** Characters that a model is asked about at once; longer paragraphs are cut between sentences. */
export const LONGEST_PARAGRAPH = 3000;

const READABLE: ReadonlySet<string> = new Set(['paragraph', 'list_item', 'caption', 'table_row']);

/** A sentence longer than the limit, cut at white space where there is some. */
function cutSentence(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  while (end - from > LONGEST_PARAGRAPH) {
    const space = text.lastIndexOf(' ', from + LONGEST_PARAGRAPH);
    const until = space > from ? space : from + LONGEST_PARAGRAPH;
    parts.push({ start: from, end: until });
    from = until;
  }
  return [...parts, { start: from, end }];
}

function cutBlock(text: string, block: Block, abbreviations: ReadonlySet<string>): Span[] {
  if (block.end - block.start <= LONGEST_PARAGRAPH) return [{ start: block.start, end: block.end }];
  const parts: { start: number; end: number }[] = [];
  for (const sentence of splitSentences(text, block, abbreviations).flatMap((one) =>
    cutSentence(text, one),
  )) {
    const last = parts.at(-1);
    if (last && sentence.end - last.start <= LONGEST_PARAGRAPH) last.end = sentence.end;
    else parts.push({ start: sentence.start, end: sentence.end });
  }
  return parts;
}

function numbered(mentions: readonly PlaceMention[]): NumberedPlace[] {
  const byPlace = new Map<string, PlaceMention[]>();
  for (const mention of mentions) {
    const key = mention.place?.id ?? `? ${mention.surface}`;
    const before = byPlace.get(key);
    if (before) before.push(mention);
    else byPlace.set(key, [mention]);
  }
  return [...byPlace.values()].map((list, index) => ({ number: index + 1, mentions: list }));
}

/**
 * The stretches of a document that a model is asked about, in text order: paragraphs, items of lists, captions and rows in which a place
 * is named, each with its places numbered. Others are left out, because a statement without a place could not be checked.
 */
export function modelParagraphs(
  text: string,
  blocks: readonly Block[],
  mentions: readonly Mention[],
  abbreviations: ReadonlySet<string>,
): ModelParagraph[] {
  const placesIn = spanWindow(
    mentions.filter((mention): mention is PlaceMention => mention.type === 'place'),
  );
  return blocks
    .filter((block) => READABLE.has(block.kind))
    .flatMap((block) => cutBlock(text, block, abbreviations))
    .map((span) => ({
      ...span,
      text: text.slice(span.start, span.end),
      places: numbered(placesIn(span).filter((place) => spanHolds(span, place))),
    }))
    .filter((paragraph) => paragraph.places.length > 0);
}
