import { geoContains } from 'd3-geo';
import type { Feature } from 'geojson';
import type { TieId } from '../../../../base/index.js';
import type { ArcView, PlaceView } from '../../../../queries/index.js';
import type { TieKind } from '../../../../vocabulary/index.js';
import type { Worldview } from '../../pages/page-props.js';
import { arcShape } from './arc-shape.js';
import { type Basemap, regionsOf } from './basemap.js';
import { areaOf, type BackgroundDrawing, drawBackground, drawCountry, shapePath } from './draw-background.js';
import { type Fit, type Frame, fitProjection, type Position } from './fit-projection.js';
import {
  DENSE_FROM,
  type MapEnd,
  MOST_PARTIES,
  mapEnds,
  mapLines,
  positionOf,
  positionsToFit,
  stateClass,
  strokeOf,
} from './map-lines.js';
import { type Label, placeLabels, type Spot } from './place-labels.js';
import { spotRadius } from './spot-radius.js';

export interface DrawnLine {
  readonly path: string;
  readonly kind: TieKind;
  readonly state: 'ahead' | 'now' | 'over';
  readonly oneSide: boolean;
  readonly width: number;
  readonly opacity: number;
  readonly count: number;
  readonly from: PlaceView;
  readonly to: PlaceView;
  readonly tie: TieId | null;
}

export interface DrawnSpot extends Spot {
  readonly place: PlaceView;
  readonly hollow: boolean;
  readonly focus: boolean;
}

export interface DrawnArea {
  readonly path: string;
  readonly focus: boolean;
  readonly name: string;
  readonly shape: Feature;
}

/** A still map as data: everything a component needs to write the SVG, in pixels of its frame. */
export interface MapDrawing {
  readonly frame: Frame;
  readonly background: BackgroundDrawing;
  /** Countries concerned, drawn a little darker. */
  readonly parties: readonly string[];
  /** Whole regions: the place of the page, or where ends lie whose position is not known. */
  readonly areas: readonly DrawnArea[];
  readonly lines: readonly DrawnLine[];
  readonly dense: boolean;
  /** Places that the frame leaves out: a map of many ties is fitted to where most of them are. */
  readonly beyond: number;
  readonly spots: readonly DrawnSpot[];
  readonly labels: readonly Label[];
  /** For screens on which the drawing is about half as large: fewer names, twice the size. */
  readonly narrowLabels: readonly Label[];
}

export interface MapWish {
  readonly arcs: readonly ArcView[];
  /** The place the page is about. */
  readonly focus?: PlaceView | null;
  readonly frame: Frame;
  readonly worldview: Worldview;
  readonly mostLabels?: number;
}

const LANE = 13;
export const FONT_SIZE = 12.5;
/** How much larger type must be on a drawing that a phone shows at half size. */
export const NARROW = 2.05;

/** Region that an end "somewhere inside" is said to lie in: the one that holds its stand-in position. */
function regionAround(basemap: Basemap, place: PlaceView): Feature | null {
  const position = positionOf(place);
  if (!position || !place.country) return null;
  for (const [id, region] of regionsOf(basemap.regions())) {
    if (id.startsWith(`${place.country}-`) && geoContains(region, [...position])) return region;
  }
  return null;
}

function areasOf(basemap: Basemap, ends: readonly MapEnd[], wish: MapWish, fit: Fit) {
  const areas: DrawnArea[] = [];
  const add = (shape: Feature | null | undefined, focus: boolean, name: string) => {
    const area = shape && areaOf(shape);
    if (area) areas.push({ path: shapePath(area, fit, wish.frame), focus, name, shape });
  };
  const { focus } = wish;
  if (focus?.kind === 'region') add(regionsOf(basemap.regions()).get(focus.id), true, focus.name);
  const shown = new Set<unknown>();
  for (const { place } of ends.filter(({ place }) => place.position === 'inside').slice(0, 30)) {
    const region = regionAround(basemap, place);
    if (region && !shown.has(region.id) && region.id !== focus?.id) add(region, false, place.name);
    if (region) shown.add(region.id);
  }
  return areas;
}

