// Questions the build asks of all cities at once.
import { foldName } from './names.mjs';
import { SEATS } from './settlements.mjs';

/** Largest town of each name by country, "RU:kazan" to its population and seat rank. */
export function largestTowns(cities) {
  const towns = new Map();
  for (const city of cities) {
    const seat = SEATS[city.feature] ?? 0;
    const population = city.population ?? 0;
    if (population < 5000 && seat === 0) continue;
    for (const name of [city.name, ...city.names]) {
      const key = `${city.country}:${foldName(name)}`;
      const known = towns.get(key);
      if (!known || known.population < population) towns.set(key, { seat, population });
    }
  }
  return towns;
}

/** A function from country, second-level code and position to the first-level region: by its code, else by the nearest town. */
export function regionFinder(cities, regionByCode) {
  const admin1ByAdmin2 = new Map();
  const byCountry = new Map();
  for (const city of cities) {
    if (!city.admin1) continue;
    if (city.admin2) admin1ByAdmin2.set(`${city.country}.${city.admin2}`, `${city.country}.${city.admin1}`);
    const group = byCountry.get(city.country);
    if (group) group.push(city);
    else byCountry.set(city.country, [city]);
  }
  return (country, admin2, at) => {
    const code = admin1ByAdmin2.get(`${country}.${admin2}`);
    if (code && regionByCode.has(code)) return regionByCode.get(code);
    const distance = (c) => (c.latitude - at.latitude) ** 2 + (c.longitude - at.longitude) ** 2;
    let nearest = null;
    for (const city of byCountry.get(country) ?? []) {
      if (!nearest || distance(city) < distance(nearest)) nearest = city;
    }
    return nearest ? (regionByCode.get(`${country}.${nearest.admin1}`) ?? null) : null;
  };
}
