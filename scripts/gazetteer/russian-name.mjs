// GeoNames' short dump gives names without languages. The Russian one is told by its letters and by its romanisation.
import { foldName } from './names.mjs';
import { romanise } from './romanise.mjs';

const RUSSIAN_ONLY = /^[А-ЯЁ][а-яёА-ЯЁ -]+$/;
const COUNTRIES = new Set(
  'RU BY UA KZ KG UZ TJ TM AM AZ GE MD LT LV EE MN CN PL DE JP KP KR TR RS BG'.split(' '),
);

/** How alike two folded names are: shared pairs of letters, 0..1. */
function likeness(a, b) {
  const pairs = (text) => new Set([...text].slice(1).map((letter, i) => text[i] + letter));
  const [x, y] = [pairs(a), pairs(b)];
  const shared = [...x].filter((pair) => y.has(pair)).length;
  return (2 * shared) / Math.max(1, x.size + y.size);
}

/**
 * The name most likely Russian, or null: among those whose romanisation GeoNames lists as a Latin name (else among all), the one
 * most like the main name. `names[0]` is the main name.
 */
export function russianName(country, names) {
  if (!COUNTRIES.has(country)) return null;
  const candidates = names.filter((name) => RUSSIAN_ONLY.test(name));
  if (candidates.length < 2) return candidates[0] ?? null;
  const latin = new Set(names.map(foldName));
  const romanised = candidates.map((name) => ({ name, latin: foldName(romanise(name)) }));
  const listed = romanised.filter((c) => latin.has(c.latin));
  const main = foldName(names[0]);
  const ranked = (listed.length > 0 ? listed : romanised).map((c) => ({
    ...c,
    score: likeness(c.latin, main),
  }));
  return ranked.sort((a, b) => b.score - a.score)[0].name;
}
