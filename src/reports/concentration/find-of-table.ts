import { type ConcentrationAnswer, columnOf, concentrate, type Frame } from '../../analyses/index.js';
import { isIntertieError } from '../../base/index.js';
import type { TableFrame } from '../../ingest/index.js';
import type { ReportContext } from '../context.js';
import type { Finding } from '../registry.js';
import type { Words } from '../report.js';
import type { SettingsReader } from '../settings.js';
import { words } from '../tell.js';
import { chooseFlows, type FlowChoice, readFlowChoice } from './choose-flows.js';
import { contributionPicture, rankPicture, yearsPicture } from './draw-concentration.js';
import { flowRows } from './flow-rows.js';
import { sumBySide } from './sum-by-side.js';
import { mirrorTable, rankTableOf, yearsTable } from './tabulate.js';

const TOP = 10;
const MOST_TOP = 100;

/** Years of a frame that have any row, oldest first. */
function yearsOf(frame: Frame): number[] {
  if (!frame.columns.has('year')) return [];
  const column = columnOf(frame, 'year');
  if (column.kind !== 'number') return [];
  return [...new Set(column.values)].filter((year) => Number.isInteger(year)).sort((a, b) => a - b);
}

/** Years between the first and the last that are not there. */
export function missingYears(years: readonly number[]): number[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || last - first > 500) return [];
  const held = new Set(years);
  return Array.from({ length: last - first }, (_, i) => first + i).filter((year) => !held.has(year));
}

function yearChoice(
  name: 'now' | 'before',
  years: readonly number[],
  settings: SettingsReader,
): string | null {
  const options = [...years].reverse().map((year) => ({
    value: String(year),
    label: { key: 'analyse.text', values: { text: String(year) } },
  }));
  const usual = { value: 'usual', label: words(`analyse.concentration.set.${name}.usual`) };
  const chosen = settings.choice(name, { usual: 'usual', options: [usual, ...options] });
  return chosen === 'usual' ? null : chosen;
}

/** Concentration of the flows of a table. */
export function findOfTable(table: TableFrame, context: ReportContext, settings: SettingsReader): Finding {
  const flows = flowRows(table);
  const choice = readFlowChoice(flows, settings);
  const { frame, domestic } = chooseFlows(flows, choice);
  const years = yearsOf(frame);
  const timed = flows.year !== null;
  const now = timed ? yearChoice('now', years, settings) : null;
  const before = timed ? yearChoice('before', years, settings) : null;
  const top = settings.number('top', { usual: TOP, min: 1, max: MOST_TOP, step: 1 });
  const input = {
    name: table.info.title,
    origin: table.info.origin,
    licence: table.info.licence,
    years: years.length > 0 ? { first: years[0] ?? 0, last: years.at(-1) ?? 0 } : null,
    rows: table.frame.rows,
  };
  const around = {
    inputs: [input],
    restrictions: null,
    claims: [],
    method: METHOD,
    lacks: lacksOf(choice, flows.mirror !== null),
  };
  let answer: ConcentrationAnswer;
  try {
    answer = concentrate(frame, {
      value: 'value',
      by: 'member',
      period: timed ? 'year' : null,
      now,
      before,
      where: null,
      tops: [...new Set([1, 3, 5, top])].sort((a, b) => a - b),
    });
  } catch (error) {
    if (!isIntertieError(error) || error.code !== 'concentration.empty') throw error;
    const nothing = words('analyse.concentration.nothing_there');
    return {
      ...around,
      answer: [],
      nothing,
      pictures: [],
      tables: [],
      leftOut: leftOutOf(domestic, null),
      data: null,
    };
  }
  const unit = table.info.unit ?? '';
  const sides = flows.mirror === null ? [] : sumBySide(frame, answer.now);
  const missing = missingYears(years);
  const told = { answer, unit, top, context, missing };
  return {
    ...around,
    answer: answerOf(answer, choice, top, unit, missing),
    nothing: null,
    pictures: [rankPicture(told), ...yearsPicture(told), ...contributionPicture(told)],
    tables: [rankTableOf(told), ...yearsTable(told), ...mirrorTable(sides, context)],
    leftOut: leftOutOf(domestic, answer),
    data: { ...answer, choice, unit: table.info.unit, missingYears: missing, sides },
  };
}

function answerOf(
  answer: ConcentrationAnswer,
  choice: FlowChoice,
  top: number,
  unit: string,
  missing: readonly number[],
): Words[] {
  const share = answer.measures.topShares.find(({ n }) => n === top)?.share ?? 0;
  const then = answer.measuresBefore?.topShares.find(({ n }) => n === top)?.share;
  const { members, equivalentMembers, total } = answer.measures;
  return [
    words(`analyse.concentration.answer.${choice.by}`, {
      count: Math.min(top, members),
      share,
      members,
      year: answer.now ?? '',
      timed: answer.now === null ? 'no' : 'yes',
    }),
    words('analyse.concentration.answer.alike', {
      count: Math.round(equivalentMembers * 10) / 10,
      total,
      unit,
    }),
    ...(then === undefined || answer.before === null
      ? []
      : [words('analyse.concentration.answer.before', { share: then, year: answer.before })]),
    ...(missing.length === 0
      ? []
      : [
          words('analyse.concentration.answer.missing', {
            count: missing.length,
            years: missing.slice(0, 12).join(', '),
          }),
        ]),
  ];
}

function leftOutOf(domestic: number, answer: ConcentrationAnswer | null) {
  return [
    { what: words('analyse.concentration.left.domestic'), count: domestic },
    { what: words('analyse.concentration.left.missing'), count: answer?.leftOut.missing ?? 0 },
    { what: words('analyse.concentration.left.negative'), count: answer?.leftOut.negative ?? 0 },
  ].filter(({ count }) => count > 0);
}

const METHOD = [
  words('analyse.concentration.method.shares'),
  words('analyse.concentration.method.herfindahl'),
  words('analyse.concentration.method.theil'),
  words('analyse.concentration.method.growth'),
];

function lacksOf(choice: FlowChoice, mirrored: boolean): Words[] {
  return [
    words('analyse.concentration.lacks.members'),
    words('analyse.concentration.lacks.prices'),
    mirrored
      ? words(`analyse.concentration.lacks.side.${choice.side}`)
      : words('analyse.concentration.lacks.one_side'),
  ];
}
