import type { Status } from '../vocabulary/index.js';
import type { FactDraft } from './fact-drafts.js';
import { withoutEchoes } from './without-echoes.js';

const AHEAD: ReadonlySet<Status> = new Set(['planned', 'proposed']);

/**
 * What a sentence says of the future is told once. "It will open a route in May" is the route, planned; "it will build a school by 2025" names
 * who does what by when: a promise. Facts of residual rules count only where there are no others.
 *
 * @param isExplicit tells a promise in so many words ("promised", "pledged")
 * @param parted tells that two drafts stand in clauses of their own ("…, and B will build a mill")
 * @param coordinated tells that a conjunction stands between the words two drafts were found by ("promised to pay and invited them")
 */
export function tellOnce(
  drafts: readonly FactDraft[],
  isExplicit: (draft: FactDraft) => boolean,
  parted: (a: FactDraft, b: FactDraft) => boolean,
  coordinated: (a: FactDraft, b: FactDraft) => boolean,
): readonly FactDraft[] {
  const overlaps = (a: FactDraft, b: FactDraft): boolean =>
    a.evidence.start < b.evidence.end && b.evidence.start < a.evidence.end && !parted(a, b);
  /** A promise of the same words whose rule is at least as sure. */
  const outdoes = (promise: FactDraft, fact: FactDraft): boolean =>
    promise.rule.confidence >= fact.rule.confidence && overlaps(promise, fact);
  const promises = drafts.filter((item) => item.rule.kind === 'commitment');
  const explicit = promises.filter(isExplicit);
  const facts = withoutEchoes(
    drafts.filter((item) => item.rule.kind !== 'commitment' && !item.rule.residual),
  );
  const bound = (item: FactDraft): boolean =>
    item.rule.kind === 'project' && AHEAD.has(item.status) && (item.date !== null || item.amounts.length > 0);
  const kept = facts.filter(
    (item) =>
      !(bound(item) && promises.some((promise) => outdoes(promise, item))) &&
      !(
        item.rule.kind === 'trade_flow' &&
        AHEAD.has(item.status) &&
        promises.some((promise) => !promise.rule.residual && overlaps(promise, item))
      ) &&
      !(
        (item.rule.kind === 'project' || item.rule.kind === 'office') &&
        AHEAD.has(item.status) &&
        explicit.some((promise) => overlaps(promise, item))
      ),
  );
  const told = promises.filter(
    (promise) =>
      (isExplicit(promise) && kept.every((item) => !AHEAD.has(item.status) || coordinated(promise, item))) ||
      (!facts.some(
        (item) => !bound(item) && kept.includes(item) && AHEAD.has(item.status) && overlaps(item, promise),
      ) &&
        !(promise.rule.residual && kept.some((item) => overlaps(item, promise)))),
  );
  const firm = [...kept, ...told];
  if (firm.length > 0) return firm;
  // Of last resorts one is enough, the surest.
  const [best] = [...drafts].sort((a, b) => b.rule.confidence - a.rule.confidence);
  return best === undefined ? [] : drafts.filter((item) => item.rule.kind === best.rule.kind);
}
