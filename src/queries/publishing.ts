import type { CollectionId, SourceId } from '../base/index.js';
import { readPublishing, type SourcePolicy, type Store } from '../store/index.js';
import { toDocumentRef } from './to-views.js';
import type { DocumentRef } from './types.js';

/** What publishing a collection reveals: shown before it is done, and afterwards for whoever thinks it over. */
export interface PublishingView {
  readonly collection: {
    readonly id: CollectionId;
    readonly name: string;
    readonly description: string;
    readonly attribution: string | null;
    readonly licence: string | null;
    readonly published: boolean;
    readonly revision: number;
  };
  /** Newest first, at most 200 of `documentTotal`. */
  readonly documents: readonly DocumentRef[];
  readonly documentTotal: number;
  readonly olderVersions: number;
  readonly statements: number;
  readonly ties: number;
  readonly sources: readonly {
    readonly id: SourceId;
    readonly name: string;
    readonly policy: SourcePolicy;
    readonly revision: number;
    readonly documents: number;
    /** Documents of other collections that the policy holds for too. */
    readonly elsewhere: number;
  }[];
  /** At most 200 of `personTotal`. */
  readonly persons: readonly {
    readonly name: string;
    readonly role: string | null;
    readonly statements: number;
  }[];
  readonly personTotal: number;
  /** Reasons that people wrote for decisions about its documents: they stay private. */
  readonly reasons: number;
  /** What was looked at, as a mark: another one as soon as something of it has changed. */
  readonly seen: string;
}

const MOST_LISTED = 200;

/** For those who may publish only: it tells all of a private collection. Null where there is no such collection. */
export async function askPublishing(store: Store, id: CollectionId): Promise<PublishingView | null> {
  const row = await readPublishing(store.db, id, MOST_LISTED);
  if (!row) return null;
  return {
    ...row,
    collection: { ...row.collection, id },
    documents: row.documents.map(toDocumentRef),
    sources: row.sources.map((source) => ({ ...source, id: source.id as SourceId })),
  };
}
