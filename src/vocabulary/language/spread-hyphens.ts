const WILD = /^[*]|[*]$/;

/** "follow-up" as it stands in a text: two words, as hyphens part words. A hyphen at an end is left to the pattern's own checks. */
const parted = (option: string): string =>
  option
    .split('-')
    .filter((word) => word !== '')
    .join(' ');

/**
 * A pattern with each alternative that holds a hyphen written out as the words that a text has for it: hyphens part words, so "co-production"
 * is looked for as `co production`. Alternatives of one place may have different lengths, so that one pattern may become several; the words
 * without a hyphen stay together in the first.
 * @example spreadHyphens('sister-city|twin charter'); // ['twin charter', 'sister city charter']
 */
export function spreadHyphens(source: string): readonly string[] {
  if (!source.includes('-')) return [source];
  let made: readonly (readonly string[])[] = [[]];
  for (const element of source.trim().split(/\s+/)) {
    const optional = element.endsWith('?');
    const options = (optional ? element.slice(0, -1) : element).split('|');
    const joined = options.filter((option) => option.replace(WILD, '').includes('-'));
    const plain = options.filter((option) => !joined.includes(option));
    const mark = optional ? '?' : '';
    // What may be missing altogether is missing in one of the patterns.
    const ways = [
      ...(plain.length > 0 ? [`${plain.join('|')}${mark}`] : optional ? [''] : []),
      ...joined.map(parted),
    ];
    made = made.flatMap((start) => ways.map((way) => (way === '' ? start : [...start, way])));
  }
  return made.map((elements) => elements.join(' '));
}
