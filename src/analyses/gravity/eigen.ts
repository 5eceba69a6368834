import type { Matrix } from './normal-equations.js';

const MOST_SWEEPS = 60;

/** Eigenvalues and eigenvectors (columns of `vectors`) of a small symmetric matrix, by Jacobi's rotations. */
export function eigen(matrix: Matrix, k: number): { values: Float64Array; vectors: Matrix } {
  const a = matrix.slice();
  const vectors = new Float64Array(k * k);
  for (let i = 0; i < k; i++) vectors[i * k + i] = 1;
  const at = (i: number, j: number): number => a[i * k + j] as number;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let [off, all] = [0, 0];
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) {
        all += at(i, j) ** 2;
        if (i !== j) off += at(i, j) ** 2;
      }
    if (off <= 1e-30 * all) break;
    for (let p = 0; p < k; p++)
      for (let q = p + 1; q < k; q++) {
        if (at(p, q) === 0) continue;
        const angle = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const tangent = (angle >= 0 ? 1 : -1) / (Math.abs(angle) + Math.hypot(angle, 1));
        const cosine = 1 / Math.hypot(tangent, 1);
        rotate(a, k, p, q, cosine, tangent * cosine);
        turn(vectors, k, p, q, cosine, tangent * cosine);
      }
  }
  return { values: Float64Array.from({ length: k }, (_, i) => at(i, i)), vectors };
}

function rotate(a: Matrix, k: number, p: number, q: number, cosine: number, sine: number): void {
  turn(a, k, p, q, cosine, sine);
  for (let j = 0; j < k; j++) {
    const [x, y] = [a[p * k + j] as number, a[q * k + j] as number];
    a[p * k + j] = cosine * x - sine * y;
    a[q * k + j] = sine * x + cosine * y;
  }
}

/** Turns columns p and q. */
function turn(a: Matrix, k: number, p: number, q: number, cosine: number, sine: number): void {
  for (let i = 0; i < k; i++) {
    const [x, y] = [a[i * k + p] as number, a[i * k + q] as number];
    a[i * k + p] = cosine * x - sine * y;
    a[i * k + q] = sine * x + cosine * y;
  }
}
