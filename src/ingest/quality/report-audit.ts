import { type AuditFigures, measureAudit } from '../../analyses/index.js';
import {
  type Audit,
  auditMissing,
  listAudits,
  readAudit,
  readCodedItems,
  type Store,
} from '../../store/index.js';
import type { Kind } from '../../vocabulary/index.js';

export interface AuditReport {
  readonly audit: Audit;
  readonly figures: AuditFigures;
}

/**
 * An audit with its figures.
 * @param id null for the newest
 * @param published only what visitors may see
 * @returns null when there is no audit yet
 * @throws IntertieError `audit.not_found` for an id that is not there, or not for visitors
 */
export async function reportAudit(
  store: Store,
  id: string | null,
  published = false,
): Promise<AuditReport | null> {
  const [newest = null] = id === null ? await listAudits(store.db, published) : [];
  const audit = id === null ? newest : await readAudit(store.db, id);
  if (id !== null && (audit === null || (published && !audit.published))) throw auditMissing(id);
  if (audit === null) return null;
  const items = await readCodedItems(store.db, audit.id);
  const figures = measureAudit({
    statements: items.flatMap(({ what, stratum, kind, rule, labels }) =>
      what === 'statement' && kind !== null ? [{ stratum, kind: kind as Kind, rule, labels }] : [],
    ),
    sentences: items.filter(({ what }) => what === 'sentence'),
    statementStrata: audit.statementStrata,
    sentenceStrata: audit.sentenceStrata,
  });
  return { audit, figures };
}
