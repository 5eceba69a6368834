import { type DocumentId, hashParts, type Span, type StatementId } from '../base/index.js';
import type { Kind } from '../vocabulary/index.js';
import type { Party } from './types.js';

/** A statement's identity: its document, kind, passage and places. Drawing it again, by whatever method, gives the same id. */
export const statementIdOf = (
  document: DocumentId,
  kind: Kind,
  evidence: Span,
  parties: readonly Party[],
): StatementId =>
  `t${hashParts('statement', document, kind, String(evidence.start), String(evidence.end), ...parties.map((party) => party.place).sort())}` as StatementId;
