/**
 * Makes the base map: data/basemap/world.json (countries, drawn at once) and data/basemap/regions.json (first-level regions and
 * finer countries, fetched when someone zooms in), both TopoJSON.
 *
 *   node scripts/basemap/build.mjs PATH/ne_admin1_simplified.topo.json.gz
 *
 * The input is Natural Earth's 10m admin-1 layer as TopoJSON (public domain; data/SOURCES.md). Countries are unions of their
 * regions, so that the worldview is decided here, in one table (worldview.mjs), and borders never gape.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { geoArea } from 'd3-geo';
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify, sphericalRingArea, sphericalTriangleArea } from 'topojson-simplify';
import { cutAtLatitude } from './cut-at-latitude.mjs';
import { CUT_BY_WESTERN_SAHARA, countryOf, regionId, WESTERN_SAHARA_NORTH } from './worldview.mjs';

/** Smallest triangle kept, in steradians: what one sees at the farthest zoom of each file. */
const WORLD_TRIANGLE = 1.8e-6;
const REGIONS_TRIANGLE = 2.2e-7;
/** Islands below this many steradians are left out of the world (about 730 km²), unless they are all a country has. */
const WORLD_ISLAND = 1.8e-5;
const REGIONS_ISLAND = 2e-6;

const input = process.argv[2];
if (!input) {
  console.error('no input: (none); name the Natural Earth admin-1 TopoJSON (.json.gz), see data/SOURCES.md');
  process.exit(2);
}
const given = JSON.parse(gunzipSync(readFileSync(input)).toString('utf8'));
const pieces = feature(given, given.objects.admin1).features.flatMap((region) => {
  if (!CUT_BY_WESTERN_SAHARA.has(region.properties.iso_3166_2)) return [region];
  const north = cutAtLatitude(region, WESTERN_SAHARA_NORTH, true);
  const south = cutAtLatitude(region, WESTERN_SAHARA_NORTH, false);
  return [north, south && { ...south, properties: { ...south.properties, south: true } }].filter(Boolean);
});
const source = topology({ admin1: { type: 'FeatureCollection', features: pieces } });
const regions = source.objects.admin1.geometries;

function groups(keyOf) {
  const byKey = new Map();
  for (const region of regions) {
    const key = keyOf(region.properties);
    if (key === null) continue;
    byKey.set(key, [...(byKey.get(key) ?? []), region]);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One GeoJSON feature for each key: the union of its regions. */
function unions(keyOf) {
  return groups(keyOf).map(([id, members]) => ({
    ...feature(source, mergeArcs(source, members)),
    id,
  }));
}

const collection = (features) => ({ type: 'FeatureCollection', features });
/** Countries that the two worldviews draw differently: only these are stored twice. */
const un = unions((region) => countryOf(region, 'un') ?? 'ZZ');
const natural = unions((region) => countryOf(region, 'natural_earth') ?? 'ZZ');
const unById = new Map(un.map((country) => [country.id, JSON.stringify(country.geometry)]));
const changed = natural.filter((country) => unById.get(country.id) !== JSON.stringify(country.geometry));

/** Steradians inside a ring, whichever way it winds. */
function area(ring) {
  const one = sphericalRingArea(ring, false);
  return Math.min(one, 4 * Math.PI - one);
}

/** The ring wound as d3-geo reads it: the land lies to the right of an outline, to the left of a lake's shore. */
function wound(ring, isHole) {
  const small = geoArea({ type: 'Polygon', coordinates: [ring] }) < 2 * Math.PI;
  return small === isHole ? ring.toReversed() : ring;
}

/** The feature without islands and lakes below `least` steradians; its largest island stays, so that small states stay on the map. */
function withoutSpecks(one, least) {
  const { type, coordinates } = one.geometry;
  const polygons = type === 'MultiPolygon' ? coordinates : [coordinates];
  const largest = Math.max(...polygons.map(([outline]) => area(outline)));
  const kept = polygons
    .filter(([outline]) => area(outline) >= Math.min(least, largest))
    .map(([outline, ...holes]) => [
      wound(outline, false),
      ...holes.filter((hole) => area(hole) >= least).map((hole) => wound(hole, true)),
    ]);
  return { ...one, geometry: { type: 'MultiPolygon', coordinates: kept } };
}

function build(objects, triangle, island, quantum) {
  const topo = simplify(presimplify(topology(objects), sphericalTriangleArea), triangle);
  // Back to plain coordinates and cut anew: quantizing after simplification gives the shortest arcs.
  const plain = Object.keys(objects).map((name) => {
    const features = feature(topo, topo.objects[name]).features;
    return [name, { type: 'FeatureCollection', features: features.map((one) => withoutSpecks(one, island)) }];
  });
  return topology(Object.fromEntries(plain), quantum);
}

function write(name, topo) {
  delete topo.bbox;
  const path = new URL(`../../data/basemap/${name}`, import.meta.url);
  const text = JSON.stringify(topo);
  writeFileSync(path, `${text}\n`);
  const counts = Object.entries(topo.objects).map(([key, object]) => `${object.geometries.length} ${key}`);
  console.log(
    `${name}: ${Math.round(text.length / 1000)} kB, ${topo.arcs.length} arcs, ${counts.join(', ')}`,
  );
}

const countries = { countries: collection(un), natural_earth: collection(changed) };
write('world.json', build(countries, WORLD_TRIANGLE, WORLD_ISLAND, 7_200));
write(
  'regions.json',
  build({ ...countries, regions: collection(unions(regionId)) }, REGIONS_TRIANGLE, REGIONS_ISLAND, 16_000),
);
