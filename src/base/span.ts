/** A stretch of a document's text: UTF-16 code units, 0-based, end exclusive. `text.slice(start, end)` is its quote. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True when the spans share at least one code unit. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `outer` holds all of `inner`. */
export function spanHolds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
