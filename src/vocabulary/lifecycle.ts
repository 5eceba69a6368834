import type { Kind, Lifecycle, StateGroup } from './types.js';

const GROUPS: Readonly<Record<Lifecycle, StateGroup>> = {
  proposed: 'ahead',
  planned: 'ahead',
  signed: 'done',
  active: 'done',
  completed: 'done',
  dormant: 'over',
  suspended: 'over',
  ended: 'over',
  unknown: 'under_way',
};

/** Kinds that go on by being worked at: while active they are under way, whereas an active twinning is simply in force. */
const WORKED_AT: readonly Kind[] = ['project', 'trade_flow', 'visit', 'commitment'];

/**
 * The state that the atlas filters by: `ahead` (proposed, planned), `under_way`, `done` (done or in force), `over`.
 * An active project is under way; an active agreement, twinning, office or link is in force and counts as done.
 *
 * @example stateOf('twinning', 'active'); // 'done'
 * @example stateOf('project', 'active'); // 'under_way'
 */
export function stateOf(kind: Kind, lifecycle: Lifecycle): StateGroup {
  if (lifecycle === 'active' && WORKED_AT.includes(kind)) return 'under_way';
  return GROUPS[lifecycle];
}
