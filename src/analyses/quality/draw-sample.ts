import { hashParts } from '../../base/index.js';

/** A stratum of what is sampled, with its size. */
export interface Stratum {
  readonly name: string;
  readonly population: number;
}

/** Fewest of each stratum, where it has so many: rare kinds are measured too, and weighted for it afterwards. */
const LEAST = 8;

/**
 * How many to draw from each stratum: up to 8 of each, the rest by size (largest remainders; ties by name). The numbers add up to `size`, or to
 * the whole population where that is smaller, and none is more than its stratum has.
 *
 * @example allocateSample([{ name: 'visit', population: 900 }, { name: 'office', population: 3 }], 100); // visit 97, office 3
 */
export function allocateSample(strata: readonly Stratum[], size: number): ReadonlyMap<string, number> {
  const known = strata.filter(({ population }) => population > 0);
  const total = known.reduce((sum, { population }) => sum + population, 0);
  const wanted = Math.min(Math.max(0, Math.floor(size)), total);
  const least = Math.min(LEAST, Math.floor(wanted / Math.max(1, known.length)));
  const drawn = new Map(known.map(({ name, population }) => [name, Math.min(population, least)]));
  for (;;) {
    const taken = [...drawn.values()].reduce((sum, count) => sum + count, 0);
    const open = known.filter(({ name, population }) => (drawn.get(name) ?? 0) < population);
    const left = wanted - taken;
    if (left <= 0 || open.length === 0) return drawn;
    const weight = open.reduce((sum, { population }) => sum + population, 0);
    const parts = open.map(({ name, population }) => {
      const room = population - (drawn.get(name) ?? 0);
      const exact = Math.min(room, (left * population) / weight);
      return { name, room, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
    });
    let given = 0;
    for (const { name, whole } of parts) {
      drawn.set(name, (drawn.get(name) ?? 0) + whole);
      given += whole;
    }
    parts.sort((a, b) => b.rest - a.rest || (a.name < b.name ? -1 : 1));
    for (const { name, room, whole } of parts) {
      if (given >= left || whole >= room) continue;
      drawn.set(name, (drawn.get(name) ?? 0) + 1);
      given += 1;
    }
  }
}

/**
 * Draws `count` of the items at random, the same for the same seed whatever their order: each is ranked by a hash of seed and id, and the first
 * are taken. So a sample can be drawn again by whoever doubts it, and is no matter of taste.
 */
export function drawSample<T extends { readonly id: string }>(
  items: readonly T[],
  count: number,
  seed: string,
): readonly T[] {
  return items
    .map((item) => ({ item, rank: hashParts('audit', seed, item.id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .slice(0, Math.max(0, count))
    .map(({ item }) => item);
}
