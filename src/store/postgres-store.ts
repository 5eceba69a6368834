import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { type CollectionId, collectionId, type DocumentId } from '../base/index.js';
import type { GatheredTie } from '../statements/index.js';
import { TIE_KINDS } from '../vocabulary/index.js';
import type { ScryptCost } from './accounts/password-hash.js';
import { PostgresAccounts } from './accounts/postgres-accounts.js';
import type { Accounts } from './accounts/types.js';
import { inTransaction, type Transaction, type TransactionOptions } from './connection.js';
import type { Database } from './database.js';
import { databaseError } from './database-error.js';
import { type BatchOptions, decideEach, decideOne, type Made } from './decisions/decide.js';
import { reapplyDecisions } from './decisions/re-apply/re-apply.js';
import { distinctScopes } from './decisions/scopes-of-statements.js';
import type { BatchOutcome, Decision, NewDecision, Who } from './decisions/types.js';
import { undoEach, undoOne } from './decisions/undo.js';
import { countImpact } from './gathering/count-impact.js';
import { regather } from './gathering/regather.js';
import { saveTies } from './gathering/save-ties.js';
import { gatherScopes } from './gathering/scopes.js';
import { stateOf } from './gathering/state-of.js';
import { testimoniesFor } from './gathering/testimonies.js';
import { kyselyKeepingPlans } from './lookups.js';
import { followDocuments } from './promises/follow-promises.js';
import { readStatus } from './read-status.js';
import { reattachTies } from './ties-decided/reattach-ties.js';
import type {
  CollectionRecord,
  GatherScope,
  SaveInput,
  SaveOutcome,
  SourceRecord,
  Store,
  StoreStatus,
} from './types.js';
import { regroupVoices } from './voices/regroup-voices.js';
import { settleVoice } from './voices/settle-voice.js';
import { removeDocument } from './writes/remove-document.js';
import { publishCollection, saveCollection } from './writes/save-collection.js';
import { saveDocument, saveReadingAgain } from './writes/save-document.js';
import { saveSource } from './writes/save-source.js';

/** Where documents go when no collection is named. It is there from the start, and private. */
export const MY_DOCUMENTS: CollectionId = collectionId('my-documents');

/** Rows that change what the planner should know of the tables. */
const MANY = 2000;

/** The store over a pool of connections to one database: each call that writes is one transaction. */
export class PostgresStore implements Store {
  readonly accounts: Accounts;
  readonly lookups: Kysely<Database>;
  private closing: Promise<void> | null = null;

  constructor(
    readonly db: Kysely<Database>,
    private readonly pools: { readonly pool: pg.Pool; readonly lookups: readonly pg.Pool[] },
    private readonly about: { readonly place: string; readonly bundled: boolean },
    private readonly leave: () => Promise<void>,
    passwordCost: ScryptCost,
  ) {
    this.lookups = kyselyKeepingPlans(pools.lookups);
    const access = {
      db,
      ask: <T>(work: () => Promise<T>) => this.guarded(work),
      write: <T>(work: (tx: Transaction) => Promise<T>) => this.writing(work),
    };
    this.accounts = new PostgresAccounts(access, passwordCost);
  }

  saveSource(source: SourceRecord): Promise<void> {
    return this.guarded(() => saveSource({ db: this.db }, source));
  }

  saveCollection(collection: CollectionRecord): Promise<void> {
    return this.guarded(() => saveCollection({ db: this.db }, collection));
  }

  publishCollection(id: CollectionId, published: boolean): Promise<void> {
    return this.guarded(() => publishCollection({ db: this.db }, id, published));
  }

  async saveDocument(input: SaveInput): Promise<SaveOutcome> {
    const document = input.document.id;
    // The common repeat costs one look and waits for nobody.
    const known = await this.hasDocument(document);
    if (known && !input.again) return { outcome: 'unchanged', document };
    if (known) return await this.saveAgain(input);
    const added = await this.writing(async (tx) => {
      const saved = await saveDocument(tx, input);
      if (!saved.added) return false;
      await settleVoice(tx, document);
      await reapplyDecisions(tx, document);
      await reattachTies(tx, document);
      const touched = saved.superseded === null ? [document] : [document, saved.superseded];
      await followDocuments(tx, touched);
      await regather(tx, await gatherScopes(tx.db, touched), stateOf);
      return true;
    });
    if (added && input.reading.statements.length > MANY) await this.analyze();
    return { outcome: added ? 'added' : 'unchanged', document };
  }

