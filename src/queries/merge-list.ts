import type { PartialDate, TieId } from '../base/index.js';
import { type MergeReason, proposeMerges, type TieInQuestion } from '../statements/index.js';
import {
  ANY_TIE,
  type ComparedTieRow,
  readApartPairs,
  readSeenPlace,
  readTiesById,
  readTiesToCompare,
  type Store,
} from '../store/index.js';
import type { TieKind } from '../vocabulary/index.js';
import { toPlaceView, toTieView } from './to-views.js';
import type { PlaceView, TieView, UiLanguage } from './types.js';

/** Which ties are compared with each other: null means all. */
export interface MergeFilter {
  readonly kind: TieKind | null;
  /** A place: ties of it and of what lies inside it. */
  readonly place: string | null;
}

/** Two ties that may be one, and why. */
export interface MergePairView {
  readonly left: TieView;
  readonly right: TieView;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly MergeReason[];
}

export interface MergeListView {
  readonly filter: MergeFilter;
  readonly place: PlaceView | null;
  /** Likeliest first, 20 a page. */
  readonly pairs: readonly MergePairView[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Ties that were compared, and whether the filter has more. */
  readonly compared: number;
  readonly more: boolean;
}

const PAIRS_A_PAGE = 20;
const MOST_PAIRS = 2000;
/** Compared in a second; of more, the surest and newest. */
const MOST_COMPARED = 5000;

/** Pairs of ties that may be one, but for those that a person said are not (see `ReviewQueries.merges`). */
export async function readMergeList(
  store: Store,
  filter: MergeFilter,
  page: number,
  language: UiLanguage,
): Promise<MergeListView> {
  const { db } = store;
  const wanted = {
    ...ANY_TIE,
    kinds: filter.kind === null ? [] : [filter.kind],
    place: filter.place,
  };
  const [rows, apart, place] = await Promise.all([
    readTiesToCompare(db, wanted, MOST_COMPARED + 1),
    readApartPairs(db),
    filter.place === null ? null : readSeenPlace(db, filter.place, 'local'),
  ]);
  const compared = rows.slice(0, MOST_COMPARED);
  const found = proposeMerges(compared.map(inQuestion), contextOf(compared), MOST_PAIRS).filter(
    ({ a, b }) => !apart.has(`${a} ${b}`),
  );
  const pages = Math.max(1, Math.ceil(found.length / PAIRS_A_PAGE));
  const shown = found.slice((page - 1) * PAIRS_A_PAGE, page * PAIRS_A_PAGE);
  const ids = [...new Set(shown.flatMap(({ a, b }) => [a, b]))];
  const ties = new Map((await readTiesById(db, 'local', ids)).map((row) => [row.id, row]));
  return {
    filter,
    place: place === null ? null : toPlaceView(place, language),
    pairs: shown.flatMap(({ a, b, score, reasons }) => {
      const [left, right] = [ties.get(a), ties.get(b)];
      if (left === undefined || right === undefined) return [];
      return [{ left: toTieView(left, language), right: toTieView(right, language), score, reasons }];
    }),
    total: found.length,
    page,
    pages,
    compared: compared.length,
    more: rows.length > MOST_COMPARED,
  };
}

function contextOf(rows: readonly ComparedTieRow[]) {
  const holders = new Map(
    rows.flatMap(({ parties }) => parties.map((party) => [party.place as string, party.holders] as const)),
  );
  return { holders: (place: string) => holders.get(place) ?? [] };
}

/** A tie as `scoreMerge` and `proposeMerges` compare it. */
export function inQuestion(
  row: Pick<ComparedTieRow, 'id' | 'kind' | 'date' | 'object' | 'speakers'> & Pick<TieInQuestion, 'parties'>,
): TieInQuestion {
  const { id, kind, parties, date, object, speakers } = row;
  return { id: id as TieId, kind, parties, date: date as PartialDate | null, object, speakers };
}
