/** Radius of a place's dot in pixels, by its ties and those of the busiest; small where dots are many. */
export function spotRadius(count: number, most: number, dense: boolean): number {
  return dense
    ? 1 + 3.4 * Math.sqrt(count / Math.max(1, most))
    : 3.4 + 2.4 * Math.sqrt(count / Math.max(8, most));
}
