import { geoGraticule, geoPath } from 'd3-geo';
import type { Feature, Geometry, MultiLineString, MultiPolygon } from 'geojson';
import type { Worldview } from '../../pages/page-props.js';
import { type BasemapTopology, backgroundOf } from './basemap.js';
import type { Fit, Frame } from './fit-projection.js';
import { PathText } from './path-text.js';
import { thinTopology } from './thin-topology.js';
import { capOfView, visiblePart } from './visible-shapes.js';

export interface BackgroundDrawing {
  readonly land: string;
  readonly borders: string;
  readonly graticule: string;
  /** The edge of the world, for world maps only. */
  readonly sphere: string | null;
}

/**
 * Pixels drawn beyond the frame on each side, so that a wider or taller stage shows map and not an edge. A small map has a height of its own, and
 * becomes twice as wide at most.
 */
const bleedOf = ({ width, height }: Frame) => ({
  x: Math.min(340, Math.round(width * 0.55)),
  y: Math.min(190, Math.round(height * 0.25)),
});
/** Backgrounds kept: about 60 kB each. */
const KEPT = 48;
const kept = new Map<string, string>();

function remember(key: string, draw: () => string): string {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const path = draw();
  if (kept.size >= KEPT * 4) for (const oldest of [...kept.keys()].slice(0, KEPT)) kept.delete(oldest);
  kept.set(key, path);
  return path;
}

/** The text of a path for a shape under a fit, cut off a little outside the frame. */
export function shapePath(shape: Feature | Geometry, fit: Fit, frame: Frame, nearest = 0.7): string {
  const before = fit.projection.clipExtent();
  const bleed = bleedOf(frame);
  fit.projection.clipExtent([
    [-bleed.x, -bleed.y],
    [frame.width + bleed.x, frame.height + bleed.y],
  ]);
  const text = new PathText(nearest);
  geoPath(fit.projection, text)(shape);
  fit.projection.clipExtent(before);
  return text.toString();
}

/** Land, borders and grid under a fit. Drawn once for each picture and kept. */
export function drawBackground(
  topology: BasemapTopology,
  worldview: Worldview,
  fit: Fit,
  frame: Frame,
): BackgroundDrawing {
  const background = backgroundOf(thinTopology(topology, fit.projection), worldview);
  const one = (name: string, shape: () => Geometry, nearest?: number) =>
    remember(`${fit.key}:${worldview}:${name}`, () => shapePath(shape(), fit, frame, nearest));
  const seen = (shape: MultiPolygon | MultiLineString) =>
    visiblePart(shape, fit.projection, frame, bleedOf(frame));
  // Where no country can be left out, land without the lines between them is half the work.
  const land = () =>
    seen(capOfView(fit.projection, frame, bleedOf(frame)) ? background.pieces : background.land);
  const sphere = () =>
    remember(`${fit.key}:sphere`, () => geoPath(fit.projection).digits(1)({ type: 'Sphere' }) ?? '');
  return {
    land: one('land', () => (fit.isWorld ? background.land : land())),
    borders: one('borders', () => (fit.isWorld ? background.borders : seen(background.borders))),
    graticule: one('grid', () => geoGraticule().step([15, 15]).precision(5)(), 6),
    sphere: fit.isWorld ? sphere() : null,
  };
}

/** The shape of one country, or null when this worldview has no such country. */
export function drawCountry(
  topology: BasemapTopology,
  worldview: Worldview,
  code: string,
  fit: Fit,
  frame: Frame,
): string | null {
  const country = backgroundOf(thinTopology(topology, fit.projection), worldview).countries.get(code);
  if (!country) return null;
  return remember(`${fit.key}:${worldview}:${code}`, () => shapePath(country, fit, frame));
}
