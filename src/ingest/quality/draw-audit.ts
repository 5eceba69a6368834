import { allocateSample, drawSample } from '../../analyses/index.js';
import { type DocumentId, IntertieError, type Span } from '../../base/index.js';
import type { Block } from '../../documents/index.js';
import { cutText } from '../../passages/index.js';
import { READER_METHOD } from '../../statements/index.js';
import {
  type AuditItem,
  type AuditText,
  countAuditable,
  drawAuditable,
  drawTexts,
  type ItemSeen,
  readAuditText,
  type Store,
  saveAudit,
  type Who,
} from '../../store/index.js';
import type { Kind } from '../../vocabulary/index.js';
import type { Languages } from '../load-languages.js';
import { claimSeen } from './claim-seen.js';

export interface AuditWish {
  /** Statements to sample; fewer where there are fewer. */
  readonly statements: number;
  /** Sentences to sample. */
  readonly sentences: number;
  /** Any text: the same seed draws the same sample from the same atlas. */
  readonly seed: string;
  /** Id of a collection; null: all of the atlas. */
  readonly collection: string | null;
}

export interface DrawnAudit {
  readonly id: string;
  readonly statements: number;
  readonly sentences: number;
}

/** Most documents whose sentences are counted: a random part of a large atlas, so that the work is bounded. */
const MOST_TEXTS = 500;
/** Characters of the text shown on each side of the passage. */
const AROUND = 400;

type Draft = Omit<AuditItem, 'number'>;

/**
 * Draws a random audit and keeps it: statements by kind, to see how much of what was read is right, and sentences of up to 500 random documents,
 * to see what was missed: half of them sentences in which something was read and half those in which nothing was, each weighted by how many
 * such there are. Items come in random order, so that coders do not tire on one kind.
 * @throws IntertieError `audit.nothing`
 */
export async function drawAudit(
  context: { readonly store: Store; readonly languages: Languages },
  wish: AuditWish,
  who: Who,
  at: Date,
): Promise<DrawnAudit> {
  const { store } = context;
  const { collection, seed } = wish;
  const statementStrata = await countAuditable(store.db, collection);
  const statements = await sampleStatements(store, wish, statementStrata);
  const sentences = await sampleSentences(context, wish);
  if (statements.length + sentences.items.length === 0) {
    throw new IntertieError(
      'audit.nothing',
      'there is nothing to audit',
      collection ?? 'the whole atlas',
      'add documents first: intertie add FILE; rows of tables are not read from texts and not audited',
    );
  }
  const drafts = [...statements, ...sentences.items].map((draft, index) => ({ id: String(index), draft }));
  const items = drawSample(drafts, drafts.length, seed).map(({ draft }, index) => ({
    ...draft,
    number: index + 1,
  }));
  const audit = {
    seed,
    collection,
    reader: READER_METHOD,
    statementStrata,
    sentenceStrata: sentences.strata,
    documents: sentences.documents,
    items,
  };
  const id = await saveAudit(store.db, audit, who, at);
  return { id, statements: statements.length, sentences: sentences.items.length };
}

async function sampleStatements(
  store: Store,
  { collection, seed, statements: size }: AuditWish,
  strata: readonly { readonly name: Kind; readonly population: number }[],
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const [name, count] of allocateSample(strata, size)) {
    for (const row of await drawAuditable(store.db, collection, name as Kind, count, seed)) {
      const text = await readAuditText(store.db, row.document.id);
      if (text === null) continue;
      const span = { start: row.evidence_start, end: row.evidence_end };
      drafts.push({
        what: 'statement',
        stratum: row.kind,
        document: row.document.id as DocumentId,
        statement: row.id,
        kind: row.kind,
        rule: row.rule,
        found: [],
        ...span,
        seen: seenOf(text.text, span, claimSeen(row)),
      });
    }
  }
  return drafts;
}

async function sampleSentences(
  { store, languages }: { readonly store: Store; readonly languages: Languages },
  { collection, seed, sentences: size }: AuditWish,
) {
  const ids = size > 0 ? await drawTexts(store.db, collection, seed, MOST_TEXTS) : [];
  const frame = { read: [] as Sentence[], silent: [] as Sentence[] };
  for (const id of ids) {
    const text = await readAuditText(store.db, id);
    if (text === null) continue;
    for (const sentence of sentencesOf(text, languages)) {
      frame[sentence.found.length > 0 ? 'read' : 'silent'].push(sentence);
    }
  }
  const half = Math.ceil(size / 2);
  const read = drawSample(frame.read, Math.max(half, size - frame.silent.length), seed);
  const silent = drawSample(frame.silent, size - read.length, seed);
  const items: Draft[] = [];
  for (const [stratum, drawn] of [
    ['read', read],
    ['silent', silent],
  ] as const) {
    for (const { document, found, start, end } of drawn) {
      const text = await readAuditText(store.db, document);
      if (text === null) continue;
      items.push({
        what: 'sentence',
        stratum,
        document: document as DocumentId,
        statement: null,
        kind: null,
        rule: null,
        found,
        start,
        end,
        seen: seenOf(text.text, { start, end }, null),
      });
    }
  }
  const strata = [
    { name: 'read', population: frame.read.length },
    { name: 'silent', population: frame.silent.length },
  ];
  return { items, strata, documents: ids.length };
}

interface Sentence extends Span {
  readonly id: string;
  readonly document: string;
  readonly found: readonly Kind[];
}

/** Sentences of a text's prose and lists, each with the kinds that were read from words of it. */
function sentencesOf(
  { id, text, language, blocks, statements }: AuditText,
  languages: Languages,
): Sentence[] {
  const lexicon = (languages.get(language ?? 'en') ?? languages.get('en'))?.lexicon;
  const prose = (blocks as readonly Block[]).filter(
    ({ kind }) => kind === 'paragraph' || kind === 'list_item',
  );
  const cut = cutText(text, prose, lexicon?.abbreviations ?? new Set());
  return cut.passages.map(({ start, end }) => ({
    id: `${id}:${start}`,
    document: id,
    start,
    end,
    found: [...new Set(statements.flatMap((one) => (one.start < end && start < one.end ? [one.kind] : [])))],
  }));
}

function seenOf(text: string, { start, end }: Span, claim: ItemSeen['claim']): ItemSeen {
  return {
    before: text.slice(Math.max(0, start - AROUND), start),
    passage: text.slice(start, end),
    after: text.slice(end, end + AROUND),
    claim,
  };
}
