import type { CollectionId } from '../base/index.js';
import {
  readBundles,
  readClaims,
  readCollectionNames,
  readCollections,
  readCountryEnds,
  readCountryNames,
  readSummary,
  readTieGroups,
  readTies,
  type Store,
  type Viewer,
} from '../store/index.js';
import { arcLevelFor, countryBundles, toArcViews } from './arc-views.js';
import { toClaimedTotals } from './claimed-totals.js';
import { countFacets, type FacetCounts } from './count-facets.js';
import { toCollectionView } from './lists.js';
import { MOST_SUMMARY_COUNTRIES, summarise } from './summarise.js';
import { nameIn, toTieView } from './to-views.js';
import type { ArcView, AtlasView, Selection, UiLanguage } from './types.js';

export const TIES_A_PAGE = 50;
const MOST_ARCS = 1_500;
const MOST_MAP_ARCS = 20_000;
const MOST_COUNTRIES = 12;
const MOST_CLAIMS = 10;

/** A selection as map, network, timeline and table show it (see `Queries.atlas`). */
export async function readAtlas(
  store: Store,
  viewer: Viewer,
  selection: Selection,
  language: UiLanguage,
): Promise<AtlasView> {
  const { db } = store;
  const page = Math.max(1, Math.trunc(selection.page));
  const counting = readTieGroups(db, selection, viewer).then((groups) => countFacets(groups, selection));
  const [facets, ties, witnesses, ends, claims, names, collections] = await Promise.all([
    counting,
    readTies(db, selection, viewer, { limit: TIES_A_PAGE, offset: (page - 1) * TIES_A_PAGE }),
    readSummary(db, selection, viewer),
    readCountryEnds(db, selection, viewer, MOST_SUMMARY_COUNTRIES),
    readClaims(db, viewer, selection, MOST_CLAIMS),
    readCollectionNames(db, viewer),
    selection.collection === null ? [] : readCollections(db, viewer, 1, selection.collection),
  ]);
  const arcLevel = arcLevelFor(facets.total, selection);
  const [arcs, claimed, countries] = await Promise.all([
    arcsOf(store, viewer, selection, arcLevel, facets, language),
    toClaimedTotals(store, viewer, claims, language),
    nameCountries(store, facets.countries.slice(0, MOST_COUNTRIES), language),
  ]);
  const [collection] = collections;
  return {
    selection: { ...selection, page },
    total: facets.total,
    counts: {
      kinds: facets.kinds,
      states: facets.states,
      sourceKinds: facets.sourceKinds,
      countries,
      collections: facets.collections.flatMap(({ value, count }) => {
        const name = names.find((one) => one.id === value)?.name;
        return name === undefined ? [] : [{ value: value as CollectionId, count, name }];
      }),
    },
    years: facets.years,
    undated: facets.undated,
    arcs,
    arcLevel,
    ties: ties.map((tie) => toTieView(tie, language)),
    pages: Math.max(1, Math.ceil(facets.total / TIES_A_PAGE)),
    claimed,
    summary: summarise(facets.chosen, witnesses, ends, language),
    collection: collection === undefined ? null : toCollectionView(collection),
  };
}

/** All bundles of a selection at one level, largest first (see `Queries.arcs`). */
export async function readSelectionArcs(
  store: Store,
  viewer: Viewer,
  selection: Selection,
  level: AtlasView['arcLevel'],
  language: UiLanguage,
): Promise<ArcView[]> {
  const bundles = await readBundles(store.db, selection, viewer, level, MOST_MAP_ARCS);
  return toArcViews(store, bundles, MOST_MAP_ARCS, language);
}

async function arcsOf(
  store: Store,
  viewer: Viewer,
  selection: Selection,
  level: AtlasView['arcLevel'],
  facets: FacetCounts,
  language: UiLanguage,
): Promise<ArcView[]> {
  const bundles =
    level === 'country'
      ? countryBundles(facets.chosen)
      : await readBundles(store.db, selection, viewer, level, MOST_ARCS);
  return toArcViews(store, bundles, MOST_ARCS, language);
}

async function nameCountries(
  store: Store,
  counted: FacetCounts['countries'],
  language: UiLanguage,
): Promise<AtlasView['counts']['countries']> {
  const codes = counted.map(({ value }) => value);
  const names = new Map(
    (await readCountryNames(store.db, codes)).map((row) => [row.code, nameIn(row, language)]),
  );
  return counted.map(({ value, count }) => ({ value, count, name: names.get(value) ?? value }));
}
