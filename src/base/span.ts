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

/**
 * For spans sorted by start: a function that gives those overlapping the span it is asked for, without looking at all of them anew. Ask in
 * order of start: what ended before an earlier question is forgotten.
 *
 * @example spanWindow([{ start: 0, end: 4 }, { start: 6, end: 9 }])({ start: 3, end: 5 }).length; // 1
 */
export function spanWindow<T extends Span>(sorted: readonly T[]): (span: Span) => T[] {
  let from = 0;
  return (span) => {
    while (from < sorted.length && (sorted[from]?.end ?? 0) <= span.start) from++;
    const found: T[] = [];
    for (let k = from; k < sorted.length; k++) {
      const item = sorted[k];
      if (!item || item.start >= span.end) break;
      if (spansOverlap(item, span)) found.push(item);
    }
    return found;
  };
}
