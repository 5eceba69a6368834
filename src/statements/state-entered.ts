import { dateBounds, type PartialDate } from '../base/index.js';
import type { Lifecycle } from '../vocabulary/index.js';
import type { EnteredState, Testimony } from './gather-types.js';
import type { Cluster, Linkable, LinkedCluster } from './merge-links.js';

/**
 * The newest state that a person entered for this tie, where it is no older than what the shown statement tells; null where there is none. One
 * without a date is taken for what holds now.
 */
export function stateEntered<M extends Linkable, C extends Cluster<M>>(
  linked: Pick<LinkedCluster<M, C>, 'cluster' | 'members' | 'merged'>,
  shown: Testimony,
  states: readonly EnteredState[],
): Lifecycle | null {
  if (states.length === 0) return null;
  const members = new Set(linked.members.map(({ id }) => id));
  const ends = new Set([linked.cluster, ...linked.merged.map(({ cluster }) => cluster)].map(endsKey));
  const own = states.filter(
    (state) => members.has(state.statement) && (state.ends.length === 0 || ends.has(endsKey(state))),
  );
  const newest = own.reduce<EnteredState | null>(
    (best, one) => (best === null || lastDay(one.date) >= lastDay(best.date) ? one : best),
    null,
  );
  if (newest === null) return null;
  const told = shown.documentDate ?? shown.statement.date;
  return told === null || lastDay(newest.date) >= dateBounds(told).first ? newest.lifecycle : null;
}

const endsKey = ({ ends }: { readonly ends: readonly string[] }) => ends.join(' ');
const LAST = '9999-12-31';
const lastDay = (date: PartialDate | null) => (date === null ? LAST : dateBounds(date).last);
