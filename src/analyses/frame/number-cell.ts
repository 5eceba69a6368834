const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const ZERO = 48;
/** Powers of ten that a double holds exactly. */
const EXACT = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const decoder = new TextDecoder();

/** Of a cell that is no figure. No figure is read as this: one too large for a double is a word too. */
export const NO_NUMBER = Number.POSITIVE_INFINITY;

/** Whether the last figure read by `readNumberCell` is written as JavaScript writes it, so that its text can be made again from its value. */
let plain = true;
export const wasPlain = (): boolean => plain;

/**
 * The figure written in `bytes[from, to)` with a decimal point, an exponent perhaps; `NO_NUMBER` when there is anything else. Figures of up to 15
 * digits, nearly all there are, are read without making a string of them.
 */
export function readNumberCell(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const sign = bytes[at] as number;
  if (sign === MINUS || sign === PLUS) at++;
  const first = at;
  let mantissa = 0;
  let digits = 0;
  let point = -1;
  for (; at < to; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (mantissa !== 0 || digit !== 0) digits++;
      mantissa = mantissa * 10 + digit;
    } else if (bytes[at] === POINT && point < 0) point = at;
    else break;
  }
  const signs = at - first - (point < 0 ? 0 : 1);
  if (signs === 0) return NO_NUMBER;
  const after = point < 0 ? 0 : at - point - 1;
  if (at < to || digits > 15 || after > 22) return readLongNumber(bytes, from, to);
  const value = after === 0 ? mantissa : mantissa / (EXACT[after] as number);
  plain =
    sign !== PLUS &&
    (point < 0 || (after > 0 && point > first && bytes[to - 1] !== ZERO)) &&
    (bytes[first] !== ZERO || signs - after === 1) &&
    (value >= 1e-6 || value === 0) &&
    (sign !== MINUS || value !== 0);
  return sign === MINUS ? -value : value;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function readLongNumber(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 400) return NO_NUMBER;
  const text = decoder.decode(bytes.subarray(from, to));
  if (!NUMBER.test(text)) return NO_NUMBER;
  const value = Number(text);
  plain = String(value) === text;
  return Number.isFinite(value) ? value : NO_NUMBER;
}
