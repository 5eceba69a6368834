/** Columns cut into at most 64 bins of about equally many rows: bin 0 is "not known"; bin `b` reaches up to `edges[b]`. */
export interface BinnedColumns {
  readonly rows: number;
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly Float64Array[];
}

export const MAX_BINS = 64;

/** Lies under every value: a question with this threshold asks whether the value is known. */
const NOT_KNOWN = -1e30;

/** Bins columns by quantiles of at most 20,000 rows evenly taken. */
export function binColumns(columns: readonly Float32Array[], rows: number): BinnedColumns {
  const edges: Float64Array[] = [];
  const bins = columns.map((column) => {
    const step = Math.max(1, Math.floor(rows / 20_000));
    const sample: number[] = [];
    for (let row = 0; row < rows; row += step) {
      const value = column[row] as number;
      if (!Number.isNaN(value)) sample.push(value);
    }
    sample.sort((a, b) => a - b);
    const own: number[] = [NOT_KNOWN];
    for (let b = 1; b < MAX_BINS; b++) {
      const value = sample[Math.floor((b * sample.length) / MAX_BINS)];
      if (value !== undefined && value > (own.at(-1) as number)) own.push(value);
    }
    // The last bin takes all that lies above.
    own.push(Number.POSITIVE_INFINITY);
    edges.push(Float64Array.from(own));
    const binned = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) binned[row] = binOf(own, column[row] as number);
    return binned;
  });
  return { rows, bins, edges };
}

function binOf(edges: readonly number[], value: number): number {
  if (Number.isNaN(value)) return 0;
  let low = 1;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
