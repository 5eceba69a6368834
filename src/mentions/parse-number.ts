/** Languages that write a decimal comma. In English the comma groups thousands. */
const DECIMAL_COMMA: ReadonlySet<string> = new Set([
  'de',
  'fr',
  'es',
  'pl',
  'ru',
  'uk',
  'be',
  'it',
  'pt',
  'nl',
  'cs',
  'sk',
  'tr',
]);

/** Figures up to which a number is exact. */
const MOST_PLAIN = 15;

/** Nothing but figures, as most numbers are. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return text !== '';
}

/**
 * The number that digits with `.` and `,` mean, or null for what is none ("19th", "1990s", "10:30", "02.01.2015"). A separator with exactly
 * three digits behind it groups thousands unless the language uses it for decimals.
 *
 * @example
 * parseNumber('2,243', 'en'); // 2243
 * parseNumber('7.000', 'de'); // 7000
 * parseNumber('24,8', 'de'); // 24.8
 */
export function parseNumber(text: string, language: string): number | null {
  if (text.length <= MOST_PLAIN && isPlain(text)) return Number(text);
  if (!/^\d+(?:[.,]\d+)*$/.test(text)) return null;
  const decimal = DECIMAL_COMMA.has(language) ? ',' : '.';
  const group = decimal === ',' ? '.' : ',';
  const [whole = '', fraction, ...more] = text.split(decimal);
  if (more.length > 0) {
    // 1.200.000 in English text: the decimal mark stands twice, so it groups.
    return [whole, fraction ?? '', ...more].slice(1).every((part) => part.length === 3) &&
      !text.includes(group)
      ? Number(text.split(decimal).join(''))
      : null;
  }
  const groups = whole.split(group);
  if (groups.length > 1 && !groups.slice(1).every((part) => part.length === 3)) {
    // 24.8 in a German text, or 24,8 in an English one: the other mark, with no group of three behind it.
    return groups.length === 2 && fraction === undefined ? Number(groups.join('.')) : null;
  }
  const number = Number(groups.join('') + (fraction === undefined ? '' : `.${fraction}`));
  return Number.isFinite(number) ? number : null;
}
