// Which names of a place are kept, and in which order.
const SCRIPTS =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Bengali}\p{M}\p{P}\p{Zs}ー]+$/u;
const LATIN = /\p{Script=Latin}/u;
const OTHER_LETTER = /(?!\p{Script=Latin})\p{L}/u;

/** The same folding as src/base/fold.ts; a test holds the two together. */
export function foldName(name) {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Refuses machine transliterations ("beulleseuteu"), airport codes, mixed scripts, remarks and scraps. */
export function isNoise(name) {
  if (name.length < 2 || name.length > 50 || !SCRIPTS.test(name)) return true;
  if (/[()[\]\\/,;]/.test(name)) return true;
  const latin = LATIN.test(name);
  if (latin && OTHER_LETTER.test(name)) return true;
  // GeoNames writes its machine transliterations in lower case.
  if (latin && !/\p{Lu}/u.test(name)) return true;
  if (/^\p{Lu}{2,4}$/u.test(name)) return true;
  if (latin && foldName(name).length < 3) return true;
  return foldName(name).length === 0;
}

/**
 * Names without repeats after folding, first spelling wins, noise dropped. The main name always stays.
 * Entries are `{ text, languages }`; a repeated name adds its languages to the first.
 */
export function tidyNames(main, others) {
  const kept = new Map();
  const add = (text, languages) => {
    const folded = foldName(text);
    // Rare Han beyond the basic plane: the index is read unit by unit.
    if (!folded || /[\u{10000}-\u{10ffff}]/u.test(text)) return;
    const known = kept.get(folded);
    if (known) for (const l of languages) known.languages.add(l);
    else kept.set(folded, { text, languages: new Set(languages) });
  };
  add(main, []);
  for (const { text, languages = [] } of others) {
    // A label in a language is kept even where its fold repeats: "Brèst" and "Brest" may be different labels.
    if (languages.length > 0 || !isNoise(text)) add(text, languages);
  }
  return [...kept.values()].map(({ text, languages }) => ({ text, languages: [...languages] }));
}
