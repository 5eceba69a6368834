import { partnersOf } from '../../analyses/index.js';
import type { ReportContext } from '../context.js';
import type { Words } from '../report.js';
import { words } from '../tell.js';
import type { TwinWeights } from './load-weights.js';
import type { TwinFinding } from './report-twins.js';

const K = 'analyse.twins';
const MOST_NAMED = 3;

export function answerOf(
  { language }: Pick<ReportContext, 'language'>,
  { atlas, from, found, told, gaps, areas }: TwinFinding,
  place: string,
  ties: number,
): Words[] {
  const countries = new Set([...partnersOf(atlas.graph, from)].map((i) => atlas.rows[i]?.country));
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const first = told.slice(0, MOST_NAMED).map(({ name }) => name);
  const [gap] = gaps.gaps;
  const beyond = atlas.beyond.get(atlas.rows[from]?.id ?? '') ?? 0;
  return [
    words(`${K}.answer.ties`, { place, count: ties, countries: countries.size }),
    ...(beyond === 0 ? [] : [words(`${K}.answer.beyond`, { count: beyond })]),
    ...(first.length === 0
      ? []
      : [words(`${K}.answer.first`, { names: list.format(first), count: found.candidates })]),
    ...(gap === undefined
      ? []
      : [
          words(`${K}.answer.gap.${gap.own === 0 ? 'none' : 'few'}`, {
            area: areas.label(gap.area),
            share: gap.share,
            median: gap.median,
            own: gap.own,
            peers: gaps.peers.length,
          }),
        ]),
    ...(gaps.tooFew ? [words(`${K}.answer.gaps.few`, { peers: gaps.peers.length })] : []),
    ...(!gaps.tooFew && gap === undefined ? [words(`${K}.answer.no_gap`, { peers: gaps.peers.length })] : []),
    ...(gaps.sized ? [] : [words(`${K}.answer.gaps.no_size`)]),
  ];
}

export function methodOf(twin: TwinFinding | null, { learnedFrom, pairs }: TwinWeights): Words[] {
  return [
    words(`${K}.method.ranking`, { table: learnedFrom, pairs }),
    words(`${K}.method.likely`),
    ...(twin === null
      ? []
      : [
          words(`${K}.method.peers`, {
            factor: twin.wishes.factor,
            peers: twin.wishes.peers,
            areas: twin.wishes.areas,
          }),
        ]),
    words(`${K}.method.tests`),
  ];
}

export const lacksOf = (): Words[] =>
  ['economy', 'seeking', 'told', 'outside', 'language'].map((what) => words(`${K}.lacks.${what}`));

export function leftOutOf({ atlas, found, check }: TwinFinding): { what: Words; count: number }[] {
  return [
    { what: words(`${K}.left.size`), count: found.unknownSize },
    { what: words(`${K}.left.position`), count: found.unknownPosition },
    { what: words(`${K}.left.crowded`), count: atlas.crowded },
    { what: words('analyse.restrictions.unknown_names'), count: check.unknownNames.length },
  ].filter(({ count }) => count > 0);
}

/** The whole as plain data: names as they are written here. */
export function dataOf({ atlas, from, place, found, told, gaps }: TwinFinding) {
  return {
    place: place.id,
    ties: atlas.graph.degrees[from] ?? 0,
    candidates: found.candidates,
    partners: told.map(({ match, row, name, ties, reasons, restrictions }) => ({
      place: row.id,
      name,
      country: row.country,
      km: match.km === null ? null : Math.round(match.km),
      population: row.population,
      ties,
      reasons: reasons.map(({ key, values }) => ({ code: key.slice(`${K}.reason.`.length), ...values })),
      restrictions: restrictions.map(({ values }) => ({ ...values })),
    })),
    peers: gaps.peers.map((peer) => atlas.rows[peer]?.id ?? null),
    gaps: gaps.gaps.map(({ area, own, median, share }) => ({ area, own, median, share })),
    peers_of_any_size: !gaps.sized,
    too_few_peers: gaps.tooFew,
  };
}