  private async saveAgain(input: SaveInput): Promise<SaveOutcome> {
    const document = input.document.id;
    return await this.writing(async (tx): Promise<SaveOutcome> => {
      const before = await gatherScopes(tx.db, [document]);
      await saveReadingAgain(tx, input);
      await settleVoice(tx, document);
      const decisions = await reapplyDecisions(tx, document);
      await reattachTies(tx, document);
      await followDocuments(tx, [document]);
      const after = await gatherScopes(tx.db, [document]);
      await regather(tx, distinctScopes([...before, ...after]), stateOf);
      // Of ties that came out as they were, nothing was counted; the rows of the statements are new.
      await countImpact(
        tx,
        input.reading.statements.flatMap(({ id, method }) => (method.startsWith('table:') ? [] : [id])),
      );
      return { outcome: 'reread', document, decisions };
    });
  }

  hasDocument(id: DocumentId): Promise<boolean> {
    return this.guarded(async () => {
      const row = await this.db.selectFrom('document').select('id').where('id', '=', id).executeTakeFirst();
      return row !== undefined;
    });
  }

  removeDocument(id: DocumentId): Promise<boolean> {
    return this.writing(async (tx) => {
      const removed = await removeDocument(tx, id);
      if (removed === null) return false;
      const { scopes, revived } = removed;
      await followDocuments(tx, revived === null ? [id] : [id, revived]);
      if (revived === null) await regather(tx, scopes, stateOf);
      else {
        // What was decided on the version that is gone holds for the one that comes back.
        await reapplyDecisions(tx, revived);
        await reattachTies(tx, revived);
        await followDocuments(tx, [revived]);
        await regather(tx, distinctScopes([...scopes, ...(await gatherScopes(tx.db, [revived]))]), stateOf);
      }
      return true;
    });
  }

  async decide(decision: NewDecision, who: Who, at: Date): Promise<Decision> {
    return (await this.deciding((tx) => decideOne(tx, decision, who, at))).decision;
  }

  async decideAll(
    decisions: readonly NewDecision[],
    who: Who,
    at: Date,
    options: BatchOptions = {},
  ): Promise<BatchOutcome> {
    const { batch, outcomes } = await this.deciding((tx) => decideEach(tx, decisions, who, at, options));
    return { batch, outcomes };
  }

  async undo(decision: number, who: Who, at: Date): Promise<Decision> {
    return (await this.deciding((tx) => undoOne(tx, decision, who, at))).decision;
  }

  async undoBatch(batch: string, who: Who, at: Date): Promise<BatchOutcome> {
    const { batch: name, outcomes } = await this.deciding((tx) => undoEach(tx, batch, who, at));
    return { batch: name, outcomes };
  }

  gatherScopes(document: DocumentId): Promise<readonly GatherScope[]> {
    return this.guarded(() => gatherScopes(this.db, [document]));
  }

  statementsForGathering(scope: GatherScope) {
    return this.guarded(() => testimoniesFor(this.db, scope));
  }

  async saveTies(scope: GatherScope, ties: readonly GatheredTie[]): Promise<void> {
    await this.writing((tx) => saveTies(tx, scope, ties));
  }

  gatherAll(): Promise<number> {
    const everything = TIE_KINDS.map((kind) => ({ kind, places: null }));
    return this.writing((tx) => regather(tx, everything, stateOf));
  }

  regroupVoices(): Promise<number> {
    return this.writing(async (tx) => {
      const changed = await regroupVoices(tx);
      if (changed.length > 0) await regather(tx, await gatherScopes(tx.db, changed), stateOf);
      return changed.length;
    });
  }

  status(): Promise<StoreStatus> {
    return this.guarded(async () => ({ ...(await readStatus(this.db)), ...this.about }));
  }

  close(): Promise<void> {
    this.closing ??= Promise.all([this.pools.pool.end(), this.lookups.destroy()]).then(this.leave);
    return this.closing;
  }

  /** Lets the planner know the new sizes at once; the server itself would look only minutes later. */
  private analyze(): Promise<unknown> {
    return this.guarded(() => sql`analyze`.execute(this.db));
  }

  /** A decision and the ties that follow from it are one transaction. */
  private deciding<T extends Pick<Made, 'scopes'>>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.writing(
      async (tx) => {
        const made = await work(tx);
        await regather(tx, distinctScopes(made.scopes), stateOf);
        return made;
      },
      { keepPlans: true },
    );
  }

  private writing<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.guarded(() => inTransaction(this.pools.pool, work, { ...options, alone: true }));
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw databaseError(error, this.about.place);
    }
  }
}
