import { partnersOf, type TieGraph } from './tie-graph.js';

/** The strongest patterns of a graph: `vectors` holds `rank` numbers a place, `values` the strength of each pattern. */
export interface LowRank {
  readonly rank: number;
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * The `rank` strongest eigenvectors of the ties, each tie by one over the root of the ties of both ends (the normalised adjacency), by
 * subspace iteration (Halko, Martinsson and Tropp 2011). `random` draws the start; the answer is the same for the same seed.
 */
export function factorise(graph: TieGraph, rank: number, rounds: number, random: () => number): LowRank {
  const { size } = graph;
  const scale = Float64Array.from(graph.degrees, (ties) => (ties > 0 ? 1 / Math.sqrt(ties) : 0));
  let basis = new Float64Array(size * rank);
  for (let k = 0; k < basis.length; k++) basis[k] = random() - 0.5;
  for (let round = 0; round < rounds; round++) {
    orthonormalise(basis, size, rank);
    basis = multiply(graph, scale, basis, rank, 1);
  }
  orthonormalise(basis, size, rank);
  const image = multiply(graph, scale, basis, rank, 0);
  const values = new Float64Array(rank);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < rank; k++)
      values[k] = (values[k] as number) + (basis[i * rank + k] as number) * (image[i * rank + k] as number);
  return { rank, values, vectors: basis };
}

/** The strength of the tie that the patterns expect between `from` and every place. */
export function scoreLowRank(lowRank: LowRank, from: number): Float32Array {
  const { rank, values, vectors } = lowRank;
  const size = vectors.length / rank;
  const own = new Float64Array(rank);
  for (let k = 0; k < rank; k++) own[k] = (vectors[from * rank + k] as number) * (values[k] as number);
  const scores = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let k = 0; k < rank; k++) sum += (own[k] as number) * (vectors[i * rank + k] as number);
    scores[i] = sum;
  }
  return scores;
}

/** `shift` added to every eigenvalue keeps those near -1 (two-sided patterns) from being taken for the strongest. */
function multiply(
  graph: TieGraph,
  scale: Float64Array,
  basis: Float64Array,
  rank: number,
  shift: number,
): Float64Array<ArrayBuffer> {
  const next = new Float64Array(basis.length);
  for (let i = 0; i < graph.size; i++) {
    for (const j of partnersOf(graph, i)) {
      const weight = (scale[i] as number) * (scale[j] as number);
      for (let k = 0; k < rank; k++)
        next[i * rank + k] = (next[i * rank + k] as number) + weight * (basis[j * rank + k] as number);
    }
    if (shift !== 0)
      for (let k = 0; k < rank; k++)
        next[i * rank + k] = (next[i * rank + k] as number) + shift * (basis[i * rank + k] as number);
  }
  return next;
}

/** Makes the columns of a matrix kept by rows orthonormal by the Cholesky factor of their products (CholeskyQR). */
function orthonormalise(basis: Float64Array, size: number, rank: number): void {
  const gram = new Float64Array(rank * rank);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < rank; k++) {
      const value = basis[i * rank + k] as number;
      if (value === 0) continue;
      for (let m = 0; m <= k; m++)
        gram[k * rank + m] = (gram[k * rank + m] as number) + value * (basis[i * rank + m] as number);
    }
  // The lower factor takes the place of the products.
  for (let k = 0; k < rank; k++)
    for (let m = 0; m <= k; m++) {
      let sum = gram[k * rank + m] as number;
      for (let p = 0; p < m; p++) sum -= (gram[k * rank + p] as number) * (gram[m * rank + p] as number);
      gram[k * rank + m] = k === m ? Math.sqrt(Math.max(sum, 1e-24)) : sum / (gram[m * rank + m] as number);
    }
  for (let i = 0; i < size; i++)
    for (let k = 0; k < rank; k++) {
      let sum = basis[i * rank + k] as number;
      for (let p = 0; p < k; p++) sum -= (gram[k * rank + p] as number) * (basis[i * rank + p] as number);
      basis[i * rank + k] = sum / (gram[k * rank + k] as number);
    }
}
