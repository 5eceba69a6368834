import {
  type CandidateRules,
  FITTED_WEIGHTS,
  type GroupWeights,
  TERM_GROUPS,
  type TermGroup,
  type TravelTimes,
} from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import type { TableInfo } from '../../ingest/index.js';
import type { SettingsReader } from '../settings.js';
import { plainWords, words } from '../tell.js';

/** Which tables are asked; null: none. */
export interface ChosenTables {
  readonly airports: string;
  readonly routes: string | null;
  readonly routeAirports: string | null;
}

const NONE = 'none';
const COUNTRY = /^[A-Z]{2}$/;
const MOST_WEIGHT = 4;

const tableOption = ({ id, title }: TableInfo) => ({ value: id, label: plainWords(title) });
const noneOption = { value: NONE, label: words('analyse.routes.set.routes.none') };

/**
 * Reads which tables to use: the operator's own network where there is one, with the operator's own table of airports beside it.
 * @param airports of the bundled table too; one at least
 */
export function readTables(
  settings: SettingsReader,
  airports: readonly TableInfo[],
  routes: readonly TableInfo[],
): ChosenTables {
  const known = airports.find(({ bundled }) => bundled) ?? airports[0];
  if (known === undefined)
    throw new IntertieError(
      'tables.unknown',
      'there is no table of airports',
      'airports',
      'add one with: intertie table add airports.csv --role airports',
    );
  const chosen = settings.choice('routes', {
    usual: routes[0]?.id ?? NONE,
    options: [...routes.map(tableOption), noneOption],
    hint: true,
  });
  if (chosen === NONE || routes.length === 0)
    return { airports: known.id, routes: null, routeAirports: null };
  const own = airports.find(({ id }) => id !== known.id) ?? known;
  const routeAirports = settings.choice('route_airports', {
    usual: own.id,
    options: airports.map(tableOption),
    hint: true,
  });
  return { airports: known.id, routes: chosen, routeAirports };
}

/** Reads the rules for candidates. @throws IntertieError `report.setting` */
export function readRules(settings: SettingsReader): CandidateRules {
  const people = settings.number('people', { usual: 1_000_000, min: 0, max: 50_000_000, step: 1 });
  const capitals = settings.choice('capitals', {
    usual: 'like_others',
    options: ['like_others', 'also', 'only'],
  });
  const countries = settings
    .text('countries', { hint: true })
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  for (const code of countries)
    if (!COUNTRY.test(code))
      throw new IntertieError(
        'report.setting',
        'not a code of a country',
        `countries=${code.slice(0, 20)}`,
        'write ISO codes of two letters, as in "RU, BY"',
      );
  const nearest = settings.number('nearest', { usual: 300, min: 0, max: 20_000 });
  const farthest = settings.number('farthest', { usual: null, min: 1, max: 20_100, hint: true });
  if (farthest !== null && farthest <= nearest)
    throw new IntertieError(
      'report.setting',
      'the distance band is empty',
      `nearest=${nearest}, farthest=${farthest}`,
      'set the farthest distance above the nearest',
    );
  return {
    people,
    capitals,
    countries,
    nearest,
    farthest,
    airports: {
      reach: settings.number('reach', { usual: 75, min: 5, max: 200, hint: true }),
      size: settings.choice('size', { usual: 'any', options: ['any', 'medium', 'large'] }),
      scheduled: settings.flag('scheduled', { usual: true, hint: true }),
      runway: settings.number('runway', { usual: 0, min: 0, max: 6000, hint: true }),
    },
  };
}

/** Reads how long flights and connections take. */
export function readTimes(settings: SettingsReader): TravelTimes {
  return {
    speed: settings.number('speed', { usual: 800, min: 100, max: 3000 }),
    connection: settings.number('connection', { usual: 2, min: 0, max: 48, step: 0.25, hint: true }),
    flight: 0.5,
  };
}

/** Reads how much each group of terms shall weigh; without a model there are three of them. */
export function readWeights(settings: SettingsReader, fitted: boolean): GroupWeights {
  const groups: readonly TermGroup[] = fitted ? TERM_GROUPS : ['people', 'distance', 'ties'];
  return Object.fromEntries([
    ...Object.entries(FITTED_WEIGHTS),
    ...groups.map((group) => [
      group,
      settings.number(`weight_${group}`, {
        usual: 1,
        min: 0,
        max: MOST_WEIGHT,
        step: 0.25,
        label: words('analyse.routes.set.weight', { group }),
      }),
    ]),
  ]) as GroupWeights;
}

/** Reads what a tie shall be worth where the network's own weight of ties is not to stand; null: as fitted. */
export function readTieWeight(settings: SettingsReader): number | null {
  return settings.number('tie_worth', { usual: null, min: -5, max: 5, hint: true });
}
