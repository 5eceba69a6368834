import type { DocumentId, PlaceId } from '../../base/index.js';
import type { Kind } from '../../vocabulary/index.js';
import type { Transaction } from '../connection.js';
import type { GatherScope, PlaceRecord } from '../types.js';

/** From the least rights to the most; each may do what those before it may. */
export const DECIDER_ROLES = ['reader', 'reviewer', 'editor', 'admin'] as const;
export type DeciderRole = (typeof DECIDER_ROLES)[number];

/** Who decides: an account, its name as shown, and what it may do at this moment. */
export interface Who {
  readonly account: string;
  readonly name: string;
  readonly role: DeciderRole;
}

/** The person at this machine while the atlas has no accounts. */
export const LOCAL_PERSON: Who = { account: 'local', name: 'Local person', role: 'editor' };

/** A value as the log keeps it. Null stands for "there was nothing". */
export type Kept = null | boolean | number | string | readonly Kept[] | { readonly [key: string]: Kept };

/**
 * What a decision on a statement is about, told without the statement's id: a better reader draws other statements of the same text, and a
 * new version of a page has another text.
 */
export interface Anchor {
  readonly url: string;
  readonly documentId: DocumentId;
  /** Null where the decision is on the document as a whole. */
  readonly kind: Kind | null;
  /** Distinct, sorted. */
  readonly parties: readonly PlaceId[];
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

export type SubjectKind =
  | 'statement'
  | 'document'
  | 'tie'
  | 'absence'
  | 'actor'
  | 'audit'
  | 'promise'
  | 'collection'
  | 'source'
  | 'account';

/** A decision to be made. */
export interface NewDecision {
  /** "statement.accept": one of `DECISION_ACTIONS`. */
  readonly action: string;
  /** Id of what is decided on. */
  readonly subject: string;
  /** What shall stand, as its action describes it; not needed where the action says all. */
  readonly after?: unknown;
  readonly reason?: string | null | undefined;
  /** The revision that the person saw; another by now is refused. Not checked when not given. */
  readonly expected?: number | undefined;
  /** Records of places that `after` names and the database may not hold yet. */
  readonly places?: readonly PlaceRecord[] | undefined;
}

/** One row of the log. */
export interface Decision {
  readonly id: number;
  readonly at: Date;
  readonly account: string;
  readonly accountName: string;
  readonly action: string;
  readonly subjectKind: SubjectKind;
  readonly subject: string;
  readonly document: DocumentId | null;
  readonly anchor: Anchor | null;
  /** What stood before and what stands since, in one form: the fields that the decision changed, no others. */
  readonly before: Kept;
  readonly after: Kept;
  readonly reason: string | null;
  /** Decisions made in one go share it, and are undone together. */
  readonly batch: string | null;
  /** The decision that this one takes back. */
  readonly undoes: number | null;
}

/** What became of one decision of a batch: made, or refused with the reason. */
export type DecisionOutcome =
  | { readonly subject: string; readonly decision: Decision; readonly refused: null }
  | {
      readonly subject: string;
      readonly decision: null;
      readonly refused: { readonly code: string; readonly message: string };
    };

export interface BatchOutcome {
  /** Null when nothing of it was made. */
  readonly batch: string | null;
  readonly outcomes: readonly DecisionOutcome[];
}

/** How a subject stands now. */
export interface Standing {
  /** In the form of `after`: the fields that it names, as they are. */
  readonly value: Kept;
  /** 0 for subjects that count none. */
  readonly revision: number;
  readonly document: DocumentId | null;
  readonly anchor: Anchor | null;
}

/** Who asks for what shall stand, and why. */
export interface SettledBy {
  readonly who: Pick<Who, 'account' | 'name'>;
  readonly reason: string | null;
}

/** What one kind of decision does. All run in the transaction of the decision, under the writers' lock. */
export interface DecisionAction {
  readonly subjectKind: SubjectKind;
  /** The least role that may decide so, and take it back. */
  readonly needs: DeciderRole;
  /** True when a re-reading looks for its statement by the anchor and applies it again; only then does it need one. */
  readonly reattaches?: boolean;
  /**
   * What shall stand, checked and spelled out: as it goes into the log. Also given an `after` of the log when it is applied again to another
   * subject. Default: as given.
   * @throws IntertieError `decision.unreadable`
   */
  settle?(tx: Transaction, subject: string, given: unknown, by: SettledBy): Promise<Kept>;
  /** How the subject stands, told in the form of `like`; null when it is gone. */
  read(tx: Transaction, subject: string, like: Kept): Promise<Standing | null>;
  /**
   * Makes `to` stand instead of `from`, in both directions: null is "nothing". Raises the subject's revision.
   * @returns what must be gathered anew, as it is before and after
   */
  write(tx: Transaction, subject: string, to: Kept, from: Kept): Promise<readonly GatherScope[]>;
}
