import { documentId, hashContent } from '../base/index.js';
import { readDocument, type SourceDocument } from '../documents/index.js';
import { type Digest, isDigest, parseDigest } from './parse-digest.js';
import { type Input, MAX_DOCUMENT_BYTES } from './read-target.js';

/** A document as it came in: a page of somebody's, or a digest of ours with what it says of its original. */
export interface Page {
  readonly document: SourceDocument;
  readonly digest: Digest | null;
}

/** Enough to see the front matter of a digest. */
const HEAD_BYTES = 8192;

/**
 * Reads bytes into a document. A digest's text is what stands below its front matter, which gives its title, date (its
 * original's) and language.
 *
 * @throws IntertieError `document.*` as `readDocument`, `digest.*` as `parseDigest`
 */
export async function readPage(input: Input): Promise<Page> {
  const { bytes, url, name, contentType } = input;
  const hints = {
    url,
    name,
    maxBytes: MAX_DOCUMENT_BYTES,
    ...(contentType === null ? {} : { contentType }),
  };
  if (!isDigest(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)))) {
    return { document: await readDocument(bytes, hints), digest: null };
  }
  const digest = parseDigest(name, new TextDecoder().decode(bytes));
  const body = await readDocument(new TextEncoder().encode(digest.body), hints);
  const contentHash = hashContent(bytes);
  const { date, agency } = digest.of;
  return {
    digest,
    document: {
      ...body,
      id: documentId(url, contentHash),
      contentHash,
      title: { value: digest.title, span: null },
      date: date === null ? null : { value: date, span: null },
      publisher: null,
      credit: agency === null ? null : { value: agency, span: null },
      language: digest.language ?? body.language,
    },
  };
}
