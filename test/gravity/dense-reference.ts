/** Solves A x = b for symmetric positive A by elimination with pivots; columns without a pivot are left out (x = null). Small and slow on purpose. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): (number | null)[] {
  const inverse = pseudoInverse(matrix);
  return inverse.free.map((free, i) =>
    free ? right.reduce((sum, value, j) => sum + (inverse.rows[i]?.[j] ?? 0) * value, 0) : null,
  );
}

/** Inverse on the columns that are independent of those before them; zero elsewhere. */
export function pseudoInverse(matrix: readonly (readonly number[])[]): { rows: number[][]; free: boolean[] } {
  const k = matrix.length;
  const a = matrix.map((row, i) => [...row, ...Array.from({ length: k }, (_, j) => (i === j ? 1 : 0))]);
  const free: boolean[] = [];
  for (let j = 0; j < k; j++) {
    const pivot = a[j]?.[j] ?? 0;
    const own = matrix[j]?.[j] ?? 0;
    free.push(pivot > 1e-9 * own);
    if (!free[j]) continue;
    const line = (a[j] ?? []).map((value) => value / pivot);
    a[j] = line;
    for (let i = 0; i < k; i++) {
      const times = a[i]?.[j] ?? 0;
      if (i !== j && times !== 0) a[i] = (a[i] ?? []).map((value, m) => value - times * (line[m] ?? 0));
    }
  }
  const rows = Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_, j) => (free[i] && free[j] ? (a[i]?.[k + j] ?? 0) : 0)),
  );
  return { rows, free };
}

export interface DenseModel {
  readonly y: readonly number[];
  /** Columns of interest first, dummies behind them. */
  readonly columns: readonly (readonly number[])[];
  readonly poisson: boolean;
  /** Cluster of each row; null: robust. */
  readonly clusters: readonly (readonly number[])[];
  /** Of the robust errors. */
  readonly robustFactor: number;
}

/** Estimates and clustered errors straight from the textbook, with every dummy a column. */
export function fitDense({ y, columns, poisson, clusters, robustFactor }: DenseModel): {
  beta: number[];
  se: number[];
} {
  const rows = y.length;
  const mean = y.reduce((sum, value) => sum + value, 0) / rows;
  let eta = y.map((value) => Math.log((value + mean) / 2));
  let beta: number[] = [];
  let weights = y.map(() => 1);
  const normal = () =>
    columns.map((a) =>
      columns.map((b) => a.reduce((sum, value, row) => sum + value * (b[row] ?? 0) * (weights[row] ?? 0), 0)),
    );
  for (let round = 0; round < (poisson ? 60 : 1); round++) {
    if (poisson) weights = eta.map(Math.exp);
    const target = poisson ? eta.map((value, row) => value + (y[row] ?? 0) / (weights[row] ?? 1) - 1) : y;
    const right = columns.map((a) =>
      a.reduce((sum, value, row) => sum + value * (target[row] ?? 0) * (weights[row] ?? 0), 0),
    );
    beta = solve(normal(), right).map((value) => value ?? 0);
    eta = y.map((_, row) => columns.reduce((sum, column, k) => sum + (column[row] ?? 0) * (beta[k] ?? 0), 0));
  }
  if (poisson) weights = eta.map(Math.exp);
  const rest = y.map((value, row) => value - (poisson ? Math.exp(eta[row] ?? 0) : (eta[row] ?? 0)));
  const bread = pseudoInverse(normal()).rows;
  const k = columns.length;
  const meatOf = (of: (row: number) => string): number[][] => {
    const sums = new Map<string, number[]>();
    y.forEach((_, row) => {
      const sum = sums.get(of(row)) ?? new Array<number>(k).fill(0);
      columns.forEach((column, i) => {
        sum[i] = (sum[i] ?? 0) + (column[row] ?? 0) * (rest[row] ?? 0);
      });
      sums.set(of(row), sum);
    });
    return columns.map((_, i) =>
      columns.map((_, j) =>
        [...sums.values()].reduce((total, sum) => total + (sum[i] ?? 0) * (sum[j] ?? 0), 0),
      ),
    );
  };
  const least = Math.min(...clusters.map((ids) => new Set(ids).size));
  const factor = clusters.length === 0 ? robustFactor : least / (least - 1);
  let meat = clusters.length === 0 ? meatOf(String) : columns.map(() => columns.map(() => 0));
  for (let subset = 1; subset < 1 << clusters.length; subset++) {
    const chosen = clusters.filter((_, i) => (subset >> i) & 1);
    const sign = chosen.length % 2 === 1 ? 1 : -1;
    const part = meatOf((row) => chosen.map((ids) => ids[row]).join(' '));
    meat = meat.map((line, i) => line.map((value, j) => value + sign * (part[i]?.[j] ?? 0)));
  }
  const variance = (i: number): number =>
    meat.reduce(
      (sum, line, a) =>
        sum + line.reduce((s, value, b) => s + (bread[i]?.[a] ?? 0) * value * (bread[b]?.[i] ?? 0), 0),
      0,
    );
  return { beta, se: columns.map((_, i) => Math.sqrt(variance(i) * factor)) };
}
