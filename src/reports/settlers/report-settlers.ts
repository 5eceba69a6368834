import { claimOf, placesOften } from '../gather-told.js';
import type { Analysis } from '../registry.js';
import type { Words } from '../report.js';
import { words } from '../tell.js';
import { mapPicture, yearsPicture } from './draw-settlements.js';
import { gatherSettlements, keepSide, type Settlement } from './gather-settlements.js';
import { originsTable, settlementsTable, yearsTable } from './tabulate.js';

const EARLIEST = 1;
const LATEST = 2200;
const MOST_CLAIMS = 8;

/** Founded places with where their founders came from, by year, and who says so. */
export const reportSettlers: Analysis = async (context, settings) => {
  const all = await context.kept(['settlements of all'], () => gatherSettlements(context, null));
  const place = await settings.place('place', {
    hint: true,
    examples: placesOften(
      all.settlements.flatMap(({ origins }) => origins),
      context.language,
    ),
  });
  const side =
    place === null
      ? 'any'
      : settings.choice('side', { usual: 'any', options: ['any', 'from', 'in'], hint: true });
  const from = settings.number('from', { usual: null, min: EARLIEST, max: LATEST, step: 1 });
  const to = settings.number('to', { usual: null, min: EARLIEST, max: LATEST, step: 1 });
  const gathered =
    place === null ? all.settlements : (await gatherSettlements(context, place.id)).settlements;
  const sided =
    place === null || side === 'any' ? gathered : await keepSide(context, gathered, place.id, side);
  const asked = from !== null || to !== null;
  const found = sided.filter(
    ({ year }) => !asked || (year !== null && year >= (from ?? year) && year <= (to ?? year)),
  );
  const unplaced = found.filter(
    (settlement) => !settlement.founded.some(({ longitude }) => longitude !== null),
  );
  const leftOut = [
    {
      what: words('analyse.settlers.left.years'),
      count: asked ? sided.filter(({ year }) => year === null).length : 0,
    },
    { what: words('analyse.settlers.left.unplaced'), count: unplaced.length },
    { what: words('analyse.settlers.left.undated'), count: found.filter(({ year }) => year === null).length },
  ].filter(({ count }) => count > 0);
  const nothing =
    found.length > 0
      ? null
      : words(all.settlements.length === 0 ? 'analyse.settlers.nothing' : 'analyse.settlers.nothing_there');
  return {
    answer: answerOf(found),
    nothing,
    addingHelps: all.settlements.length === 0,
    pictures: [...mapPicture(found, context), ...yearsPicture(found)],
    tables: [
      ...settlementsTable(found, context),
      ...originsTable(found, context),
      ...yearsTable(found, context),
    ],
    inputs: [],
    method: [words('analyse.settlers.method.told'), words('analyse.settlers.method.map')],
    lacks: [words('analyse.settlers.lacks.told'), words('analyse.settlers.lacks.places')],
    leftOut,
    claims: claimsOf(found),
    restrictions: null,
    data: {
      beyond: all.beyond,
      settlements: found.map(({ tie, founded, origins, year, telling }) => ({
        tie: tie.id,
        founded: founded.map(({ id }) => id),
        origins: origins.map(({ id }) => id),
        date: tie.date,
        year,
        reports: tie.reports,
        statement: telling?.statement ?? null,
      })),
    },
  };
};

function answerOf(found: readonly Settlement[]): Words[] {
  if (found.length === 0) return [];
  const years = found.flatMap(({ year }) => year ?? []).sort((a, b) => a - b);
  const origins = new Set(found.flatMap(({ origins: of }) => of.map(({ id }) => id)));
  const single = found.filter(({ tie }) => tie.independent_sources < 2).length;
  return [
    words('analyse.settlers.answer.count', { count: found.length, origins: origins.size }),
    ...(years.length === 0
      ? []
      : [
          words('analyse.settlers.answer.years', {
            count: years.length,
            first: String(years[0]),
            last: String(years.at(-1)),
          }),
        ]),
    ...(single === 0 ? [] : [words('analyse.settlers.answer.single', { count: single })]),
  ];
}

/** What is told of shares and numbers of settlers ("about 18 %"): claims, never results. */
function claimsOf(found: readonly Settlement[]) {
  return found
    .filter(({ tie }) => tie.amounts.length > 0)
    .flatMap(({ telling }) => (telling === null ? [] : [claimOf(telling)]))
    .slice(0, MOST_CLAIMS);
}
