import {
  findGaps,
  matchTwins,
  type PartnerGaps,
  partnersOf,
  prepareTwins,
  type TwinContext,
  type TwinMatches,
  withPlace,
} from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import type { Place } from '../../places/index.js';
import type { ReportContext } from '../context.js';
import { type AtlasGraph, gatherGraph, type Level, levelOf, rowName, withRow } from '../gather-graph.js';
import type { Analysis, Finding } from '../registry.js';
import { type RestrictionCheck, restrictionsOf } from '../restrictions.js';
import { words } from '../tell.js';
import { gapsPicture, mapPicture } from './draw-twins.js';
import { examplesOf } from './examples.js';
import { areaOfGaps, type GapAreas } from './gap-areas.js';
import { loadTwinWeights } from './load-weights.js';
import { reasonsFor } from './reasons.js';
import { gapsTable, partnersTable, peersTable, type ToldTwin } from './tabulate-twins.js';
import { answerOf, dataOf, lacksOf, leftOutOf, methodOf } from './tell-twins.js';
import { fitsCountry, readTieChoice, readTwinSettings, type TwinSettings } from './twin-settings.js';

const K = 'analyse.twins';
/** Rows with reasons, even in a download: further down a ranking says nothing any more. */
const MOST_TOLD = 500;
const FEWEST_PEERS = 5;
/** A tie with a whole country is no partner of a town or region. */
const SOUGHT: readonly Level[] = ['town', 'district', 'region'];

interface Ready {
  readonly atlas: AtlasGraph;
  readonly twins: TwinContext;
}

/** Partners worth a look for one place with the reasons, and where its peers have ties and it has none. */
export const reportTwins: Analysis = async (context, settings) => {
  const ties = readTieChoice(settings);
  const base = await context.kept(['twins', ties], async (): Promise<Ready> => {
    const atlas = await gatherGraph(context, ties, (kind) => SOUGHT.includes(levelOf(kind)));
    return { atlas, twins: prepareTwins(atlas.graph) };
  });
  const place = await settings.place('place', { hint: true, examples: examplesOf(base.atlas, context) });
  const wishes = readTwinSettings(settings, base.atlas.graph.countries, context);
  const check = await restrictionsOf(context);
  if (base.atlas.graph.size === 0) return nothing('empty', base.atlas, check);
  if (place === null) return nothing('no_place', base.atlas, check);
  const level = levelOf(place.kind);
  if (!SOUGHT.includes(level))
    throw new IntertieError(
      'report.setting',
      'partners are sought for a city or a region',
      `place=${place.name}`,
      'name a city, a town or a region',
    );
  const { atlas, twins } = base.atlas.positionOf.has(place.id) ? base : addTo(base, place);
  const from = atlas.positionOf.get(place.id) ?? -1;
  const found = matchTwins(twins, loadTwinWeights().ready, from, rulesOf(atlas, place, wishes), MOST_TOLD);
  const told = found.matches
    .slice(0, Math.min(context.mostRows, MOST_TOLD))
    .flatMap((match) => tell(context, atlas, twins, check, from, match));
  const areas = areaOfGaps(wishes.areas, atlas, context);
  const gaps = gapsOf(atlas, from, place, wishes, areas);
  return finding(context, { atlas, from, place, found, told, gaps, areas, check, wishes });
};

/** The place among the others, without any tie. */
function addTo({ atlas, twins }: Ready, place: Place): Ready {
  const extended = withPlace(twins, place);
  return { atlas: withRow(atlas, extended.graph, place), twins: extended };
}

function rulesOf(atlas: AtlasGraph, place: Place, wishes: TwinSettings) {
  const level = levelOf(place.kind);
  return {
    ...wishes,
    allows: (i: number): boolean => {
      const row = atlas.rows[i];
      return (
        row !== undefined &&
        levelOf(row.kind) === level &&
        fitsCountry(wishes.country, place.country, row.country)
      );
    },
  };
}

function tell(
  context: ReportContext,
  atlas: AtlasGraph,
  twins: TwinContext,
  check: RestrictionCheck,
  from: number,
  match: TwinMatches['matches'][number],
): ToldTwin[] {
  const [own, row] = [atlas.rows[from], atlas.rows[match.place]];
  if (!own || !row) return [];
  return [
    {
      match,
      row,
      name: rowName(row, context),
      ties: atlas.graph.degrees[match.place] ?? 0,
      reasons: reasonsFor(context, atlas, twins, from, match.place),
      restrictions: check.between(own, row),
    },
  ];
}

function gapsOf(
  atlas: AtlasGraph,
  from: number,
  place: Place,
  { factor, peers }: TwinSettings,
  areas: GapAreas,
): PartnerGaps {
  const level = levelOf(place.kind);
  const rules = {
    factor,
    fewest: FEWEST_PEERS,
    allows: (i: number): boolean => {
      const row = atlas.rows[i];
      return (
        row !== undefined && levelOf(row.kind) === level && (peers === 'all' || row.country === place.country)
      );
    },
  };
  return findGaps(atlas.graph, from, rules, areas.of);
}

/** All that was found for one place. */
export interface TwinFinding {
  readonly atlas: AtlasGraph;
  readonly from: number;
  readonly place: Place;
  readonly found: TwinMatches;
  readonly told: readonly ToldTwin[];
  readonly gaps: PartnerGaps;
  readonly areas: GapAreas;
  readonly check: RestrictionCheck;
  readonly wishes: TwinSettings;
}

function finding(context: ReportContext, twin: TwinFinding): Finding {
  const { atlas, from, found, told, gaps, areas, check } = twin;
  const name = rowName(atlas.rows[from], context);
  return {
    answer: answerOf(context, twin, name, partnersOf(atlas.graph, from).length),
    nothing: told.length === 0 && gaps.gaps.length === 0 ? words(`${K}.no_candidate`, { place: name }) : null,
    pictures: [
      ...mapPicture(atlas, from, name, told, (row) => rowName(row, context)),
      ...gapsPicture(gaps, areas.label),
    ],
    tables: [
      ...(told.length === 0 ? [] : [partnersTable(told, found.candidates, name)]),
      ...(gaps.gaps.length === 0 ? [] : [gapsTable(gaps, atlas, context, areas.cell)]),
      ...peersTable(gaps, atlas, context),
    ],
    inputs: [],
    method: methodOf(twin, loadTwinWeights()),
    lacks: lacksOf(),
    leftOut: leftOutOf(twin),
    claims: [],
    restrictions: check.restrictions,
    data: dataOf(twin),
  };
}

function nothing(why: 'empty' | 'no_place', atlas: AtlasGraph, check: RestrictionCheck): Finding {
  return {
    answer: [],
    nothing: words(`${K}.${why}`, { count: atlas.graph.size }),
    addingHelps: why === 'empty',
    pictures: [],
    tables: [],
    inputs: [],
    method: methodOf(null, loadTwinWeights()),
    lacks: lacksOf(),
    leftOut: [],
    claims: [],
    restrictions: check.restrictions,
    data: null,
  };
}
