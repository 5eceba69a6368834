import { type DocumentId, hashParts, type Span, type StatementId } from '../../base/index.js';
import type { Party, Statement } from '../../statements/index.js';
import type { Vocabulary } from '../../vocabulary/index.js';
import type { BadRow, RowDraft, RowPlace } from './row-draft.js';
import type { TablePlace } from './table-places.js';

/** A data set's row is read exactly; what may be wrong is the data set. */
const CONFIDENCE = 0.95;

export interface DrawnRows {
  /** One row a line, in the table's order. */
  readonly text: string;
  readonly statements: readonly Statement[];
  /** Rows that say nothing: both ends are one place. */
  readonly bad: readonly BadRow[];
}

interface DrawContext {
  readonly document: DocumentId;
  /** "table:wikidata-twins" */
  readonly method: string;
  readonly vocabulary: Vocabulary;
  placeOf(place: RowPlace): TablePlace;
}

/** Writes the rows out as a text and draws one statement from each; its evidence is the row's line. */
export function drawRows(drafts: readonly RowDraft[], context: DrawContext): DrawnRows {
  const lines: string[] = [];
  const statements: Statement[] = [];
  const bad: BadRow[] = [];
  let at = 0;
  for (const draft of drafts) {
    const parties = partiesOf(draft, at, context);
    if (new Set(parties.map((party) => party.place)).size < 2) {
      const names = draft.places.map((place) => place.name).join(' | ');
      bad.push({ line: draft.line, column: '', value: names, why: 'both ends are the same place' });
      continue;
    }
    statements.push(statementOf(draft, parties, at, context));
    lines.push(draft.passage);
    at += draft.passage.length + 1;
  }
  return { text: lines.join('\n'), statements, bad };
}

/** Where each party's name stands in the row's line, one after another. */
function partiesOf(draft: RowDraft, at: number, { placeOf }: DrawContext): readonly Party[] {
  let from = 0;
  return draft.places.map((row) => {
    const record = placeOf(row);
    const name = row.name.replace(/\s+/g, ' ');
    const start = draft.passage.indexOf(name, from);
    if (start >= 0) from = start + name.length;
    return {
      role: row.role,
      surface: row.name,
      place: record.id,
      name: record.name,
      country: record.country,
      inside: record.position === 'inside' ? record.parent : null,
      span: start < 0 ? null : { start: at + start, end: at + start + name.length },
    };
  });
}

function statementOf(
  draft: RowDraft,
  parties: readonly Party[],
  at: number,
  context: DrawContext,
): Statement {
  const { vocabulary, document, method } = context;
  const evidence: Span = { start: at, end: at + draft.passage.length };
  const places = parties.map((party) => `${party.role}=${party.place}`);
  const id = hashParts(
    'statement',
    document,
    draft.kind,
    String(evidence.start),
    String(evidence.end),
    ...places,
  );
  const objectAt = draft.object === null ? -1 : draft.passage.indexOf(draft.object);
  return {
    id: `f${id}` as StatementId,
    document,
    kind: draft.kind,
    parties,
    date: draft.date,
    dateText: null,
    amounts: draft.amount === null ? [] : [draft.amount],
    claimsTotal: false,
    speaker: null,
    status: draft.status,
    lifecycle: vocabulary.lifecycleOf(draft.kind, draft.status, []),
    object:
      draft.object === null || objectAt < 0
        ? null
        : { text: draft.object, start: at + objectAt, end: at + objectAt + draft.object.length },
    evidence,
    quote: draft.passage,
    notes: [],
    goods: draft.kind === 'trade_flow' && draft.object !== null ? vocabulary.goodsIn(draft.object) : [],
    method,
    rule: null,
    confidence: CONFIDENCE,
  };
}
