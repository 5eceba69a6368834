import { foldName, placeId } from '../../base/index.js';
import type { Gazetteer } from '../../places/index.js';

/**
 * A function from a country as tables write it (a name in any language, or an ISO alpha-2 code) to its ISO code; null when
 * no country of today is called so. Answers are kept.
 *
 * @param given Names that the table's mapping settles itself.
 * @example countryCoder(gazetteer)('Czech Republic'); // 'CZ'
 */
export function countryCoder(
  gazetteer: Gazetteer,
  given: ReadonlyMap<string, string> = new Map(),
): (written: string) => string | null {
  const held = new Map<string, string | null>(given);
  const find = (written: string): string | null => {
    const code = written.trim();
    if (/^[A-Z]{2}$/.test(code) && gazetteer.get(placeId(code))?.kind === 'country') return code;
    const named = gazetteer.named(foldName(written)).filter((place) => place.kind === 'country');
    return named.find((place) => place.validTo === null)?.country ?? null;
  };
  return (written) => {
    const known = held.get(written);
    if (known !== undefined) return known;
    const code = find(written);
    held.set(written, code);
    return code;
  };
}
