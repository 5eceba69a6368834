import type { Derivation, GravityModel } from '../../analyses/index.js';
import type { SettingsReader } from '../settings.js';
import type { FlowTable } from './flow-table.js';

export const EFFECTS = ['none', 'sides', 'sides_years', 'sides_years_pairs'] as const;
export type EffectsChoice = (typeof EFFECTS)[number];
export const CLUSTERS = ['none', 'pair', 'exporter', 'importer', 'both'] as const;
export type ClusterChoice = (typeof CLUSTERS)[number];

/** What the user chose, and the model that it comes to. */
export interface GravityChoice {
  readonly estimator: GravityModel['estimator'];
  readonly effects: EffectsChoice;
  readonly cluster: ClusterChoice;
  /** Years that are taken; empty for a table without years. */
  readonly years: readonly number[];
  readonly model: GravityModel;
}

/** As many years are taken unless the user says otherwise: flows need time to answer to what changes (the guide's note to its Table 1). */
const USUAL_YEARS = 6;

/** @throws IntertieError `report.setting` */
export function readGravityChoice(flows: FlowTable, settings: SettingsReader): GravityChoice {
  const timed = flows.year !== null && flows.years.length > 1;
  const estimator = settings.choice('estimator', { usual: 'ppml', options: ['ppml', 'ols'], hint: true });
  const offered = timed ? EFFECTS : EFFECTS.slice(0, 2);
  const effects = settings.choice<EffectsChoice>('effects', {
    usual: timed ? 'sides_years' : 'sides',
    options: offered,
    hint: true,
  });
  const cluster = settings.choice<ClusterChoice>('cluster', { usual: 'pair', options: CLUSTERS, hint: true });
  const years = timed ? readYears(flows.years, settings) : flows.years;
  return {
    estimator,
    effects,
    cluster,
    years,
    model: modelOf(flows, { estimator, effects, cluster, years, timed }),
  };
}

function readYears(all: readonly number[], settings: SettingsReader): number[] {
  const [oldest, newest] = [all[0] as number, all.at(-1) as number];
  const bounds = { min: oldest, max: newest, step: 1 };
  const first = settings.number('first', { usual: oldest, ...bounds });
  const last = settings.number('last', { usual: newest, ...bounds });
  const usual = Math.max(1, Math.ceil((newest - oldest) / (USUAL_YEARS - 1)));
  const every = settings.number('every', { usual, min: 1, max: 100, step: 1, hint: true });
  return all.filter((year) => year >= first && year <= last && (year - first) % every === 0);
}

interface Wish {
  readonly estimator: GravityModel['estimator'];
  readonly effects: EffectsChoice;
  readonly cluster: ClusterChoice;
  readonly years: readonly number[];
  readonly timed: boolean;
}

/** Sizes of both sides, which effects stand for where there are any. */
export const SIZE_TERMS = ['size_of_exporter', 'size_of_importer'] as const;

function modelOf(flows: FlowTable, { estimator, effects, cluster, years, timed }: Wish): GravityModel {
  const { value, exporter, importer, year } = flows;
  const at = timed && year !== null ? `^${year}` : '';
  const derive: Derivation[] =
    effects === 'none'
      ? [exporter, importer].map((side, i) => ({
          name: SIZE_TERMS[i] as string,
          expression: `log(sum(${value}) by ${side}${at})`,
        }))
      : [];
  const pair = `${exporter}^${importer}`;
  const absorbed = {
    none: [],
    sides: [exporter, importer, ...(at === '' ? [] : [year as string])],
    sides_years: [`${exporter}${at}`, `${importer}${at}`],
    sides_years_pairs: [`${exporter}${at}`, `${importer}${at}`, pair],
  }[effects];
  const terms = [...flows.terms.map(({ written }) => written), ...(effects === 'none' ? SIZE_TERMS : [])];
  const bar = absorbed.length === 0 ? '' : ` | ${absorbed.join(' + ')}`;
  const apart = `${exporter} != ${importer}`;
  return {
    formula: `${estimator === 'ols' ? `log(${value})` : value} ~ ${terms.join(' + ')}${bar}`,
    estimator,
    cluster: {
      none: [],
      pair: [flows.pair ?? pair],
      exporter: [exporter],
      importer: [importer],
      both: [exporter, importer],
    }[cluster],
    where: timed ? `${apart} and ${year} in (${years.join(', ')})` : apart,
    derive,
  };
}
