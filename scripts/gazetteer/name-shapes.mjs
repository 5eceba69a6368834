// What the names of a country's towns look like: which groups of three letters are commoner there than in the world. Read by
// src/places/name-shape.ts to guess among the countries that a text speaks of where a town that no gazetteer knows may lie.
import { foldName } from './names.mjs';

const FEWEST_TOWNS = 40;
const MOST_GROUPS = 220;
const CYRILLIC = /^[\p{Script=Cyrillic} -]+$/u;

/** Groups of three letters of a name, "^" before its first and "$" behind its last word. */
const groupsOf = (name) => {
  const text = `^${foldName(name)}$`;
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3));
};

function count(groups, into) {
  for (const group of groups) into.set(group, (into.get(group) ?? 0) + 1);
}

/** The main name and the Russian one of each town, as groups by country and script. */
function countGroups(settlements) {
  const byCountry = new Map();
  const worlds = { latin: new Map(), cyrillic: new Map() };
  for (const { country, name, names } of settlements) {
    const tables = byCountry.get(country) ?? { towns: 0, latin: new Map(), cyrillic: new Map() };
    byCountry.set(country, tables);
    tables.towns++;
    const russian = names.find(({ languages, text }) => languages?.includes('ru') && CYRILLIC.test(text));
    for (const [script, text] of [
      ['latin', name],
      ['cyrillic', russian?.text],
    ]) {
      if (!text || CYRILLIC.test(text) !== (script === 'cyrillic')) continue;
      const groups = groupsOf(text);
      count(groups, tables[script]);
      count(groups, worlds[script]);
    }
  }
  return { byCountry, worlds };
}

const total = (table) => [...table.values()].reduce((sum, n) => sum + n, 0);

/** The country's most telling groups: how many times commoner than in the world, as a natural logarithm in tenths. */
function telling(table, world) {
  const [own, all] = [total(table), total(world)];
  if (own < 200) return [];
  return [...table]
    .filter(([, n]) => n >= 3)
    .map(([group, n]) => ({
      group,
      n,
      tenths: Math.round(10 * Math.log(n / own / (world.get(group) / all))),
    }))
    .filter(({ tenths }) => tenths >= 3)
    .sort((a, b) => b.n * b.tenths - a.n * a.tenths || (a.group < b.group ? -1 : 1))
    .slice(0, MOST_GROUPS)
    .map(({ group, tenths }) => `${group}${tenths}`);
}

/** JSON by country: its groups, each followed by its weight, parted by "|". */
export function nameShapes(settlements) {
  const { byCountry, worlds } = countGroups(settlements);
  const shapes = [...byCountry]
    .filter(([, { towns }]) => towns >= FEWEST_TOWNS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([country, tables]) => {
      const groups = [...telling(tables.latin, worlds.latin), ...telling(tables.cyrillic, worlds.cyrillic)];
      return `${JSON.stringify(country)}: ${JSON.stringify(groups.join('|'))}`;
    });
  return `{\n${shapes.join(',\n')}\n}\n`;
}
