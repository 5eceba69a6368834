import type { Kysely } from 'kysely';
import type { CollectionId, DocumentId, PartialDate, PlaceId, SourceId } from '../base/index.js';
import type { SourceDocument } from '../documents/index.js';
import type { Place } from '../places/index.js';
import type { GatheredTie, Reading, SideClaim, Testimony } from '../statements/index.js';
import type { Kind, SourceKind, TieKind } from '../vocabulary/index.js';
import type { Accounts } from './accounts/types.js';
import type { Database } from './database.js';
import type { BatchOptions } from './decisions/decide.js';
import type { Reapplied } from './decisions/re-apply/re-apply.js';
import type { BatchOutcome, Decision, NewDecision, Who } from './decisions/types.js';

/** `digest`: our own summary of a page that cannot be copied; `table`: rows of a data set. */
export type DocumentKind = 'article' | 'digest' | 'table' | 'agreement';
/** What the public sees of a source's documents. */
export type SourcePolicy = 'full' | 'passage' | 'link';
/** `inside`: position unknown, shown as the whole region it is said to lie in; `none`: not to be drawn. */
export type PlacePosition = 'point' | 'inside' | 'none';
export type Told = GatheredTie['told'];

export interface DigestOf {
  readonly publisher: string;
  readonly agency: string | null;
  readonly date: PartialDate | null;
  readonly url: string | null;
}

export interface SourceRecord {
  readonly id: SourceId;
  readonly name: string;
  readonly kind: SourceKind;
  readonly country: string | null;
  /** A sentence on who owns or pays for it. */
  readonly independence?: string | null;
  readonly licence?: string | null;
  readonly url?: string | null;
  /** `passage` when not given. */
  readonly policy?: SourcePolicy;
}

export interface CollectionRecord {
  readonly id: CollectionId;
  readonly name: string;
  readonly description?: string;
  readonly licence?: string | null;
  readonly attribution?: string | null;
  /** False when not given: private to the machine. */
  readonly published?: boolean;
  /** Order of showing, lowest first (100 when not given); the lowest published one is what the home page opens on. */
  readonly position?: number;
}

/** A place with what the database keeps beside it; `placesOf` makes them from a gazetteer. */
export interface PlaceRecord extends Place {
  readonly russianName: string | null;
  /** From the direct parent up to the country. */
  readonly ancestors: readonly PlaceId[];
  readonly position: PlacePosition;
  /** Further names to be found by, at most 40 are kept. */
  readonly otherNames?: readonly string[];
}

/** "Searched in": the document covers ties of this kind between country `a` and country `b` (null: any other). */
export interface CoverageRecord {
  readonly kind: Kind;
  readonly a: string;
  readonly b: string | null;
  /** Name of the table or registry as shown. */
  readonly name: string;
}

export interface SaveInput {
  readonly document: SourceDocument;
  readonly kind: DocumentKind;
  /** Shown title; `document.title`, else the end of the address, when not given. */
  readonly title?: string;
  readonly publisher: SourceRecord;
  /** The source it was taken from: the credited agency, or the publisher itself. */
  readonly origin: SourceRecord;
  readonly voice: string;
  readonly digestOf?: DigestOf | null;
  /** Must exist (`saveCollection`); `MY_DOCUMENTS` always does. */
  readonly collection: CollectionId;
  readonly reading: Pick<Reading, 'statements' | 'absences'>;
  /** The places named in a text whose language has no rules, in order of first naming: it is kept as one to read by hand. */
  readonly byHand?: readonly PlaceId[] | null;
  /** What it says beside its ties; none when not given. */
  readonly sideClaims?: readonly SideClaim[];
  /** Every place that a party or speaker names, with their ancestors. */
  readonly places: readonly PlaceRecord[];
  /** Size of the file as it came. */
  readonly bytes: number;
  readonly coverage?: readonly CoverageRecord[];
  /** A document that is there already is given this reading instead of its own, and keeps what people decided. Default false. */
  readonly again?: boolean | undefined;
}

export interface SaveOutcome {
  /** `reread`: it was there and has another reading now. */
  readonly outcome: 'added' | 'unchanged' | 'reread';
  readonly document: DocumentId;
  /** What became of the decisions about a document that was read again. */
  readonly decisions?: Reapplied;
}

/**
 * Which ties to make anew: those of one kind, all of them (`places` null) or those with at least two ends among `places`.
 * Every statement that may bear witness to such a tie is within the same scope.
 */
