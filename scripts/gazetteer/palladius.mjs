// Russian writes Chinese names by the system of Palladius, syllable by syllable from pinyin: "Suifenhe" is "Суйфэньхэ".
const INITIALS = {
  '': '',
  b: 'б',
  p: 'п',
  m: 'м',
  f: 'ф',
  d: 'д',
  t: 'т',
  n: 'н',
  l: 'л',
  g: 'г',
  k: 'к',
  h: 'х',
  j: 'цз',
  q: 'ц',
  x: 'с',
  zh: 'чж',
  ch: 'ч',
  sh: 'ш',
  r: 'ж',
  z: 'цз',
  c: 'ц',
  s: 'с',
};
const FINALS = {
  a: 'а',
  o: 'о',
  e: 'э',
  ai: 'ай',
  ei: 'эй',
  ao: 'ао',
  ou: 'оу',
  an: 'ань',
  en: 'энь',
  ang: 'ан',
  eng: 'эн',
  ong: 'ун',
  er: 'эр',
  i: 'и',
  ia: 'я',
  ie: 'е',
  iao: 'яо',
  iu: 'ю',
  ian: 'янь',
  in: 'инь',
  iang: 'ян',
  ing: 'ин',
  iong: 'юн',
  u: 'у',
  ua: 'уа',
  uo: 'о',
  uai: 'уай',
  ui: 'уй',
  uan: 'уань',
  un: 'унь',
  uang: 'уан',
  ü: 'юй',
  üe: 'юэ',
  üan: 'юань',
  ün: 'юнь',
};
const WITHOUT_INITIAL = {
  ya: 'я',
  ye: 'е',
  yao: 'яо',
  you: 'ю',
  yan: 'янь',
  yin: 'инь',
  yang: 'ян',
  ying: 'ин',
  yong: 'юн',
  yi: 'и',
  yu: 'юй',
  yue: 'юэ',
  yuan: 'юань',
  yun: 'юнь',
  wu: 'у',
  wa: 'ва',
  wo: 'во',
  wai: 'вай',
  wei: 'вэй',
  wan: 'вань',
  wen: 'вэнь',
  wang: 'ван',
  weng: 'вэн',
  hui: 'хуэй',
  zi: 'цзы',
  ci: 'цы',
  si: 'сы',
};
const BARE_FINALS = new Set(['a', 'o', 'e', 'ai', 'ei', 'ao', 'ou', 'an', 'en', 'ang', 'eng', 'er']);
const UMLAUTED = /^([jqx])u/;

function syllables() {
  const table = new Map(Object.entries(WITHOUT_INITIAL));
  for (const [initial, letters] of Object.entries(INITIALS)) {
    for (const [final, rest] of Object.entries(FINALS)) {
      if (initial === '' && !BARE_FINALS.has(final)) continue;
      const spelt = (initial + final).replace('ü', /[jqx]/.test(initial) ? 'u' : 'ü');
      // "ju" is "jü": the plain u never follows j, q, x.
      if (UMLAUTED.test(spelt) && !final.startsWith('ü')) continue;
      if (!table.has(spelt)) table.set(spelt, letters + rest);
    }
  }
  return table;
}
const TABLE = syllables();

/** Cyrillic syllables of a pinyin word, longest first with a way back, or null. */
function split(word) {
  if (word === '') return [];
  for (let length = Math.min(6, word.length); length > 0; length--) {
    const syllable = TABLE.get(word.slice(0, length));
    const rest = syllable && split(word.slice(length));
    if (rest) return [syllable, ...rest];
  }
  return null;
}

const capital = (word) => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The Russian name of a place with a pinyin name of one word, or null. */
export function palladius(name) {
  const parts = name
    .normalize('NFD')
    .replace(/u\u0308/g, 'ü')
    .replace(/[\u0300-\u0307\u0309-\u036f]/g, '')
    .toLowerCase()
    .split(/['’]/)
    .map((word) => (/^[a-zü]+$/.test(word) ? split(word) : null));
  if (parts.some((part) => part === null)) return null;
  const all = parts.flat();
  if (all.length < 2 || all.length > 4) return null;
  // "Чанъань": a hard sign where н meets a vowel of the next syllable.
  const joined = all.reduce(
    (word, next) => word + (/н$/.test(word) && /^[аоэеяюиу]/.test(next) ? 'ъ' : '') + next,
  );
  return capital(joined);
}
