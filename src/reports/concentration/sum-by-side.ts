import { columnOf, type Frame } from '../../analyses/index.js';

/** What the two sides report of the same flows of one member: both figures, never one made of them. */
export interface SidesOfMember {
  readonly member: string;
  /** By the side whose figures are looked at; null where it reports none. */
  readonly own: number | null;
  /** By the other side. */
  readonly other: number | null;
  /** other / own - 1; null where it cannot be said. */
  readonly gap: number | null;
}

/** Sums of either side by member in one period (null: all), the largest first. Frame as `chooseFlows` makes it. */
export function sumBySide(frame: Frame, period: string | null): SidesOfMember[] {
  const [members, values, mirrors] = [
    columnOf(frame, 'member'),
    columnOf(frame, 'value'),
    columnOf(frame, 'mirror'),
  ];
  const years = period === null ? null : columnOf(frame, 'year');
  if (members.kind !== 'text' || values.kind !== 'number' || mirrors.kind !== 'number') return [];
  const sums = new Map<string, { own: number | null; other: number | null }>();
  for (let row = 0; row < frame.rows; row++) {
    const member = members.labels[members.codes[row] as number];
    if (member === undefined) continue;
    if (years?.kind === 'number' && String(years.values[row]) !== period) continue;
    const held = sums.get(member) ?? { own: null, other: null };
    const add = (before: number | null, value: number) => (value >= 0 ? (before ?? 0) + value : before);
    held.own = add(held.own, values.values[row] as number);
    held.other = add(held.other, mirrors.values[row] as number);
    sums.set(member, held);
  }
  return [...sums]
    .map(([member, { own, other }]) => ({
      member,
      own,
      other,
      gap: own !== null && other !== null && own > 0 ? other / own - 1 : null,
    }))
    .sort((a, b) => Math.max(b.own ?? -1, b.other ?? -1) - Math.max(a.own ?? -1, a.other ?? -1));
}
