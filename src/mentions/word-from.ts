import { startOf, type Tokens } from '../passages/index.js';

/** First word that begins at or behind the offset, by bisection. */
export function wordFrom(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(tokens, middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
