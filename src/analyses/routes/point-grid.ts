import { distanceKm, type Point } from '../../places/index.js';

export interface Near {
  /** Where it stands in the list that the grid was made of. */
  readonly index: number;
  readonly km: number;
}

const KM_A_DEGREE = 111.195;

/** Finds the points near another without asking all of them: cells of one degree. */
export class PointGrid {
  readonly #cells = new Map<number, number[]>();

  constructor(private readonly points: readonly Point[]) {
    points.forEach(({ latitude, longitude }, index) => {
      const key = cellKey(Math.floor(latitude), Math.floor(longitude));
      const cell = this.#cells.get(key);
      if (cell) cell.push(index);
      else this.#cells.set(key, [index]);
    });
  }

  /** All within so many kilometres, nearest first; across the antimeridian and round the poles too. */
  within(centre: Point, km: number): Near[] {
    const rows = km / KM_A_DEGREE;
    const low = Math.max(-90, Math.floor(centre.latitude - rows));
    const high = Math.min(90, Math.floor(centre.latitude + rows));
    const found: Near[] = [];
    for (let row = low; row <= high; row++) {
      // Where meridians run together, more of them are as near.
      const edge = Math.max(Math.abs(row), Math.abs(row + 1));
      const narrow = Math.cos((Math.min(edge, 90) * Math.PI) / 180);
      const columns = narrow * 180 <= rows ? 180 : Math.min(180, rows / narrow);
      const from = Math.floor(centre.longitude - columns);
      const to = columns === 180 ? from + 359 : Math.floor(centre.longitude + columns);
      for (let column = from; column <= to; column++)
        for (const index of this.#cells.get(cellKey(row, wrapped(column))) ?? []) {
          const distance = distanceKm(centre, this.points[index] as Point);
          if (distance <= km) found.push({ index, km: distance });
        }
    }
    return found.sort((a, b) => a.km - b.km || a.index - b.index);
  }
}

const wrapped = (column: number): number => ((((column + 180) % 360) + 360) % 360) - 180;
const cellKey = (row: number, column: number): number => row * 1000 + wrapped(column);
