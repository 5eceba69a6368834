/**
 * The language most likely to be read in a country by Unicode's CLDR ("likely subtags"), when it is the same for both; null when not or not known. One
 * language a country: of Belgium or Switzerland it tells less than half.
 *
 * @example commonLanguage('AT', 'DE', 'en'); // 'German'
 */
export function commonLanguage(a: string | null, b: string | null, shownIn: string): string | null {
  if (a === null || b === null || a === b) return null;
  const [one, other] = [likely(a), likely(b)];
  if (one === null || one !== other) return null;
  return new Intl.DisplayNames(shownIn, { type: 'language', fallback: 'code' }).of(one) ?? one;
}

function likely(country: string): string | null {
  if (!/^[A-Z]{2}$/.test(country)) return null;
  const { language } = new Intl.Locale('und', { region: country }).maximize();
  return language === 'und' ? null : (language ?? null);
}
