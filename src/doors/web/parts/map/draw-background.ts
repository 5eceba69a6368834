import { type GeoProjection, geoGraticule, geoPath } from 'd3-geo';
import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Worldview } from '../../pages/page-props.js';
import { type BasemapTopology, backgroundOf } from './basemap.js';
import type { Box } from './clip-to-box.js';
import type { Fit, Frame } from './fit-projection.js';
import { flatPath } from './flat-path.js';
import { type FlatView, flatView } from './flat-view.js';
import { type FlatShape, globeLines } from './globe-lines.js';
import { PathText } from './path-text.js';
import { everyThinning, thinTopology } from './thin-topology.js';

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

/** Meridians and parallels, 15 degrees apart. */
const GRATICULE: MultiLineString = geoGraticule().step([15, 15]).precision(2.5)();

const views = new WeakMap<GeoProjection, FlatView>();

function boxOf(frame: Frame): Box {
  const bleed = bleedOf(frame);
  return { left: -bleed.x, top: -bleed.y, right: frame.width + bleed.x, bottom: frame.height + bleed.y };
}

function viewOf({ projection }: Fit, frame: Frame): FlatView {
  const view = views.get(projection) ?? flatView(projection, boxOf(frame));
  views.set(projection, view);
  return view;
}

/** The text of a path for a shape under a fit, cut off a little outside the frame. */
export function shapePath(shape: FlatShape, fit: Fit, frame: Frame, nearest = 0.7): string {
  const text = new PathText(nearest);
  if (fit.isWorld) {
    const { left, top, right, bottom } = boxOf(frame);
    const before = fit.projection.clipExtent();
    fit.projection.clipExtent([
      [left, top],
      [right, bottom],
    ]);
    geoPath(fit.projection, text)(shape);
    fit.projection.clipExtent(before);
  } else {
    flatPath(shape, viewOf(fit, frame), text);
  }
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
  const one = (name: string, shape: FlatShape, nearest?: number) =>
    remember(`${fit.key}:${worldview}:${name}`, () => shapePath(shape, fit, frame, nearest));
  const sphere = () =>
    remember(`${fit.key}:sphere`, () => geoPath(fit.projection).digits(1)({ type: 'Sphere' }) ?? '');
  return {
    land: one('land', background.land),
    borders: one('borders', background.borders),
    graticule: one('grid', GRATICULE, 6),
    sphere: fit.isWorld ? sphere() : null,
  };
}

/**
 * Reckons all that the first drawings at each scale would wait for, in steps of some hundredths of a second: whoever runs it decides when the next one
 * comes.
 */
export function* prepareBackgrounds(topology: BasemapTopology, worldview: Worldview): Generator<void> {
  for (const thinned of everyThinning(topology)) {
    yield;
    const { land, borders } = backgroundOf(thinned, worldview);
    yield;
    for (const shape of [land, borders]) globeLines(shape);
    yield;
  }
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
  const shape = country && areaOf(country);
  return shape ? remember(`${fit.key}:${worldview}:${code}`, () => shapePath(shape, fit, frame)) : null;
}

/** The ground that a feature covers; null for one that covers none. */
export function areaOf({ geometry }: Feature): Polygon | MultiPolygon | null {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? geometry : null;
}