export interface GatherScope {
  readonly kind: TieKind;
  readonly places: readonly PlaceId[] | null;
}

/** The pure gathering of the statements room. */
export type Gather = (testimonies: readonly Testimony[]) => readonly GatheredTie[];

export interface StoreStatus {
  /** Version of the running server: "18.4". */
  readonly server: string;
  /** Where the data are: the home folder, or the address without its password. */
  readonly place: string;
  readonly bundled: boolean;
  /** Size of the database in bytes. */
  readonly bytes: number;
  readonly counts: {
    readonly sources: number;
    readonly collections: number;
    readonly documents: number;
    readonly places: number;
    readonly statements: number;
    readonly absences: number;
    readonly ties: number;
  };
}

/** An open database. Close it: the bundled server stops about 2 seconds after its last client is gone. */
export interface Store {
  /** For `src/store/reads/*` only: SQL stays in this room. */
  readonly db: Kysely<Database>;
  /** The same for questions about one thing by its id, whose plans are kept (`lookupLanes`). */
  readonly lookups: Kysely<Database>;
  /** Who may do what: accounts, sessions, tokens. */
  readonly accounts: Accounts;

  /** Inserts the source or brings its fields up to date. */
  saveSource(source: SourceRecord): Promise<void>;
  /** Inserts the collection or brings its fields up to date; `published` is kept when not given. */
  saveCollection(collection: CollectionRecord): Promise<void>;
  /** @throws IntertieError `collection.unknown` */
  publishCollection(id: CollectionId, published: boolean): Promise<void>;

  /**
   * Saves a document (an article or a table of tens of thousands of rows) with its statements, absences and places in one transaction, and gathers anew the ties they touch.
   * The same id again is `unchanged`, and nothing is written, unless `again` asks for another reading of it. What people decided is applied to the
   * new statements. The same address with other bytes is a new version; the old
   * one stays, no longer current, and its statements no longer bear witness.
   * @throws IntertieError `collection.unknown`, `place.missing`, `disk.full`
   */
  saveDocument(input: SaveInput): Promise<SaveOutcome>;
  hasDocument(id: DocumentId): Promise<boolean>;
  /** Removes the document with all drawn from it, and gathers its ties anew. False when there was none. */
  removeDocument(id: DocumentId): Promise<boolean>;

  /**
   * Does what a person decided, with its row in the log and the ties that follow, in one transaction (docs/reference/decisions.md).
   * @param at the clock
   * @throws IntertieError `decision.unknown_action`, `decision.unreadable`, `decision.gone`, `decision.stale`, `decision.unchanged`, `rights.missing`
   */
  decide(decision: NewDecision, who: Who, at: Date): Promise<Decision>;
  /** Each that can be made, as one batch; the others come back with their refusals, or, with `whole`, the first one is thrown and nothing is made. */
  decideAll(
    decisions: readonly NewDecision[],
    who: Who,
    at: Date,
    options?: BatchOptions,
  ): Promise<BatchOutcome>;
  /**
   * Takes a decision back by another one; of an undo, does it again.
   * @throws IntertieError `decision.not_found`, `decision.undone`, `decision.stale`, `decision.gone`, `rights.missing`
   */
  undo(decision: number, who: Who, at: Date): Promise<Decision>;
  /** What is left of the batch, newest first. @throws IntertieError `decision.not_found` */
  undoBatch(batch: string, who: Who, at: Date): Promise<BatchOutcome>;

  /** Kinds and places whose ties a document's statements may change. */
  gatherScopes(document: DocumentId): Promise<readonly GatherScope[]>;
  /** Every statement of current documents in the scope that is not rejected, by document and position. */
  statementsForGathering(scope: GatherScope): Promise<readonly Testimony[]>;
  /** Replaces the ties of the scope by these; ties outside the scope are left out of the given ones. */
  saveTies(scope: GatherScope, ties: readonly GatheredTie[]): Promise<void>;
  /** Makes every tie anew, kind by kind: after a change of the gathering rules. Returns the number of ties. */
  gatherAll(): Promise<number>;

  /**
   * Looks for copies among all articles anew, oldest first, as saving one does: after a change of its rules, and for what was saved before there
   * were any. What people decided stays. Returns how many documents have another voice since.
   */
  regroupVoices(): Promise<number>;

  status(): Promise<StoreStatus>;
  /** Gives up the connections and, for the bundled server, the claim on it. Safe to call twice. */
  close(): Promise<void>;
}
