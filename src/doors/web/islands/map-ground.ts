import { type GeoPermissibleObjects, geoGraticule, geoPath } from 'd3-geo';
import type { MultiPolygon, Polygon } from 'geojson';
import { mesh } from 'topojson-client';
import type { ArcView } from '../../../queries/index.js';
import type { Worldview } from '../pages/page-props.js';
import { type BasemapTopology, backgroundOf } from '../parts/map/basemap.js';
import type { Fit } from '../parts/map/fit-projection.js';
import { MOST_PARTIES, mapEnds } from '../parts/map/map-lines.js';

/** The background as paths, in pixels of the unzoomed map. */
export interface Ground {
  readonly land: Path2D;
  readonly borders: Path2D;
  /** Borders of first-level regions; empty until the finer base map has come. */
  readonly regions: Path2D;
  readonly grid: Path2D;
  readonly parties: Path2D;
  /** Whole regions in which ends lie whose position is not known. */
  readonly areas: Path2D;
}

export interface GroundWish {
  readonly topology: BasemapTopology;
  readonly worldview: Worldview;
  readonly arcs: readonly ArcView[];
  readonly areas: readonly (Polygon | MultiPolygon)[];
  readonly fit: Fit;
}

export function makeGround({ topology, worldview, arcs, areas, fit }: GroundWish): Ground {
  const background = backgroundOf(topology, worldview);
  const toPath = geoPath(fit.projection).digits(2);
  const draw = (...shapes: readonly (GeoPermissibleObjects | null | undefined)[]) =>
    new Path2D(shapes.map((shape) => (shape ? (toPath(shape) ?? '') : '')).join(''));
  const { regions } = topology.objects;
  const codes = new Set(mapEnds(arcs).flatMap(({ place }) => place.country ?? []));
  const parties = codes.size <= MOST_PARTIES ? [...codes].map((code) => background.countries.get(code)) : [];
  return {
    land: draw(background.land),
    borders: draw(background.borders),
    regions: draw(regions ? mesh(topology, regions, (a, b) => a !== b) : null),
    grid: draw(geoGraticule().step([15, 15])()),
    parties: draw(...parties),
    areas: draw(...areas),
  };
}
