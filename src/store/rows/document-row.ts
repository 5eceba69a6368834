import type { Insertable } from 'kysely';
import type { DocumentTable } from '../database.js';
import type { SaveInput } from '../types.js';
import { dayColumns } from './day-columns.js';
import { storableJson, storableText } from './storable-text.js';

export function documentRow(
  input: SaveInput,
  previous: string | null,
  version: number,
): Insertable<DocumentTable> {
  const { document } = input;
  const days = dayColumns(document.date?.value ?? null);
  return {
    id: document.id,
    kind: input.kind,
    collection: input.collection,
    source: input.publisher.id,
    origin: input.origin.id,
    voice: input.voice,
    own_voice: input.voice,
    digest_of: input.digestOf ? storableJson(input.digestOf) : null,
    title: storableText(input.title ?? document.title?.value ?? endOfAddress(document.url)),
    date: days.date,
    date_first: days.date_first,
    date_last: days.date_last,
    url: storableText(document.url),
    content_hash: document.contentHash,
    version,
    previous,
    format: document.format,
    language: document.language,
    charset: document.charset,
    outcome: input.byHand ? 'by_hand' : document.outcome,
    named_places: input.byHand ? [...input.byHand] : null,
    side_claims: input.sideClaims?.length ? storableJson(input.sideClaims) : null,
    pages: document.pages,
    text: storableText(document.text),
    blocks: storableJson(document.blocks),
    structure: storableJson({
      title: document.title,
      date: document.date,
      publisher: document.publisher,
      section: document.section,
      credit: document.credit,
    }),
    bytes: input.bytes,
  };
}

/** "https://example.org/news/42/" gives "42", a bare host itself. */
function endOfAddress(url: string): string {
  return (
    url
      .replace(/[?#].*$/, '')
      .split(/[/:]/)
      .filter(Boolean)
      .at(-1) ?? url
  );
}
