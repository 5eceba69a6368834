import { sourceId } from '../../base/index.js';
import type { Block, SourceDocument } from '../../documents/index.js';
import type { CoverageRecord, SourceRecord } from '../../store/index.js';
import type { Vocabulary } from '../../vocabulary/index.js';
import type { TableCoverage, TableMapping } from './table-mapping.js';

/** Every pair of the listed countries, also a country with itself. */
export function coverageRecords(coverage: readonly TableCoverage[]): readonly CoverageRecord[] {
  return coverage.flatMap(({ kind, name, countries }) =>
    countries.flatMap((a, i) => countries.slice(i).map((b) => ({ kind, name, a, b }))),
  );
}

/** Who made the table: as the mapping says, else as the vocabulary knows him; a data set when nobody says. */
export function tableSource({ source }: TableMapping, vocabulary: Vocabulary): SourceRecord {
  const known = vocabulary.classifySource(source.name, source.url);
  return {
    id: sourceId(known.name),
    name: known.name,
    kind: source.kind ?? (known.kind === 'unknown' ? 'data_set' : known.kind),
    country: source.country ?? known.country,
    independence: known.note,
    licence: source.licence,
    url: source.url,
  };
}

/** The table as a document: its rows written out one a line, each a block. */
export function tableDocument(
  about: Pick<SourceDocument, 'id' | 'url' | 'contentHash' | 'text' | 'charset'>,
  mapping: TableMapping,
): SourceDocument {
  const { text } = about;
  const blocks: Block[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
    blocks.push({ kind: 'table_row', start, end });
    start = end + 1;
  }
  return {
    ...about,
    format: 'text',
    outcome: 'read',
    pages: null,
    blocks,
    title: { value: mapping.title, span: null },
    date: mapping.tableDate === null ? null : { value: mapping.tableDate, span: null },
    publisher: null,
    section: [],
    credit: null,
    language: null,
  };
}
