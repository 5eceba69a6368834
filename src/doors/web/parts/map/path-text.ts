import type { GeoContext } from 'd3-geo';

/**
 * Collects a path as short SVG text: whole tenths of a pixel, relative steps, and no point that the eye cannot tell from the one
 * before. A map of the world shrinks by two thirds against d3's own path text.
 */
export class PathText implements GeoContext {
  #out = '';
  #start: readonly [number, number] | null = null;
  #ring: [number, number][] = [];

  /** @param nearest points nearer than this to the last one are left out (pixels). */
  constructor(
    readonly nearest = 0.7,
    readonly smallest = 1.2,
  ) {}

  beginPath(): void {}

  moveTo(x: number, y: number): void {
    this.#flush(false);
    this.#start = [x, y];
    this.#ring = [[x, y]];
  }

  lineTo(x: number, y: number): void {
    const last = this.#ring.at(-1);
    if (last && Math.abs(last[0] - x) < this.nearest && Math.abs(last[1] - y) < this.nearest) return;
    this.#ring.push([x, y]);
  }

  arc(): void {}

  closePath(): void {
    this.#flush(true);
  }

  #flush(closed: boolean): void {
    const ring = this.#ring;
    this.#ring = [];
    if (this.#start === null || ring.length < (closed ? 3 : 2)) return;
    const xs = ring.map(([x]) => x);
    const ys = ring.map(([, y]) => y);
    const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    if (closed && size < this.smallest) return;
    let [px, py] = [0, 0];
    this.#out += ring
      .map(([x, y], index) => {
        const [tx, ty] = [Math.round(x * 10), Math.round(y * 10)];
        const [dx, dy] = index === 0 ? [tx, ty] : [tx - px, ty - py];
        px = tx;
        py = ty;
        return `${index === 0 ? 'M' : 'l'}${short(dx)}${dy < 0 ? '' : ' '}${short(dy)}`;
      })
      .join('');
    if (closed) this.#out += 'z';
  }

  /** The path's text, for the `d` of an SVG path. */
  toString(): string {
    this.#flush(false);
    return this.#out;
  }
}

/** Tenths as a decimal without a leading zero: -3 is "-.3". */
function short(tenths: number): string {
  const size = Math.abs(tenths);
  const rest = size % 10;
  const whole = (size - rest) / 10;
  const text = rest === 0 ? `${whole}` : whole === 0 ? `.${rest}` : `${whole}.${rest}`;
  return tenths < 0 ? `-${text}` : text;
}
