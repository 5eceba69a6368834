import type { ArcView } from '../../../queries/index.js';

export type Level = 'country' | 'region' | 'place';
const LEVELS: readonly Level[] = ['country', 'region', 'place'];
/** Zoom at which the next finer level is shown. */
const STEPS = [1, 2.4, 6.5];

/**
 * The level that a zoom calls for, never coarser than the one the map began with.
 *
 * @example levelAt(3, 'country'); // 'region'
 */
export function levelAt(zoom: number, first: Level): Level {
  const start = LEVELS.indexOf(first);
  // A map that begins finer needs fewer steps for the rest.
  const steps = STEPS.slice(0, LEVELS.length - start);
  const finer = steps.filter((step) => zoom >= step).length - 1;
  return LEVELS[Math.max(start, start + finer)] ?? first;
}

/** Asks for the bundles of a level; each level is fetched once. */
export function levelLoader(address: string): (level: Level) => Promise<readonly ArcView[]> {
  const asked = new Map<Level, Promise<readonly ArcView[]>>();
  const load = async (level: Level): Promise<readonly ArcView[]> => {
    const response = await fetch(`${address}&level=${level}`, { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`the map's lines came back with status ${response.status}`);
    return (await response.json()) as readonly ArcView[];
  };
  return (level) => {
    const known = asked.get(level) ?? load(level);
    asked.set(level, known);
    // A failure is not kept: the next zoom asks again.
    known.catch(() => asked.delete(level));
    return known;
  };
}
