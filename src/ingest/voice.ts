import { foldName, hashParts, type PartialDate } from '../base/index.js';

/**
 * The voice of a document (docs/reference/model.md): one for an agency's text and all of its copies, because origin, date
 * and title are the same. A document without a title has its own content for a voice, so that two nameless texts of one
 * day are never taken for copies.
 *
 * @param origin Name of the source it was taken from, as `classifySource` gives it.
 * @example voiceOf('BelTA', '2023-04-12', 'A title', contentHash); // 'v' and 16 digits
 */
export function voiceOf(
  origin: string,
  date: PartialDate | null,
  title: string | null,
  contentHash: string,
): string {
  const folded = title === null ? '' : foldName(title);
  return `v${hashParts('voice', foldName(origin), date ?? '', folded === '' ? contentHash : folded)}`;
}