function spotsOf(ends: readonly MapEnd[], wish: MapWish, fit: Fit, dense: boolean): readonly DrawnSpot[] {
  const most = ends[0]?.count ?? 1;
  const spots: DrawnSpot[] = [];
  for (const { place, position, count, hollow } of ends) {
    const at = fit.projection([...position]);
    if (!at) continue;
    const focus = place.id === wish.focus?.id;
    const radius = spotRadius(count, most, dense);
    spots.push({
      x: at[0],
      y: at[1],
      radius,
      name: place.name,
      weight: count + (focus ? 1e9 : 0),
      place,
      hollow,
      focus,
    });
  }
  const { focus } = wish;
  const alone = focus && !spots.some((spot) => spot.focus) ? positionOf(focus) : null;
  const at = alone && fit.projection([...alone]);
  if (focus && at) {
    spots.push({
      x: at[0],
      y: at[1],
      radius: 4.5,
      name: focus.name,
      weight: 1e9,
      place: focus,
      hollow: false,
      focus: true,
    });
  }
  return spots;
}

/**
 * The still map of some bundles: background, lines, dots and names. Pure: same wish and base map, same drawing.
 * With nothing to draw it is a quiet map of the world, or of the surroundings of `focus`.
 */
export function drawMap(basemap: Basemap, wish: MapWish): MapDrawing {
  const { frame, worldview } = wish;
  const lines = mapLines(wish.arcs);
  const ends = mapEnds(wish.arcs);
  const alone = wish.focus ? positionOf(wish.focus) : null;
  const dense = lines.length >= DENSE_FROM;
  const positions: readonly Position[] = [...positionsToFit(ends, dense), ...(alone ? [alone] : [])];
  const fit = fitProjection(positions, frame, dense ? [] : lines.map(({ from, to }) => [from, to] as const));
  const most = Math.max(1, ...lines.map(({ arc }) => arc.count));
  const countries = new Set(ends.flatMap(({ place }) => place.country ?? []));
  if (wish.focus?.country) countries.add(wish.focus.country);
  const parties = countries.size <= MOST_PARTIES ? [...countries].sort() : [];
  const spots = spotsOf(ends, wish, fit, dense);
  const room = { width: frame.width, height: frame.height };
  const narrowSpots = spots.map((spot) => ({ ...spot, radius: spot.radius * NARROW }));
  return {
    frame,
    background: drawBackground(basemap.world, worldview, fit, frame),
    parties: parties.flatMap((code) => drawCountry(basemap.world, worldview, code, fit, frame) ?? []),
    areas: areasOf(basemap, ends, wish, fit),
    // Weak bundles first, so that strong ones lie on top; what is only proposed last, or solid lines would hide it.
    lines: lines
      .flatMap(({ arc, from, to, lane }): DrawnLine[] => {
        const shape = arcShape(from, to, fit.projection, frame.width, lane * LANE, dense ? 0 : 1);
        if (!shape) return [];
        const stroke = strokeOf(arc.count, most, lines.length);
        const { kind, oneSide, count, tie } = arc;
        return [
          {
            path: shape.path,
            kind,
            state: stateClass(arc.state),
            oneSide,
            ...stroke,
            count,
            from: arc.from,
            to: arc.to,
            tie,
          },
        ];
      })
      .sort((a, b) => a.count - b.count || Number(a.state === 'ahead') - Number(b.state === 'ahead')),
    dense,
    beyond: spots.filter(({ x, y }) => x < 0 || y < 0 || x > frame.width || y > frame.height).length,
    spots,
    labels: placeLabels(spots, { ...room, fontSize: FONT_SIZE, most: wish.mostLabels ?? 24 }),
    narrowLabels: placeLabels(narrowSpots, { ...room, fontSize: FONT_SIZE * NARROW, most: 8 }),
  };
}
