import type { PartialDate, TieId } from '../../base/index.js';
import type { PartyRow } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { nameOf, tellingCell } from '../gather-told.js';
import type { Cell, Picture, ReportTable } from '../report.js';
import {
  cutTable,
  missingCell,
  numberCell,
  numberColumn,
  placeCell,
  textCell,
  textColumn,
  words,
  wordsCell,
} from '../tell.js';
import type { ClaimedVisits } from './claimed-visits.js';
import { LEVELS, type Visit } from './gather-visits.js';
import type { PartnerVisits } from './last-visits.js';

const K = 'analyse.visits';
const COLOURS = {
  country: 'kind-visit',
  region: 'kind-agreement',
  city: 'kind-trade_flow',
  other: 'edge',
} as const;

/** Held visits by year, one colour a level, with claims of one year as hollow marks. */
export function yearsPicture(dated: readonly Visit[], claims: readonly ClaimedVisits[]): Picture[] {
  const years = dated.flatMap(({ year }) => year ?? []);
  if (years.length === 0) return [];
  const columns = LEVELS.flatMap((level) =>
    [...new Set(years)].flatMap((year) => {
      const value = dated.filter((visit) => visit.year === year && visit.level === level).length;
      return value === 0 ? [] : [{ year, part: words(`${K}.level.${level}`), value, colour: COLOURS[level] }];
    }),
  );
  const claimed = claims.flatMap(({ year, value }) =>
    year === null ? [] : [{ year, value, label: words(`${K}.claimed`) }],
  );
  return [
    {
      id: 'years',
      caption: words(`${K}.picture.years`),
      alt: words(`${K}.picture.years.alt`, {
        count: years.length,
        first: String(Math.min(...years)),
        last: String(Math.max(...years)),
      }),
      chart: { type: 'years', unit: words(`${K}.unit`), columns, claimed },
      table: 'years',
    },
  ];
}

/** Every year that has a held visit, newest first. */
export function yearsTable(dated: readonly Visit[], context: Pick<ReportContext, 'mostRows'>): ReportTable[] {
  const years = [...new Set(dated.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a);
  if (years.length === 0) return [];
  const levels = LEVELS.filter((level) => dated.some((visit) => visit.level === level));
  const columns = [
    numberColumn('year', `${K}.year`),
    ...levels.map((level) => numberColumn(level, `${K}.level.${level}`)),
    numberColumn('all', `${K}.all`),
  ];
  const rows = years.map((year) => {
    const of = dated.filter((visit) => visit.year === year);
    const count = (number: number): Cell =>
      number === 0 ? missingCell(`${K}.none_recorded`) : numberCell(number);
    return [
      numberCell(year, 'year'),
      ...levels.map((level) => count(of.filter((visit) => visit.level === level).length)),
      numberCell(of.length),
    ];
  });
  return [cutTable({ id: 'years', caption: words(`${K}.years`), columns, rows }, context.mostRows)];
}

const dateCell = ({ tie }: Visit): Cell => ({
  kind: 'date',
  date: tie.date as PartialDate | null,
  text: tie.date_text,
});

/** Partners by how long ago a visit was: those never visited first. */
export function partnersTable(
  partners: readonly PartnerVisits[] | null,
  context: Pick<ReportContext, 'mostRows' | 'language'>,
): ReportTable[] {
  if (partners === null || partners.length === 0) return [];
  const columns = [
    textColumn('partner', `${K}.partner`),
    numberColumn('ties', `${K}.ties`, `${K}.ties.hint`),
    textColumn('last', `${K}.last`),
    numberColumn('there', `${K}.there`, `${K}.there.hint`),
    numberColumn('here', `${K}.here`, `${K}.here.hint`),
  ];
  const count = (number: number): Cell =>
    number === 0 ? missingCell(`${K}.none_recorded`) : numberCell(number);
  const rows = partners.map((partner) => [
    placeCell({ ...partner.place, name: nameOf(partner.place, context.language) }),
    numberCell(partner.ties),
    partner.visits === 0
      ? missingCell(`${K}.never`)
      : partner.last === null
        ? missingCell(`${K}.undated`)
        : dateCell(partner.last),
    count(partner.there),
    count(partner.here),
  ]);
  return [cutTable({ id: 'partners', caption: words(`${K}.partners`), columns, rows }, context.mostRows)];
}

/** The visits themselves, those ahead with their state; newest first, those without a date last. */
export function visitsTable(
  visits: readonly Visit[],
  context: Pick<ReportContext, 'mostRows' | 'language'>,
): ReportTable[] {
  if (visits.length === 0) return [];
  const columns = [
    textColumn('date', `${K}.date`),
    textColumn('from', `${K}.from`),
    textColumn('to', `${K}.to`),
    textColumn('state', `${K}.state`),
    textColumn('tie', `${K}.tie`),
    textColumn('who', `${K}.who`),
  ];
  const rows = [...visits]
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))
    .map((visit) => [
      dateCell(visit),
      placesCell(visit.guests, context),
      placesCell(visit.hosts.length > 0 ? visit.hosts : sidesOf(visit), context),
      wordsCell(`lifecycle.${visit.tie.lifecycle}`),
      tieCell(visit),
      tellingCell(visit.telling),
    ]);
  return [cutTable({ id: 'visits', caption: words(`${K}.visits`), columns, rows }, context.mostRows)];
}

const sidesOf = ({ tie, guests }: Visit) => tie.parties.filter((party) => !guests.includes(party));

function placesCell(places: readonly PartyRow[], { language }: Pick<ReportContext, 'language'>): Cell {
  const [first] = places;
  if (first === undefined) return missingCell(`${K}.not_said`);
  const names = places.map((place) => nameOf(place, language));
  return places.length === 1
    ? placeCell({ ...first, name: names[0] ?? '' })
    : textCell([...new Set(names)].join(', '));
}

const tieCell = ({ tie }: Visit): Cell => ({
  kind: 'tie',
  id: tie.id as TieId,
  text: tie.amounts[0]?.text ?? tie.object ?? words('analyse.the_tie'),
});
