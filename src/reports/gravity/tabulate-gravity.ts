import type { Coefficient, GravityResult } from '../../analyses/index.js';
import type { Cell, ReportTable, Words } from '../report.js';
import { missingCell, numberCell, numberColumn, plainWords, textColumn, words, wordsCell } from '../tell.js';
import type { FlowTable } from './flow-table.js';
import { SIZE_TERMS } from './gravity-settings.js';

const K = 'analyse.gravity';

/** A term in words where its part is known, else as the formula writes it. */
export function termWords(name: string, flows: FlowTable): Words {
  const part = flows.terms.find(({ written }) => written === name)?.part;
  if (part !== undefined) return words(`${K}.term.${part}`);
  const size = SIZE_TERMS.find((one) => one === name);
  if (size !== undefined) return words(`${K}.term.${size}`);
  return name === '(Intercept)' ? words(`${K}.term.constant`) : plainWords(name);
}

/** Elasticities for what stands as a log; "so many times as much" for what is there or not. */
function meaning({ name, estimate }: Coefficient, flows: FlowTable): Cell {
  const part = flows.terms.find(({ written }) => written === name)?.part;
  if (part === 'distance' || SIZE_TERMS.some((one) => one === name))
    return { kind: 'words', words: words(`${K}.means.one_percent`, { share: estimate / 100 }) };
  if (part !== undefined)
    return { kind: 'words', words: words(`${K}.means.times`, { times: Math.exp(estimate) }) };
  return missingCell(`${K}.means.nothing`);
}

export function termTable(result: GravityResult, flows: FlowTable): ReportTable {
  return {
    id: 'terms',
    caption: words(`${K}.terms`),
    columns: [
      textColumn('term', `${K}.term`),
      numberColumn('estimate', `${K}.estimate`, `${K}.estimate.hint`),
      numberColumn('error', `${K}.error`),
      numberColumn('interval', `${K}.interval`),
      textColumn('means', `${K}.means`),
    ],
    rows: result.coefficients.map((one) => [
      { kind: 'words', words: termWords(one.name, flows) },
      numberCell(one.estimate, 'plain', 4),
      numberCell(one.se, 'plain', 4),
      wordsCell(`${K}.from_to`, { low: one.low, high: one.high }),
      meaning(one, flows),
    ]),
    total: result.coefficients.length,
  };
}

/** What the fit rests on. */
export function factsTable({ n, clusters, r2, deviance, effects, model }: GravityResult): ReportTable {
  const rows: (readonly Cell[])[] = [
    [{ kind: 'words', words: words(`${K}.fact.rows`) }, numberCell(n)],
    [
      { kind: 'words', words: words(`${K}.fact.clusters`) },
      numberCell(clusters, 'plain', 0, `${K}.fact.none`),
    ],
    ...effects.map(({ name, groups }): readonly Cell[] => [
      { kind: 'words', words: words(`${K}.fact.effects`, { name }) },
      numberCell(groups),
    ]),
    [{ kind: 'words', words: words(`${K}.fact.r2.${model.estimator}`) }, numberCell(r2, 'plain', 4)],
    ...(deviance === null
      ? []
      : [[{ kind: 'words', words: words(`${K}.fact.deviance`) }, numberCell(deviance, 'plain', 0)] as const]),
  ];
  return {
    id: 'fit',
    caption: words(`${K}.fit`),
    columns: [textColumn('fact', `${K}.fact`), numberColumn('value', `${K}.fact.value`)],
    rows,
    total: rows.length,
  };
}
