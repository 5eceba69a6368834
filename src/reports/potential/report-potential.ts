import {
  columnOf,
  type Frame,
  type GravityModel,
  type GravityResult,
  measurePotential,
  type Potential,
  predictGravity,
  seededRandom,
} from '../../analyses/index.js';
import { isIntertieError } from '../../base/index.js';
import { readSeenIds } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { chooseFlowTable, type FlowTable, fitFlows, inputOf } from '../gravity/flow-table.js';
import type { Analysis, Finding } from '../registry.js';
import type { Report, Words } from '../report.js';
import { restrictionsOf } from '../restrictions.js';
import type { SettingsReader } from '../settings.js';
import { words } from '../tell.js';
import { potentialPictures } from './draw-potential.js';
import { type PotentialChoice, readPotentialChoice, type Shown } from './potential-settings.js';
import { sideFinder } from './side-places.js';
import { potentialTable, type ToldPair } from './tabulate-potential.js';

const K = 'analyse.potential';
/** Draws are the same each time: a page that is asked again shows the same ranges. */
const SEED = 1;

/** Which pairs have less, or more, between them than pairs alike: what a gravity model expects less what flows. */
export const reportPotential: Analysis = (context, settings) =>
  tellPotential(context, settings, (ids) => readSeenIds(context.store.db, ids, context.viewer));

