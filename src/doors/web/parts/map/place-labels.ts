/** A dot on the drawing, in pixels. `weight`: how much its name is wanted. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
  readonly weight: number;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly name: string;
}

export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly most: number;
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Width of a letter of Inter at size 1, on average, with a little to spare; Cyrillic is wider than Latin. */
const LETTER = 0.56;
const WIDE_LETTER = 0.63;
const LONGEST_NAME = 26;

function widthOf(name: string, fontSize: number): number {
  return name.length * fontSize * (/\p{Script=Cyrillic}/u.test(name) ? WIDE_LETTER : LETTER);
}

const overlap = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/** Where a name may stand about its dot, best first: right, left, above, below, then the corners. */
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;

function candidate(spot: Spot, name: string, side: readonly [number, number], fontSize: number) {
  const gap = spot.radius + 4;
  const width = widthOf(name, fontSize);
  const [sx, sy] = side;
  const diagonal = sx !== 0 && sy !== 0;
  const x = spot.x + sx * (diagonal ? gap * 0.6 : gap);
  const middle = spot.y + sy * (gap + fontSize * (diagonal ? 0.15 : 0.5));
  const x0 = sx === 1 ? x : sx === -1 ? x - width : x - width / 2;
  const anchor = sx === 1 ? 'start' : sx === -1 ? 'end' : 'middle';
  const box: Box = {
    x0: x0 - 2,
    x1: x0 + width + 2,
    y0: middle - fontSize * 0.6,
    y1: middle + fontSize * 0.6,
  };
  const label: Label = { x, y: middle + fontSize * 0.35, anchor, name };
  return { label, box };
}

/**
 * Names for the weightiest spots, none over another, over a dot or past the edge. A name that finds no room is left out: the list
 * beside the map has it. Same input, same labels.
 */
export function placeLabels(spots: readonly Spot[], room: LabelRoom): readonly Label[] {
  const dots: readonly Box[] = spots.map(({ x, y, radius }) => ({
    x0: x - radius,
    x1: x + radius,
    y0: y - radius,
    y1: y + radius,
  }));
  const taken: Box[] = [];
  const labels: Label[] = [];
  const order = spots.map((spot, index) => ({ spot, index })).sort((a, b) => b.spot.weight - a.spot.weight);
  for (const { spot, index } of order) {
    if (labels.length >= room.most) break;
    const name =
      spot.name.length > LONGEST_NAME ? `${spot.name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : spot.name;
    for (const side of SIDES) {
      const { label, box } = candidate(spot, name, side, room.fontSize);
      const outside = box.x0 < 2 || box.y0 < 2 || box.x1 > room.width - 2 || box.y1 > room.height - 2;
      if (outside || taken.some((other) => overlap(box, other))) continue;
      if (dots.some((dot, at) => at !== index && overlap(box, dot))) continue;
      taken.push(box);
      labels.push(label);
      break;
    }
  }
  return labels;
}
