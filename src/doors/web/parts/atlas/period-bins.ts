/** A bar of a histogram over years, both ends inclusive. */
export interface PeriodBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Widths a bar may have: people read years, decades and centuries. */
const WIDTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * Counts by year gathered into at most `most` bars of equal, round width, gaps included. Empty input gives no bars.
 *
 * @example periodBins([{ year: 1883, count: 1 }, { year: 2023, count: 4 }], 30).length; // 29, five years each
 */
export function periodBins(
  years: readonly { readonly year: number; readonly count: number }[],
  most: number,
): readonly PeriodBin[] {
  if (years.length === 0) return [];
  const first = Math.min(...years.map(({ year }) => year));
  const last = Math.max(...years.map(({ year }) => year));
  const start = (width: number) => Math.floor(first / width) * width;
  const bars = (width: number) => Math.floor((last - start(width)) / width) + 1;
  const width = WIDTHS.find((one) => bars(one) <= most) ?? Math.ceil((last - first + 1) / most);
  const bins = Array.from({ length: bars(width) }, (_, index) => ({
    from: start(width) + index * width,
    to: start(width) + (index + 1) * width - 1,
    count: 0,
  }));
  for (const { year, count } of years) {
    const bin = bins[Math.floor((year - start(width)) / width)];
    if (bin) bin.count += count;
  }
  return bins;
}
