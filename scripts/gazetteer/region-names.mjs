// Names of a first-level region from Natural Earth, with the corrections of data/gazetteer/regions.yaml worked in.
import { foldName, isNoise } from './names.mjs';

const LANGUAGE = /^([a-z]{2}(-\w+)?|local)$/;
const SCRIPT_OF = { zht: 'zh-Hant' };
const DESIGNATOR =
  /^(Region|Province|State|Territory|Republic|Prefecture|County|District|Governorate|Department|Oblast)$/;

/** Labels of a Natural Earth row: its name in 25 languages, remarks in brackets cut off. */
export function labelsOf(row) {
  return Object.entries(row).flatMap(([column, text]) => {
    if (!text || !column.startsWith('name_') || column === 'name_alt') return [];
    const language = column.slice(5);
    return [{ text: text.replace(/\s*\(.*\)$/, ''), languages: [SCRIPT_OF[language] ?? language] }];
  });
}

/** Labels of a hand-written entry: its keys that are languages, and `also` for all languages. */
export function handWritten(entry) {
  const labels = Object.entries(entry).filter(([key]) => LANGUAGE.test(key) && key !== 'at' && key !== 'id');
  return [
    ...labels.map(([language, text]) => ({ text, languages: [language] })),
    ...(entry.also ?? []).map((text) => ({ text, languages: ['any'] })),
  ];
}

/** Hand-written labels push Natural Earth's of the same language out. */
export function correctedLabels(row, correction) {
  const own = handWritten(correction);
  const taken = new Set(own.flatMap((label) => label.languages));
  const others = row && !correction.replace ? labelsOf(row) : [];
  return [...own, ...others.filter((label) => !taken.has(label.languages[0]))];
}

/** Alternates that another place of the country bears ("Kazan" for Tatarstan) are mistakes or traps: they are left out. */
export function lonelyAlternates(rows, towns) {
  const bearers = new Map();
  for (const row of rows) {
    for (const name of new Set([row.name, row.name_en, row.name_ru, ...row.name_alt.split('|')])) {
      const key = `${row.iso_a2}:${foldName(name)}`;
      bearers.set(key, (bearers.get(key) ?? 0) + 1);
    }
  }
  const isLonely = (row, name) => {
    const key = `${row.iso_a2}:${foldName(name)}`;
    return bearers.get(key) === 1 && !towns.has(key);
  };
  return (row) =>
    [row.name, ...row.name_alt.split('|')].filter(
      (name) => name && !isNoise(name) && !/\b(A|G|AOk|Okr)\.|AOk|S\.S\.R/.test(name) && isLonely(row, name),
    );
}

/** "Nagano" becomes "Nagano Prefecture" where a chief town is called Nagano: a region never takes its town's name. */
export function withDesignator(name, type, town) {
  if (!town || !type || !DESIGNATOR.test(type)) return name;
  return town.seat >= 2 || town.population >= 100_000 ? `${name} ${type}` : name;
}
