import { foldName } from '../base/index.js';
import type { CheckedNode } from './checked-node.js';
import { readLabels } from './parse-kinds.js';
import {
  KINDS,
  type Kind,
  LIFECYCLES,
  type Lifecycle,
  STATE_GROUPS,
  STATUSES,
  type StateGroup,
  type Status,
} from './types.js';
import type { Labels } from './vocabulary.js';

interface NoteRule {
  readonly words: ReadonlySet<string>;
  readonly statuses: readonly Status[];
  readonly lifecycle: Lifecycle;
}

/** The table of lifecycle.yaml. */
export interface LifecycleTable {
  lifecycleOf(kind: Kind, status: Status, notes: readonly string[]): Lifecycle;
  stateOf(lifecycle: Lifecycle, kind: Kind): StateGroup;
  readonly lifecycleLabels: ReadonlyMap<Lifecycle, Labels>;
  readonly stateLabels: ReadonlyMap<StateGroup, Labels>;
  readonly statusLabels: ReadonlyMap<Status, Labels>;
}

function readNotes(node: CheckedNode): readonly NoteRule[] {
  return node.items().map((row) => ({
    words: new Set(row.at('words').texts().map(foldName)),
    statuses: row.at('statuses').missing
      ? STATUSES
      : row
          .at('statuses')
          .items()
          .map((item) => item.oneOf(STATUSES, 'statuses')),
    lifecycle: row.at('lifecycle').oneOf(LIFECYCLES, 'lifecycles'),
  }));
}

/** A table of tables, "kind.from = to"; every key is checked against its list. */
function readOverrides<F extends string, T extends string>(
  node: CheckedNode,
  from: readonly F[],
  to: readonly T[],
  what: string,
): ReadonlyMap<string, T> {
  const known: readonly string[] = [...KINDS, 'default'];
  const table = new Map<string, T>();
  for (const [kind, row] of node.entries()) {
    if (!known.includes(kind)) {
      throw node.refuse('unknown_key', 'not one of the kinds', kind, `use one of ${known.join(', ')}`);
    }
    for (const [key, cell] of row.entries()) {
      if (!(from as readonly string[]).includes(key)) {
        throw row.refuse('unknown_key', `not one of the ${what}`, key, `use one of ${from.join(', ')}`);
      }
      table.set(`${kind}.${key}`, cell.oneOf(to, 'values'));
    }
  }
  return table;
}

/** lifecycle.yaml, checked. @throws IntertieError `vocabulary.*` naming file and key. */
export function parseLifecycle(root: CheckedNode): LifecycleTable {
  const entries = root.at('lifecycles').exactly(LIFECYCLES, 'lifecycles', (node) => ({
    labels: readLabels(node),
    state: node.at('state').oneOf(STATE_GROUPS, 'states'),
  }));
  const notes = readNotes(root.at('notes'));
  const byStatus = readOverrides(root.at('by_status'), STATUSES, LIFECYCLES, 'statuses');
  const byKind = readOverrides(root.at('state_by_kind'), LIFECYCLES, STATE_GROUPS, 'lifecycles');
  for (const status of STATUSES) {
    if (!byStatus.has(`default.${status}`)) {
      throw root
        .at('by_status')
        .refuse('missing', 'no default for the status', status, `add it under default`);
    }
  }
  return {
    lifecycleOf(kind, status, remarks) {
      if (remarks.length > 0) {
        const words = new Set(remarks.flatMap((remark) => foldName(remark).split(' ')));
        const rule = notes.find(
          (row) => row.statuses.includes(status) && [...row.words].some((w) => words.has(w)),
        );
        if (rule) return rule.lifecycle;
      }
      return byStatus.get(`${kind}.${status}`) ?? byStatus.get(`default.${status}`) ?? 'unknown';
    },
    stateOf: (lifecycle, kind) =>
      byKind.get(`${kind}.${lifecycle}`) ?? entries.get(lifecycle)?.state ?? 'under_way',
    lifecycleLabels: new Map([...entries].map(([key, entry]) => [key, entry.labels] as const)),
    stateLabels: root.at('states').exactly(STATE_GROUPS, 'states', readLabels),
    statusLabels: root.at('statuses').exactly(STATUSES, 'statuses', readLabels),
  };
}
