import type { Feature, MultiLineString, MultiPolygon } from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, Topology, MultiPolygon as TopoPolygon } from 'topojson-specification';
import type { Worldview } from '../../pages/page-props.js';

/** data/basemap/world.json and regions.json: see scripts/basemap/build.mjs. */
export type BasemapTopology = Topology<{
  countries: GeometryCollection;
  /** Only the countries that this worldview draws otherwise. */
  natural_earth: GeometryCollection;
  regions?: GeometryCollection;
}>;

export interface Basemap {
  readonly world: BasemapTopology;
  /** Finer, with first-level regions; read at the first need. */
  readonly regions: () => BasemapTopology;
}

/** What the background of a map is drawn from. */
export interface Background {
  readonly land: MultiPolygon;
  readonly borders: MultiLineString;
  /** Country by ISO 3166-1 alpha-2. */
  readonly countries: ReadonlyMap<string, Feature>;
}

const backgrounds = new WeakMap<BasemapTopology, Map<Worldview, Background>>();

/** Land, borders and countries under a worldview. Decoded once for each topology. */
export function backgroundOf(topology: BasemapTopology, worldview: Worldview): Background {
  const known = backgrounds.get(topology)?.get(worldview);
  if (known) return known;
  const changed = worldview === 'natural_earth' ? topology.objects.natural_earth.geometries : [];
  const changedIds = new Set(changed.map(({ id }) => id));
  const geometries = [
    ...topology.objects.countries.geometries.filter(({ id }) => !changedIds.has(id)),
    ...changed,
  ];
  const object: GeometryCollection = { type: 'GeometryCollection', geometries };
  const collection = feature(topology, object);
  const background: Background = {
    land: merge(topology, geometries as TopoPolygon[]),
    borders: mesh(topology, object, (a, b) => a !== b),
    countries: new Map(collection.features.map((one) => [String(one.id), one])),
  };
  const byView = backgrounds.get(topology) ?? new Map<Worldview, Background>();
  byView.set(worldview, background);
  backgrounds.set(topology, byView);
  return background;
}

const regionMaps = new WeakMap<BasemapTopology, ReadonlyMap<string, Feature>>();

/** First-level regions by ISO 3166-2. Empty for a topology without them. */
export function regionsOf(topology: BasemapTopology): ReadonlyMap<string, Feature> {
  const known = regionMaps.get(topology);
  if (known) return known;
  const { regions } = topology.objects;
  const features = regions ? feature(topology, regions).features : [];
  const map = new Map(features.map((one) => [String(one.id), one]));
  regionMaps.set(topology, map);
  return map;
}
