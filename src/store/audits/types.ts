import type { DocumentId } from '../../base/index.js';
import type { Kind, Lifecycle } from '../../vocabulary/index.js';

export interface AuditStratum {
  readonly name: string;
  readonly population: number;
}

/** What a statement claims, as its coder is shown it. */
export interface ClaimSeen {
  readonly kind: Kind;
  readonly lifecycle: Lifecycle;
  readonly parties: readonly { readonly role: string; readonly name: string }[];
  readonly date: string | null;
  readonly amounts: readonly string[];
  readonly object: string | null;
  readonly speaker: string | null;
}

/** All that a coder is shown: neither rule nor confidence, nor what anybody else said. */
export interface ItemSeen {
  readonly before: string;
  readonly passage: string;
  readonly after: string;
  /** Null for a sentence. */
  readonly claim: ClaimSeen | null;
}

export interface AuditItem {
  readonly number: number;
  readonly what: 'statement' | 'sentence';
  readonly stratum: string;
  readonly document: DocumentId;
  readonly statement: string | null;
  readonly kind: Kind | null;
  readonly rule: string | null;
  readonly found: readonly Kind[];
  readonly start: number;
  readonly end: number;
  readonly seen: ItemSeen;
}

export interface NewAudit {
  readonly seed: string;
  readonly collection: string | null;
  readonly reader: string;
  readonly statementStrata: readonly AuditStratum[];
  readonly sentenceStrata: readonly AuditStratum[];
  readonly documents: number;
  readonly items: readonly AuditItem[];
}

export interface Audit extends Omit<NewAudit, 'items'> {
  readonly id: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly published: boolean;
  readonly revision: number;
}

/** An item with the labels that were given to it. */
export interface CodedItem
  extends Pick<AuditItem, 'number' | 'what' | 'stratum' | 'kind' | 'rule' | 'found'> {
  readonly labels: readonly string[];
}

/** How far one coder has come. */
export interface CoderProgress {
  readonly items: number;
  readonly coded: number;
  /** The first item that this coder has not coded; null when all are. */
  readonly next: number | null;
}
