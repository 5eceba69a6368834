import type { ZoomTransform } from 'd3-zoom';
import { DENSE_FROM, strokeOf } from '../parts/map/map-lines.js';
import type { Label, Spot } from '../parts/map/place-labels.js';
import { placeLabels } from '../parts/map/place-labels.js';
import { spotRadius } from '../parts/map/spot-radius.js';
import type { MapColours } from './map-colours.js';
import type { Ground } from './map-ground.js';
import type { Scene, SceneLine, SceneSpot, Size } from './map-scene.js';

export interface Picture {
  readonly ground: Ground;
  readonly scene: Scene;
  readonly colours: MapColours;
  readonly size: Size;
  readonly transform: ZoomTransform;
  readonly lit: SceneLine | null;
  /** What of the scene is in the window. */
  readonly lines: readonly SceneLine[];
}

const FONT_SIZE = 12.5;
const MOST_LABELS = 34;
const DASHES = { ahead: [6, 5], over: [0.1, 5.5] } as const;

/** Paints the whole map. Widths and type stay the same size on screen at every zoom. */
export function paint(context: CanvasRenderingContext2D, picture: Picture): void {
  const { size, transform, colours, lit } = picture;
  const ratio = devicePixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = colours.sea;
  context.fillRect(0, 0, size.width, size.height);
  context.translate(transform.x, transform.y);
  context.scale(transform.k, transform.k);
  paintGround(context, picture);
  const most = picture.lines.reduce((highest, { arc }) => Math.max(highest, arc.count), 1);
  for (const line of picture.lines) if (line !== lit) paintLine(context, line, picture, most);
  if (lit) paintLine(context, lit, picture, most);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.setLineDash([]);
  const spots = spotsOnScreen(picture);
  for (const spot of spots) paintSpot(context, spot, picture);
  context.globalAlpha = 1;
  for (const label of labelsOf(spots, picture)) paintLabel(context, label, colours);
}

function paintGround(
  context: CanvasRenderingContext2D,
  { ground, colours, transform: { k } }: Picture,
): void {
  const stroke = (path: Path2D, colour: string, width: number, alpha = 1) => {
    context.globalAlpha = alpha;
    context.strokeStyle = colour;
    context.lineWidth = width / k;
    context.stroke(path);
    context.globalAlpha = 1;
  };
  context.lineJoin = 'round';
  stroke(ground.grid, colours.grid, 1);
  context.fillStyle = colours.land;
  context.fill(ground.land);
  context.fillStyle = colours.party;
  context.fill(ground.parties);
  context.globalAlpha = 0.1;
  context.fillStyle = colours.ink;
  context.fill(ground.areas);
  if (k > 2.5) stroke(ground.regions, colours.border, 0.7, Math.min(1, (k - 2.5) / 3));
  stroke(ground.borders, colours.border, k > 2.5 ? 1.5 : 0.8);
  context.setLineDash([2 / k, 3 / k]);
  stroke(ground.areas, colours.soft, 1);
  context.setLineDash([]);
}

function paintLine(context: CanvasRenderingContext2D, line: SceneLine, picture: Picture, most: number): void {
  const isLit = line === picture.lit;
  const stroke = strokeOf(line.arc.count, most, picture.lines.length);
  const { colours, lit, transform } = picture;
  const { k } = transform;
  const { kind, state, oneSide } = line.arc;
  const withCore = oneSide && picture.lines.length < DENSE_FROM;
  const dash = state === 'ahead' ? DASHES.ahead : state === 'over' ? DASHES.over : [];
  context.setLineDash(dash.map((length) => length / k));
  context.lineCap = state === 'ahead' ? 'butt' : 'round';
  // While one line is lit, the others step back.
  context.globalAlpha = isLit ? 1 : stroke.opacity * (lit ? 0.35 : 1);
  context.strokeStyle = colours.kinds[kind] ?? colours.ink;
  // Lines keep their proportion to a small map.
  const scale = Math.min(1, Math.max(0.62, picture.size.width / 700));
  context.lineWidth = (scale * (stroke.width + (withCore ? 0.5 : 0)) + (isLit ? 2 : 0)) / k;
  context.stroke(line.path);
  if (!withCore) return;
  context.globalAlpha = isLit ? 1 : lit ? 0.35 : 1;
  context.strokeStyle = colours.party;
  context.lineWidth = (scale * (isLit ? 1.5 : 0.8)) / k;
  context.stroke(line.path);
}

interface ScreenSpot extends Spot {
  readonly source: SceneSpot;
}

function spotsOnScreen({ scene, size, transform, lit }: Picture): readonly ScreenSpot[] {
  const most = Math.max(1, scene.spots[0]?.count ?? 1);
  const margin = 40;
  return scene.spots.flatMap((source): ScreenSpot[] => {
    const [x, y] = transform.apply([source.x, source.y]);
    if (x < -margin || y < -margin || x > size.width + margin || y > size.height + margin) return [];
    const radius = spotRadius(source.count, most, scene.dense);
    const isEnd = lit?.arc.from.id === source.place.id || lit?.arc.to.id === source.place.id;
    return [{ x, y, radius, name: source.place.name, weight: source.count + (isEnd ? 1e9 : 0), source }];
  });
}

function paintSpot(context: CanvasRenderingContext2D, spot: ScreenSpot, { scene, colours }: Picture): void {
  const { hollow } = spot.source;
  context.globalAlpha = scene.dense ? 0.7 : 1;
  context.beginPath();
  context.arc(spot.x, spot.y, spot.radius, 0, 2 * Math.PI);
  context.fillStyle = hollow ? colours.sheet : colours.ink;
  context.strokeStyle = hollow ? colours.ink : colours.sheet;
  context.lineWidth = scene.dense ? 0.5 : hollow ? 1.6 : 1.2;
  context.fill();
  context.stroke();
}

function labelsOf(spots: readonly ScreenSpot[], { size, scene, transform }: Picture): readonly Label[] {
  const most = Math.round((MOST_LABELS * Math.min(size.width, 900)) / 900);
  return placeLabels(scene.dense && transform.k < 1.2 ? spots.slice(0, 120) : spots.slice(0, 400), {
    ...size,
    fontSize: FONT_SIZE,
    most,
  });
}

function paintLabel(context: CanvasRenderingContext2D, label: Label, colours: MapColours): void {
  context.font = `550 ${FONT_SIZE}px ${colours.font}`;
  context.textAlign = label.anchor === 'middle' ? 'center' : label.anchor;
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = colours.land;
  context.strokeText(label.name, label.x, label.y);
  context.fillStyle = colours.ink;
  context.fillText(label.name, label.x, label.y);
}