/** @param seenOf which places have a page that the viewer may see */
export async function tellPotential(
  context: Omit<ReportContext, 'store'>,
  settings: SettingsReader,
  seenOf: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Finding> {
  const flows = await chooseFlowTable(context, settings);
  const check = await restrictionsOf(context);
  const restrictions = check.restrictions;
  if (flows === null) return nothingFound(words(`${K}.nothing`), null, restrictions);
  const sideOf = sideFinder(context);
  const choice = readPotentialChoice(flows, settings, sideOf);
  if (choice.terms.length === 0) return nothingFound(words(`${K}.no_terms`), flows, restrictions);
  const model = modelOf(flows, choice);
  try {
    const { frame, info } = flows.table;
    const result = fitFlows(flows, model);
    const [from, to] = [sideReader(frame, info.columns.exporter), sideReader(frame, info.columns.importer)];
    const rows = rowsOf(flows, choice, from, to);
    const actual = numbersIn(frame, info.columns.value ?? '');
    const prediction = predictGravity(frame, result);
    const all = measurePotential({
      actual,
      prediction,
      fitted: result.rows,
      rows,
      random: seededRandom(SEED),
    });
    const listed = listPairs(all, choice.shown, choice.least);
    const told = listed.map((one): ToldPair => {
      const [a, b] = [sideOf(from(one.row)), sideOf(to(one.row))];
      const marks = a.place === null || b.place === null ? [] : check.between(a.place, b.place);
      return { ...one, from: a, to: b, marks };
    });
    const shown = told.slice(0, context.mostRows).flatMap(({ from: a, to: b }) => [a.place?.id, b.place?.id]);
    const seen = await seenOf([...new Set(shown.filter((id) => id !== undefined))]);
    const unit = info.unit ?? '';
    return {
      answer: answerOf(all, told, choice, unit),
      nothing: null,
      pictures: told.length === 0 ? [] : potentialPictures(all, told, unit, choice.shown),
      tables:
        told.length === 0 ? [] : [potentialTable(told, unit, restrictions.checked, seen, context.mostRows)],
      inputs: [inputOf(flows)],
      method: methodOf(result, model),
      lacks: LACKS,
      leftOut: leftOutOf(rows.length - all.length, result),
      claims: [],
      restrictions,
      data: dataOf(told, result, model, choice, context.mostRows),
    };
  } catch (error) {
    if (!isIntertieError(error) || !/^(gravity|formula)\./.test(error.code)) throw error;
    return nothingFound(words(`${K}.not_fitted`, { why: error.message }), flows, restrictions);
  }
}

/** Sizes of both sides as effects, so that what is expected adds up to what each side sends and takes; the year's pairs alone. */
function modelOf(flows: FlowTable, { year, terms }: PotentialChoice): GravityModel {
  const { exporter, importer, value } = flows;
  const apart = `${exporter} != ${importer}`;
  const written = flows.terms.filter(({ part }) => terms.includes(part)).map((term) => term.written);
  return {
    formula: `${value} ~ ${written.join(' + ')} | ${exporter} + ${importer}`,
    estimator: 'ppml',
    cluster: [flows.pair ?? `${exporter}^${importer}`],
    where: year === null ? apart : `${apart} and ${flows.year} = ${year}`,
    derive: [],
  };
}

function sideReader(frame: Frame, name: string | undefined): (row: number) => string {
  const column = columnOf(frame, name ?? '');
  if (column.kind === 'text') return (row) => column.labels[column.codes[row] as number] ?? '';
  return (row) => (Number.isNaN(column.values[row]) ? '' : String(column.values[row]));
}

function numbersIn(frame: Frame, name: string): Float64Array {
  const column = columnOf(frame, name);
  return column.kind === 'number' ? column.values : new Float64Array(frame.rows).fill(Number.NaN);
}

/** Rows between two sides of the choice, in the year. */
function rowsOf(
  { table: { info, frame } }: FlowTable,
  choice: PotentialChoice,
  from: (row: number) => string,
  to: (row: number) => string,
): Int32Array {
  const years = info.columns.year === undefined ? null : numbersIn(frame, info.columns.year);
  const rows: number[] = [];
  for (let row = 0; row < frame.rows; row++) {
    if (choice.year !== null && years?.[row] !== choice.year) continue;
    const [a, b] = [from(row), to(row)];
    if (a === b || a === '' || b === '') continue;
    if ((choice.from !== '' && a !== choice.from) || (choice.to !== '' && b !== choice.to)) continue;
    rows.push(row);
  }
  return Int32Array.from(rows);
}

function listPairs(all: readonly Potential[], shown: Shown, least: number): Potential[] {
  const large = all.filter(({ expected }) => expected >= least);
  if (shown === 'unrecorded')
    return large.filter(({ actual }) => actual === null).sort((a, b) => b.expected - a.expected);
  const held = large.filter(({ stands }) => stands !== null && (shown === 'all' || stands === shown));
  const gap = ({ gap: value }: Potential): number => value ?? 0;
  return held.sort((a, b) => (shown === 'above' ? gap(a) - gap(b) : gap(b) - gap(a)));
}

function answerOf(
  all: readonly Potential[],
  told: readonly ToldPair[],
  choice: PotentialChoice,
  unit: string,
): Words[] {
  const recorded = all.filter(({ stands }) => stands !== null);
  const count = (stands: Potential['stands']) => recorded.filter((one) => one.stands === stands).length;
  const [first] = told;
  return [
    words(`${K}.answer`, {
      count: recorded.length,
      below: count('below'),
      above: count('above'),
      year: choice.year === null ? '' : String(choice.year),
      timed: choice.year === null ? 'no' : 'yes',
    }),
    ...(first === undefined
      ? [words(`${K}.answer.none`)]
      : [
          words(`${K}.answer.first.${first.actual === null ? 'unrecorded' : 'recorded'}`, {
            from: first.from.name,
            to: first.to.name,
            actual: first.actual ?? 0,
            expected: first.expected,
            low: first.usualLow,
            high: first.usualHigh,
            unit: unit === '' ? 'none' : unit,
          }),
        ]),
    words(`${K}.answer.caution`),
  ];
}

function methodOf(result: GravityResult, model: GravityModel): Words[] {
  return [
    words(`${K}.method.model`, { count: result.n }),
    words(`${K}.method.interval`),
    words(`${K}.method.usual`),
    words('analyse.gravity.method.formula', { formula: model.formula }),
  ];
}

function leftOutOf(unknown: number, { account }: GravityResult): Report['leftOut'] {
  return [
    { what: words(`${K}.left.unknown`), count: unknown },
    ...account.incomplete.map(({ term, rows }) => ({
      what: words('analyse.gravity.left.incomplete', { term }),
      count: rows,
    })),
    { what: words('analyse.gravity.left.effects'), count: account.separatedByEffects },
    { what: words('analyse.gravity.left.separated'), count: account.separatedByRegressors },
  ].filter(({ count }) => count > 0);
}

function dataOf(
  told: readonly ToldPair[],
  { n, clusters, coefficients, errors }: GravityResult,
  model: GravityModel,
  choice: PotentialChoice,
  most: number,
): unknown {
  return {
    model: { ...model, n, clusters, coefficients, errors },
    choice,
    pairs: told.slice(0, most).map(({ row: _row, from, to, marks: _marks, ...figures }) => ({
      from: from.written,
      fromPlace: from.place?.id ?? null,
      to: to.written,
      toPlace: to.place?.id ?? null,
      ...figures,
    })),
    total: told.length,
  };
}

function nothingFound(
  nothing: Words,
  flows: FlowTable | null,
  restrictions: Report['restrictions'],
): Finding {
  return {
    answer: [],
    nothing,
    pictures: [],
    tables: [],
    inputs: flows === null ? [] : [inputOf(flows)],
    method: [words(`${K}.method.interval`), words(`${K}.method.usual`)],
    lacks: LACKS,
    leftOut: [],
    claims: [],
    restrictions,
    data: null,
  };
}

const LACKS = ['policy', 'prices', 'goods', 'services', 'forecast'].map((what) =>
  words(`${K}.lacks.${what}`),
);
