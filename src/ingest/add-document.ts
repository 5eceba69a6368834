import { type CollectionId, type DocumentId, isIntertieError, type PlaceId } from '../base/index.js';
import type { SourceDocument } from '../documents/index.js';
import type { Reading, SideClaim } from '../statements/index.js';
import { MY_DOCUMENTS, placesOf, type Reapplied } from '../store/index.js';
import { findCollection } from './choose-collection.js';
import type { IngestContext } from './context.js';
import { findSideClaims } from './find-side-claims.js';
import type { ModelAccount, ModelReader } from './model/read-along.js';
import { pageSources } from './page-sources.js';
import type { Digest } from './parse-digest.js';
import { readPage } from './read-page.js';
import type { Input } from './read-target.js';
import { readText, type TextReading } from './read-text.js';
import { LONGEST_WHOLE } from './text-parts.js';

/** Places kept of a text to read by hand: a gazetteer page names thousands. */
const MOST_NAMED = 300;

export interface AddedDocument {
  readonly document: DocumentId;
  /**
   * `scan`: a document of pictures, kept without statements; `by_hand`: a text in a language without rules, kept with the places it names;
   * `reread`: it was there and has been read again.
   */
  readonly outcome: 'added' | 'unchanged' | 'scan' | 'by_hand' | 'reread';
  readonly title: string | null;
  readonly collection: CollectionId;
  readonly language: string | null;
  /** Places named in a `by_hand` text, else 0. */
  readonly places: number;
  /** Drawn from it; 0 when unchanged. */
  readonly statements: number;
  readonly absences: number;
  /** What a language model added, when one read along. */
  readonly model?: ModelAccount;
  /** What became of people's decisions about a document that was read again. */
  readonly decisions?: Reapplied;
}

export interface AddOptions {
  /** The digest's own collection where it names one that exists, else "My documents", when not given. */
  readonly collection?: CollectionId | undefined;
  /** Reads along with the rules; the text is sent to it. None when not given. */
  readonly model?: ModelReader | null | undefined;
  /** Reads a document that is there already anew, by the rules of today; what people decided stays. */
  readonly again?: boolean | undefined;
}

/** The collection that a digest names, when there is one of that name. */
async function ownCollection(digest: Digest | null, { store }: IngestContext): Promise<CollectionId | null> {
  return digest?.collection ? await findCollection(store, digest.collection) : null;
}

/**
 * Reads one document through the rooms and stores it with all that was drawn from it, in one transaction; the ties that it
 * touches are gathered anew. The very same bytes at the same address again are `unchanged`, or are read anew where `again` asks for it.
 *
 * @throws IntertieError `document.*`, `digest.*`, `collection.unknown`, `disk.full`; nothing is stored then
 */
export async function addDocument(
  context: IngestContext,
  input: Input,
  options: AddOptions = {},
): Promise<AddedDocument> {
  const { store, gazetteer } = context;
  const page = await readPage(input);
  const { document, digest } = page;
  const collection = options.collection ?? (await ownCollection(digest, context)) ?? MY_DOCUMENTS;
  const title = document.title?.value ?? null;
  const about = { document: document.id, title, collection, language: document.language, places: 0 };
  if (!options.again && (await store.hasDocument(document.id))) {
    return { ...about, outcome: 'unchanged', statements: 0, absences: 0 };
  }
  const date = document.date?.value ?? null;
  const { language, id } = document;
  const { text } = document;
  const rules = readText(context, { text, date, language, document: id, structure: document });
  const read = await options.model?.readAlong(context, text, rules);
  const reading = read?.reading ?? rules;
  const byHand = isByHand(document, rules, reading) ? placesNamed(rules) : null;
  const sideClaims = sideClaimsOf(document, rules, context);
  const { publisher, origin, voice } = pageSources(page, context.vocabulary);
  const saved = await store.saveDocument({
    document,
    kind:
      digest !== null ? 'digest' : reading.statements.some(({ terms }) => terms) ? 'agreement' : 'article',
    ...(title === null ? {} : { title }),
    publisher,
    origin,
    voice,
    digestOf:
      digest === null
        ? null
        : {
            publisher: digest.of.publisher,
            agency: digest.of.agency,
            date: digest.of.date,
            url: digest.of.url,
          },
    collection,
    reading,
    byHand,
    sideClaims,
    // A whole that the text takes apart has a page, on which that is shown.
    places: placesOf(reading, gazetteer, new Map(), [...(byHand ?? []), ...wholesOf(sideClaims)]),
    bytes: input.bytes.length,
    again: options.again,
  });
  const kept = document.outcome === 'scan' ? 'scan' : byHand ? 'by_hand' : 'added';
  const outcome = saved.outcome === 'added' ? kept : saved.outcome;
  return {
    ...about,
    outcome,
    places: outcome === 'by_hand' ? (byHand?.length ?? 0) : 0,
    statements: saved.outcome === 'unchanged' ? 0 : reading.statements.length,
    absences: saved.outcome === 'unchanged' ? 0 : reading.absences.length,
    ...(read === undefined ? {} : { model: read.account }),
    ...(saved.decisions === undefined ? {} : { decisions: saved.decisions }),
  };
}

/** Those of a text that is read in one piece: a book is no article, and says such things on every page. */
function sideClaimsOf(
  { text, blocks }: SourceDocument,
  { mentions, language }: TextReading,
  { gazetteer }: IngestContext,
): readonly SideClaim[] {
  if (text.length > LONGEST_WHOLE) return [];
  return findSideClaims({ text, blocks, mentions, language: language ?? 'en' }, gazetteer);
}

const wholesOf = (claims: readonly SideClaim[]): readonly PlaceId[] =>
  claims.flatMap((claim) => (claim.what === 'composition' ? [claim.whole.id] : []));

/** Has text, which neither rules nor a language model read. */
const isByHand = (
  document: { readonly outcome: 'read' | 'scan' },
  rules: TextReading,
  { statements }: Pick<Reading, 'statements'>,
): boolean => document.outcome === 'read' && rules.byHandOnly && statements.length === 0;

/** Places of a reading by their first naming, those that the gazetteer knows. */
function placesNamed({ mentions }: Pick<Reading, 'mentions'>): readonly PlaceId[] {
  const named = mentions.flatMap((mention) =>
    mention.type === 'place' && mention.place !== null ? [mention.place.id] : [],
  );
  return [...new Set(named)].slice(0, MOST_NAMED);
}

/** A problem that ends a whole batch, because every further file would meet it: the database, not the file. */
export function endsBatch(error: unknown): boolean {
  return (
    isIntertieError(error) &&
    /^(store|schema|disk|collection|gazetteer|vocabulary|install)\./.test(error.code)
  );
}
