import type { Coefficient, GravityResult } from '../../analyses/index.js';
import { isIntertieError } from '../../base/index.js';
import type { Analysis, Finding } from '../registry.js';
import type { Picture, Report, Words } from '../report.js';
import { words } from '../tell.js';
import { chooseFlowTable, type FlowTable, fitFlows, inputOf } from './flow-table.js';
import { type GravityChoice, readGravityChoice } from './gravity-settings.js';
import { factsTable, termTable, termWords } from './tabulate-gravity.js';

const K = 'analyse.gravity';

/** What flows between two sides hang on: a gravity model of a table of flows. */
export const reportGravity: Analysis = async (context, settings) => {
  const flows = await chooseFlowTable(context, settings);
  if (flows === null) return nothingFound(words(`${K}.nothing`), null);
  const choice = readGravityChoice(flows, settings);
  if (flows.terms.length === 0 && choice.effects !== 'none')
    return nothingFound(words(`${K}.no_terms`), flows);
  try {
    return tell(fitFlows(flows, choice.model), flows, choice);
  } catch (error) {
    if (!isIntertieError(error) || !/^(gravity|formula)\./.test(error.code)) throw error;
    return nothingFound(words(`${K}.not_fitted`, { why: error.message }), flows);
  }
};

function nothingFound(nothing: Words, flows: FlowTable | null): Finding {
  return {
    answer: [],
    nothing,
    pictures: [],
    tables: [],
    inputs: flows === null ? [] : [inputOf(flows)],
    method: METHOD,
    lacks: LACKS,
    leftOut: [],
    claims: [],
    restrictions: null,
    data: null,
  };
}

function tell(result: GravityResult, flows: FlowTable, choice: GravityChoice): Finding {
  const { model, n, clusters, coefficients, dropped, effects, r2, deviance, account } = result;
  return {
    answer: answerOf(result, flows, choice),
    nothing: null,
    pictures: termPicture(result, flows),
    tables: [termTable(result, flows), factsTable(result)],
    inputs: [inputOf(flows)],
    method: [
      words(`${K}.method.${choice.estimator}`),
      words(`${K}.method.effects.${choice.effects}`),
      words(`${K}.method.errors.${choice.cluster === 'none' ? 'robust' : 'clustered'}`, {
        groups: clusters ?? 0,
      }),
      words(`${K}.method.formula`, { formula: model.formula }),
    ],
    lacks: LACKS,
    leftOut: leftOutOf(result),
    claims: [],
    restrictions: null,
    data: {
      n,
      clusters,
      coefficients,
      dropped,
      effects,
      r2,
      deviance,
      errors: result.errors,
      rows: account,
      model,
    },
  };
}

function answerOf(result: GravityResult, flows: FlowTable, { years }: GravityChoice): Words[] {
  const distance = termOf(result, flows, 'distance');
  const border = termOf(result, flows, 'border');
  return [
    ...(distance === null
      ? []
      : [
          words(`${K}.answer.distance`, {
            share: 1 - 2 ** distance.estimate,
            low: 1 - 2 ** distance.high,
            high: 1 - 2 ** distance.low,
            falls: distance.estimate < 0 ? 'yes' : 'no',
          }),
        ]),
    ...(border === null
      ? []
      : [
          words(`${K}.answer.border`, {
            times: Math.exp(border.estimate),
            low: Math.exp(border.low),
            high: Math.exp(border.high),
          }),
        ]),
    words(`${K}.answer.rows`, {
      count: result.n,
      timed: years.length > 1 ? 'yes' : 'no',
      years: years.length,
      first: String(years[0] ?? ''),
      last: String(years.at(-1) ?? ''),
    }),
  ];
}

function termOf(result: GravityResult, flows: FlowTable, part: string): Coefficient | null {
  const term = flows.terms.find((one) => one.part === part);
  return result.coefficients.find(({ name }) => name === term?.written) ?? null;
}

/** Estimates with their intervals; without the constant, which has no meaning beside the others. */
function termPicture(result: GravityResult, flows: FlowTable): Picture[] {
  const shown = result.coefficients.filter(({ name }) => name !== '(Intercept)');
  const [first] = shown;
  if (!first) return [];
  return [
    {
      id: 'terms',
      caption: words(`${K}.picture`),
      alt: words(`${K}.picture.alt`, { count: shown.length, name: first.name, estimate: first.estimate }),
      chart: {
        type: 'bars',
        unit: words(`${K}.estimate`),
        style: 'compact',
        bars: shown.map(({ name, estimate, low, high }) => ({
          label: termWords(name, flows),
          ...{ value: estimate, low, high, colour: 'accent' },
        })),
      },
      table: 'terms',
    },
  ];
}

function leftOutOf({ account, dropped }: GravityResult): Report['leftOut'] {
  return [
    ...account.incomplete.map(({ term, rows }) => ({
      what: words(`${K}.left.incomplete`, { term }),
      count: rows,
    })),
    { what: words(`${K}.left.effects`), count: account.separatedByEffects },
    { what: words(`${K}.left.separated`), count: account.separatedByRegressors },
    { what: words(`${K}.left.dropped`, { terms: dropped.join(', ') }), count: dropped.length },
  ].filter(({ count }) => count > 0);
}

const METHOD = [words(`${K}.method.ppml`)];

const LACKS = [
  words(`${K}.lacks.cause`),
  words(`${K}.lacks.policy`),
  words(`${K}.lacks.prices`),
  words(`${K}.lacks.services`),
];
