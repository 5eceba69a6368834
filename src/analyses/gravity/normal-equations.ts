/** A square matrix, row after row. */
export type Matrix = Float64Array;

/** X'WX of columns; weights null: all one. */
export function crossProducts(columns: readonly Float64Array[], weights: Float64Array | null): Matrix {
  const k = columns.length;
  const out = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let j = i; j < k; j++) {
      out[i * k + j] = dot(columns[i] as Float64Array, columns[j] as Float64Array, weights);
      out[j * k + i] = out[i * k + j] as number;
    }
  return out;
}

/** Sum of the products of two columns' cells, weighted. */
export function dot(a: Float64Array, b: Float64Array, weights: Float64Array | null): number {
  let sum = 0;
  if (weights === null) for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  else for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number) * (weights[i] as number);
  return sum;
}

/**
 * Inverts X'WX by Cholesky, column by column in their order, and says which columns are sums of those before them: their rows and columns in
 * the inverse are zero.
 *
 * @param least for each column, what must be left of its sum of squares beside the columns before it
 */
export function invert(matrix: Matrix, least: readonly number[]): { inverse: Matrix; dependent: number[] } {
  const k = least.length;
  const lower = new Float64Array(k * k);
  const dependent: number[] = [];
  for (let j = 0; j < k; j++) {
    let left = matrix[j * k + j] as number;
    for (let m = 0; m < j; m++) left -= (lower[j * k + m] as number) ** 2;
    if (!(left > (least[j] as number))) {
      dependent.push(j);
      continue;
    }
    const root = Math.sqrt(left);
    lower[j * k + j] = root;
    for (let i = j + 1; i < k; i++) {
      let sum = matrix[i * k + j] as number;
      for (let m = 0; m < j; m++) sum -= (lower[i * k + m] as number) * (lower[j * k + m] as number);
      lower[i * k + j] = sum / root;
    }
  }
  const free = Array.from({ length: k }, (_, j) => j).filter((j) => !dependent.includes(j));
  const inverse = new Float64Array(k * k);
  for (const column of free) {
    const half = new Float64Array(k);
    for (const i of free) {
      let sum = i === column ? 1 : 0;
      for (const m of free) if (m < i) sum -= (lower[i * k + m] as number) * (half[m] as number);
      half[i] = sum / (lower[i * k + i] as number);
    }
    for (const i of [...free].reverse()) {
      let sum = half[i] as number;
      for (const m of free)
        if (m > i) sum -= (lower[m * k + i] as number) * (inverse[m * k + column] as number);
      inverse[i * k + column] = sum / (lower[i * k + i] as number);
    }
  }
  return { inverse, dependent };
}

/** Matrix times a column of numbers. */
export function times(matrix: Matrix, vector: readonly number[]): number[] {
  const k = vector.length;
  return Array.from({ length: k }, (_, i) =>
    vector.reduce((sum, value, j) => sum + (matrix[i * k + j] as number) * value, 0),
  );
}

/** The product of two square matrices of `k` rows, row by row. */
export function multiply(a: Matrix, b: Matrix, k: number): Matrix {
  const out = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let m = 0; m < k; m++) {
      const value = a[i * k + m] as number;
      for (let j = 0; j < k; j++)
        out[i * k + j] = (out[i * k + j] as number) + value * (b[m * k + j] as number);
    }
  return out;
}
