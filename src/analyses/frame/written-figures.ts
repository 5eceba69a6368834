const TRUE = /^(true|t|yes)$/i;
const FALSE = /^(false|f|no)$/i;
const WHOLE_WORD = /^(true|false)$/i;

/** Truths as 1 and 0, when all words are truths. "NO" or "T" alone may be a country or a code: it takes both kinds, or true and false themselves. */
export function readTruths(labels: readonly string[]): Float64Array | null {
  if (labels.length === 0 || !labels.every((label) => TRUE.test(label) || FALSE.test(label))) return null;
  const both = labels.some((label) => TRUE.test(label)) && labels.some((label) => FALSE.test(label));
  if (!both && !labels.every((label) => WHOLE_WORD.test(label))) return null;
  return Float64Array.from(labels, (label) => (TRUE.test(label) ? 1 : 0));
}

const POINT_STYLE = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** "1,234.5" and "12,345". */
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const SURELY_THOUSANDS = /,\d{3}[,.]/;
/** "1.234,5", "12 345,6" and "12,5"; the spaces may be those that do not break. */
const DECIMAL_COMMA = /^[+-]?\d{1,3}([. \u00a0\u202f]\d{3})*(,\d+)?$|^[+-]?\d+(,\d+)?$/;
const SPACED = /^[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+(\.\d+)?$/;

/**
 * Figures of a column in which some are written with commas or with spaces between thousands, told from all of them together; null when they are
 * words, or when "1,234" could be either. A table parted by semicolons has decimal commas.
 *
 * @example readWrittenFigures(['1.234,5', '7'], ';'); // [1234.5, 7]
 */
export function readWrittenFigures(labels: readonly string[], delimiter: string): Float64Array | null {
  const odd = labels.filter((label) => !POINT_STYLE.test(label));
  if (odd.length === 0) return null;
  const commas = odd.filter((label) => label.includes(','));
  if (commas.length === 0)
    return odd.every((label) => SPACED.test(label))
      ? figures(labels, (label) => label.replace(/[ \u00a0\u202f]/g, ''))
      : null;
  const byThousands = commas.every((label) => THOUSANDS.test(label));
  const thousandsFor =
    byThousands &&
    delimiter !== ';' &&
    (delimiter === ',' || commas.some((label) => SURELY_THOUSANDS.test(label)));
  if (thousandsFor)
    return odd.length === commas.length ? figures(labels, (label) => label.replaceAll(',', '')) : null;
  if (byThousands && delimiter !== ';') return null;
  if (!labels.every((label) => DECIMAL_COMMA.test(label))) return null;
  return figures(labels, (label) => label.replace(/[. \u00a0\u202f]/g, '').replace(',', '.'));
}

const figures = (labels: readonly string[], plain: (label: string) => string): Float64Array =>
  Float64Array.from(labels, (label) => Number(plain(label)));
