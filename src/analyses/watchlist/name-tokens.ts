import { foldName } from '../../base/index.js';

/** Cyrillic letters of Russian, Ukrainian and Belarusian in the Latin ones that most spellings come down to. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ж: 'z',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'v',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  ш: 's',
  щ: 's',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

/** Spellings of one sound, longest first: names are carried over by many customs. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|sz/g, 's'],
  [/tch|cz|ch/g, 'c'],
  [/zh/g, 'z'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/ts|tz/g, 'c'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ß/g, 's'],
  [/ł/g, 'l'],
  [/[yj]/g, 'i'],
  [/ie/g, 'e'],
  [/(.)\1+/g, '$1'],
];

/** Words that say nothing of who it is. */
const EMPTY = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'sir',
  'the',
  'of',
  'and',
  'llc',
  'ltd',
  'ooo',
  'oao',
  'pao',
  'inc',
  'gmbh',
  'ag',
  'co',
]);

/** Longest name that is looked at. */
const MOST_TOKENS = 12;

/**
 * The words of a name in one script and one spelling, without doubles, at most 12: names that are carried over by different customs come to the
 * same words, or nearly so.
 * @example nameTokens('Юлия Шевченко'); // ['iulia', 'sevcenko']
 * @example nameTokens('Yuliya Shevchenko'); // ['iulia', 'sevcenko']
 */
export function nameTokens(name: string): readonly string[] {
  const latin = [...name.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('');
  const words = foldName(latin)
    .split(' ')
    .map((word) => SOUNDS.reduce((text, [from, to]) => text.replace(from, to), word))
    .filter((word) => word.length > 1 && !EMPTY.has(word));
  return [...new Set(words)].slice(0, MOST_TOKENS);
}
