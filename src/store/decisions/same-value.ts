import type { Kept } from './types.js';

/** True for equal values whatever the order of their keys: PostgreSQL's jsonb keeps none. */
export function sameValue(a: Kept, b: Kept): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Kept): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
