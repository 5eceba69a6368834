import { foldName, type Span } from '../base/index.js';
import { contractKind, type Gazetteer, resolvePlace } from '../places/index.js';
import type { PlaceMention } from './types.js';

/** Runs of letters in scripts that put no space between words. */
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}/gu;
/** Longest name looked for, in letters: "ムルマンスク州", "北马其顿共和国". */
const LONGEST = 12;
/** Towns below this would be found in the middle of other words. */
const LARGE = 200_000;

/**
 * Places named in a text whose script parts no words (Chinese, Japanese, Thai): at each letter the longest name that the gazetteer knows, of a
 * country, a region or a large town. Others are not looked for, because short names stand inside longer words by chance.
 * @example unspacedPlaces('大连市与北九州市', { start: 0, end: 8 }, gazetteer).map(({ surface }) => surface); // ['大连市', '北九州市']
 */
export function unspacedPlaces(text: string, { start, end }: Span, gazetteer: Gazetteer): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (const run of text.slice(start, end).matchAll(RUNS)) {
    const [letters] = run;
    let at = 0;
    while (at < letters.length) {
      const mention = nameAt(letters, at, start + run.index, gazetteer);
      if (mention) found.push(mention);
      at += mention ? mention.surface.length : 1;
    }
  }
  return found;
}

function nameAt(letters: string, at: number, offset: number, gazetteer: Gazetteer): PlaceMention | null {
  // The round small letters of Japanese grammar begin no name.
  if (/\p{Script=Hiragana}/u.test(letters[at] ?? '')) return null;
  for (let length = Math.min(LONGEST, letters.length - at); length >= 2; length--) {
    const surface = letters.slice(at, at + length);
    const known = gazetteer
      .named(foldName(surface))
      .some(
        (place) => place.kind === 'country' || place.kind === 'region' || (place.population ?? 0) >= LARGE,
      );
    if (!known) continue;
    const resolution = resolvePlace(gazetteer, surface, { kind: null });
    const { place } = resolution;
    if (place === null) continue;
    return {
      type: 'place',
      start: offset + at,
      end: offset + at + length,
      surface,
      kind: contractKind(place),
      country: place.country,
      place,
      resolution,
    };
  }
  return null;
}
