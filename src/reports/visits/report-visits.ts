import type { Place } from '../../places/index.js';
import { readPartners } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { placesOften } from '../gather-told.js';
import type { Analysis, Finding } from '../registry.js';
import type { Words } from '../report.js';
import { words } from '../tell.js';
import { type ClaimedVisits, claimedVisits } from './claimed-visits.js';
import { gatherVisits, type Visit, type Visits } from './gather-visits.js';
import { lastVisits, type PartnerVisits } from './last-visits.js';
import { partnersTable, visitsTable, yearsPicture, yearsTable } from './tabulate.js';

const MOST_PARTNERS = 2_000;
const EARLIEST = 1000;
const LATEST = 2200;

/** Visits by year and level, beside what is claimed; and whom a place has never visited, or not for long. */
export const reportVisits: Analysis = async (context, settings) => {
  const all = await context.kept(['visits of all'], () => gatherVisits(context, null, null));
  const examples = placesOften(
    all.visits.flatMap(({ tie }) => tie.parties),
    context.language,
  );
  const place = await settings.place('place', { hint: true, examples });
  const partner = place === null ? null : await settings.place('partner', { hint: true });
  const level = settings.choice('level', {
    usual: 'region',
    options: ['place', 'region', 'country'],
    hint: true,
  });
  const from = settings.number('from', { usual: null, min: EARLIEST, max: LATEST, step: 1 });
  const to = settings.number('to', { usual: null, min: EARLIEST, max: LATEST, step: 1 });
  const gathered = place === null ? all : await gatherVisits(context, place.id, partner?.id ?? null);
  const claims = await claimedVisits(context, place?.id ?? null);
  const visits = { ...gathered, visits: gathered.visits.filter(inYears(from, to)) };
  const rows =
    place === null
      ? []
      : await readPartners(context.store.db, context.viewer, { place: place.id, level }, MOST_PARTNERS);
  const partners = place === null ? null : lastVisits(rows, gathered, place.id);
  return tell({ context, place, visits, claims, partners });
};

const inYears =
  (from: number | null, to: number | null) =>
  ({ year }: Visit): boolean =>
    (from === null && to === null) || (year !== null && year >= (from ?? year) && year <= (to ?? year));

interface Found {
  readonly context: ReportContext;
  readonly place: Place | null;
  readonly visits: Visits;
  readonly claims: readonly ClaimedVisits[];
  readonly partners: readonly PartnerVisits[] | null;
}

function tell({ context, place, visits, claims, partners }: Found): Finding {
  const held = visits.visits.filter((visit) => visit.held);
  const dated = held.filter(({ year }) => year !== null);
  const ahead = visits.visits.length - held.length;
  const nothing =
    visits.visits.length === 0 && claims.length === 0 && (partners ?? []).length === 0
      ? words(place === null ? 'analyse.visits.nothing' : 'analyse.visits.nothing_of', {
          place:
            place === null
              ? ''
              : context.gazetteer.get(place.id)
                ? context.gazetteer.nameIn(place.id, context.language)
                : place.name,
        })
      : null;
  const leftOut = [
    { what: words('analyse.visits.left.undated'), count: held.length - dated.length },
    { what: words('analyse.visits.left.ahead'), count: ahead },
  ].filter(({ count }) => count > 0);
  return {
    answer: nothing === null ? answerOf(dated, held, claims, partners) : [],
    nothing,
    addingHelps: nothing !== null && place === null,
    pictures: yearsPicture(dated, claims),
    tables:
      nothing === null
        ? [
            ...partnersTable(partners, context),
            ...yearsTable(dated, context),
            ...visitsTable(visits.visits, context),
          ]
        : [],
    inputs: [],
    method: [
      words('analyse.visits.method.events'),
      words('analyse.visits.method.level'),
      ...(partners === null ? [] : [words('analyse.visits.method.partners')]),
    ],
    lacks: [
      words('analyse.visits.lacks.told'),
      words('analyse.visits.lacks.rank'),
      ...(place === null ? [words('analyse.visits.lacks.place')] : []),
    ],
    leftOut,
    claims: claims.map(({ claim }) => claim),
    restrictions: null,
    data: dataOf(visits, claims, partners),
  };
}

function answerOf(
  dated: readonly Visit[],
  held: readonly Visit[],
  claims: readonly ClaimedVisits[],
  partners: readonly PartnerVisits[] | null,
): Words[] {
  const counts = new Map<number, number>();
  for (const { year } of dated) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  const yearly = claims.find((claim) => claim.yearly);
  const never = partners?.filter(({ visits }) => visits === 0).length ?? 0;
  return [
    words('analyse.visits.answer.held', { count: held.length, dated: dated.length }),
    ...(most === undefined
      ? []
      : [words('analyse.visits.answer.most', { year: String(most[0]), count: most[1] })]),
    ...(yearly === undefined
      ? []
      : [
          words('analyse.visits.answer.claim', {
            speaker: yearly.speaker,
            amount: yearly.text,
            count: most?.[1] ?? 0,
          }),
        ]),
    ...(partners === null || partners.length === 0
      ? []
      : [words('analyse.visits.answer.never', { count: partners.length, never })]),
  ];
}

function dataOf(
  { visits, beyond }: Visits,
  claims: readonly ClaimedVisits[],
  partners: readonly PartnerVisits[] | null,
) {
  return {
    visits: visits.map(({ tie, year, held, level, guests, hosts }) => ({
      tie: tie.id,
      date: tie.date,
      year,
      held,
      level,
      guests: guests.map(({ id }) => id),
      hosts: hosts.map(({ id }) => id),
    })),
    beyond,
    claims: claims.map(({ value, text, speaker, yearly, year, claim }) => ({
      value,
      text,
      speaker,
      yearly,
      year,
      statement: claim.statement,
    })),
    partners:
      partners?.map(({ place, ties, there, here, visits: count, last }) => ({
        place: place.id,
        ties,
        visits: count,
        there,
        here,
        last: last?.tie.date ?? null,
      })) ?? null,
  };
}
