import { foldName } from '../base/index.js';
import { editsWithin } from './edits-within.js';
import { importance } from './importance.js';
import type { NameTable } from './name-table.js';
import type { Candidate, Place } from './types.js';

/** Above this many prefix hits, places are ranked by importance only among the first so many: a letter or two names half the world. */
const MOST_HITS = 4000;

/**
 * Places with a name equal to the query, beginning with it, or (when these are too few) within one or two edits of it. One pass
 * over all names, about 5 ms; no index of its own is kept.
 */
export function searchNames(
  table: NameTable,
  query: string,
  limit: number,
  placeAt: (index: number) => Place,
): Candidate[] {
  const wanted = foldName(query);
  if (wanted === '' || limit <= 0) return [];
  const best = new Map<number, { fit: number; reason: string }>();
  const add = (owner: number, fit: number, reason: string) => {
    const known = best.get(owner);
    if (!known || known.fit < fit) best.set(owner, { fit, reason });
  };
  for (let held = table.find(wanted); held !== 0; held = table.following(held))
    add(table.owners[held - 1] ?? 0, 1, 'name: exact');
  addPrefixes(table, wanted, add, () => best.size >= MOST_HITS);
  if (best.size < limit && wanted.length >= 4) addSimilar(table, wanted, add);
  return [...best]
    .map(([owner, { fit, reason }]) => {
      const place = placeAt(owner);
      return {
        place,
        score: Math.round((fit * 0.6 + importance(place) * 0.4) * 1000) / 1000,
        reasons: [reason],
      };
    })
    .sort((a, b) => b.score - a.score || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, limit);
}

type Add = (owner: number, fit: number, reason: string) => void;

function addPrefixes(table: NameTable, wanted: string, add: Add, full: () => boolean): void {
  const { owners, count } = table;
  const { units, starts } = table.folded();
  const first = wanted.charCodeAt(0);
  for (let e = 0; e < count; e++) {
    const start = starts[e] ?? 0;
    if (units[start] !== first) continue;
    const length = (starts[e + 1] ?? 0) - start;
    if (length <= wanted.length) continue;
    let i = 1;
    while (i < wanted.length && units[start + i] === wanted.charCodeAt(i)) i++;
    if (i < wanted.length) continue;
    add(owners[e] ?? 0, 0.55 + 0.35 * (wanted.length / length), 'name: begins so');
    if (full()) return;
  }
}

function addSimilar(table: NameTable, wanted: string, add: Add): void {
  const most = wanted.length >= 8 ? 2 : 1;
  const target = Uint16Array.from(wanted, (c) => c.charCodeAt(0));
  const { units, starts } = table.folded();
  for (let e = 0; e < table.count; e++) {
    const start = starts[e] ?? 0;
    const end = starts[e + 1] ?? 0;
    const edits = editsWithin(target, units, start, end, most);
    if (edits > 0 && edits <= most)
      add(table.owners[e] ?? 0, 0.7 - 0.2 * edits, `name: ${edits} letter(s) off`);
  }
}
