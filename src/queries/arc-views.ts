import type { TieId } from '../base/index.js';
import { type ArcRow, readPlaces, type Store, type TieGroupRow } from '../store/index.js';
import { toPlaceView } from './to-views.js';
import type { ArcView, PlaceView, Selection, TiePlaceView, TieView, UiLanguage } from './types.js';

/** Up to so many ties, an arc joins places; up to so many, regions; above, countries. */
const MOST_AT_PLACES = 400;
const MOST_AT_REGIONS = 3_000;

/** The level at which this many ties still read as a pattern; within one country or place regions always do. */
export function arcLevelFor(
  total: number,
  selection: Pick<Selection, 'country' | 'place'>,
): 'place' | 'region' | 'country' {
  if (total <= MOST_AT_PLACES) return 'place';
  const narrowed = selection.country !== null || selection.place !== null;
  return total <= MOST_AT_REGIONS || narrowed ? 'region' : 'country';
}

/** Arcs between countries from grouped ties: no further look at the ties is needed. Largest first, at most `limit`. */
export function countryArcs(groups: readonly TieGroupRow[], limit: number): ArcRow[] {
  const bundles = new Map<string, { -readonly [K in keyof ArcRow]: ArcRow[K] }>();
  for (const { countries, kind, state, told, count, tie } of groups) {
    const sorted = [...countries].sort();
    for (const [index, from] of sorted.entries()) {
      for (const to of sorted.slice(index + 1)) {
        const key = [from, to, kind, state].join(' ');
        const bundle = bundles.get(key);
        if (bundle === undefined) {
          bundles.set(key, {
            from,
            to,
            kind,
            state,
            one_side: told === 'one_side',
            count,
            tie: count === 1 ? tie : null,
          });
        } else {
          bundle.count += count;
          bundle.one_side &&= told === 'one_side';
          bundle.tie = null;
        }
      }
    }
  }
  return [...bundles.values()]
    .sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1))
    .slice(0, limit);
}

/** Arcs with their places, in the same order; those with an end that has no position are left out. */
export async function toArcViews(
  store: Store,
  rows: readonly ArcRow[],
  language: UiLanguage,
): Promise<ArcView[]> {
  const ids = [...new Set(rows.flatMap((row) => [row.from, row.to]))];
  const places = new Map(
    (await readPlaces(store.db, ids)).map((row) => [row.id, toPlaceView(row, language)]),
  );
  return rows.flatMap((row) => {
    const from = places.get(row.from);
    const to = places.get(row.to);
    if (from === undefined || to === undefined || from.position === 'none' || to.position === 'none')
      return [];
    const { kind, state, one_side: oneSide, count, tie } = row;
    return [{ from, to, kind, state, oneSide, count, tie: tie as TieId | null }];
  });
}

/** The arcs of one tie: each pair of its ends. Venues are no ends. */
export function arcsOfTie(tie: TieView): ArcView[] {
  const ends = tie.places.filter((place) => place.role !== 'venue' && place.position !== 'none');
  return ends.flatMap((from, index) => ends.slice(index + 1).map((to) => arcBetween(tie, from, to)));
}

function arcBetween(tie: TieView, from: TiePlaceView, to: TiePlaceView): ArcView {
  const { id, kind, state, testimony } = tie;
  const oneSide = testimony.told === 'one_side';
  return { from: withoutRole(from), to: withoutRole(to), kind, state, oneSide, count: 1, tie: id };
}

/** An end of an arc is a place, whatever part it plays in the tie: programs are promised exactly that. */
function withoutRole({ role: _, ...place }: TiePlaceView): PlaceView {
  return place;
}
