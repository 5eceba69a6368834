import type { Column, Frame } from '../../analyses/index.js';
import type { SettingsReader } from '../settings.js';
import { plainWords } from '../tell.js';
import { type FlowRows, valuesOf } from './flow-rows.js';

export type Part = 'exporter' | 'importer' | 'product';
export type Side = 'exporter' | 'importer';

/** Which flows are looked at, and by whose shares. */
export interface FlowChoice {
  readonly by: Part;
  /** Only flows from here; empty: from anywhere. */
  readonly from: string;
  readonly to: string;
  readonly product: string;
  /** Whose figures, where the two sides report apart. */
  readonly side: Side;
  /** Also flows within one and the same member. */
  readonly domestic: boolean;
}

/** More choices than this are written as text: a list of thousands helps nobody. */
const MOST_CHOICES = 300;

/** Reads which flows are asked about; only what the table can tell is offered. */
export function readFlowChoice(flows: FlowRows, settings: SettingsReader): FlowChoice {
  const parts: readonly Part[] = ['importer', 'exporter', ...(flows.product ? ['product' as const] : [])];
  const by = settings.choice('by', { usual: 'importer', options: parts });
  const from = chooseOne('from', flows, flows.exporter, settings);
  const to = chooseOne('to', flows, flows.importer, settings);
  const product = flows.product === null ? '' : chooseOne('product', flows, flows.product, settings);
  const side =
    flows.mirror === null
      ? 'exporter'
      : settings.choice('side', { usual: 'exporter', options: ['exporter', 'importer'], hint: true });
  const domestic = settings.flag('domestic', { usual: false, hint: true });
  return { by, from, to, product, side, domestic };
}

function chooseOne(
  name: 'from' | 'to' | 'product',
  flows: FlowRows,
  part: (row: number) => string | null,
  settings: SettingsReader,
): string {
  const values = valuesOf(flows, part);
  if (values.length > MOST_CHOICES) return settings.text(name, { hint: true });
  const options = values.map((value) => ({ value, label: plainWords(value) }));
  const all = { value: 'all', label: { key: `analyse.concentration.set.${name}.all` } };
  const chosen = settings.choice(name, { usual: 'all', options: [all, ...options] });
  return chosen === 'all' ? '' : chosen;
}

/** Rows of the choice, with how many flows within one member were left out. */
export interface ChosenFlows {
  /** Columns `member`, `year` (only of a table with years), `value` and `mirror` (only where the other side reports apart). */
  readonly frame: Frame;
  readonly domestic: number;
}

export function chooseFlows(flows: FlowRows, choice: FlowChoice): ChosenFlows {
  const [members, years, values, mirrors] = [[] as number[], [] as number[], [] as number[], [] as number[]];
  const labels = new Map<string, number>();
  const codeOf = (member: string | null | undefined): number => {
    if (member === null || member === undefined) return -1;
    const code = labels.get(member) ?? labels.size;
    labels.set(member, code);
    return code;
  };
  let domestic = 0;
  for (let row = 0; row < flows.rows; row++) {
    const [exporter, importer] = [flows.exporter(row), flows.importer(row)];
    if (choice.from !== '' && exporter !== choice.from) continue;
    if (choice.to !== '' && importer !== choice.to) continue;
    if (choice.product !== '' && flows.product?.(row) !== choice.product) continue;
    if (!choice.domestic && exporter !== null && exporter === importer) {
      domestic++;
      continue;
    }
    const { by } = choice;
    members.push(codeOf(by === 'exporter' ? exporter : by === 'importer' ? importer : flows.product?.(row)));
    years.push(flows.year?.(row) ?? Number.NaN);
    const [value, mirror] = [flows.value(row), flows.mirror?.(row) ?? Number.NaN];
    values.push(choice.side === 'exporter' ? value : mirror);
    mirrors.push(choice.side === 'exporter' ? mirror : value);
  }
  const numbers = (of: readonly number[]): Column => ({ kind: 'number', values: Float64Array.from(of) });
  const columns: [string, Column][] = [
    ['member', { kind: 'text', codes: Int32Array.from(members), labels: [...labels.keys()] }],
    ['value', numbers(values)],
  ];
  if (flows.year) columns.push(['year', numbers(years)]);
  if (flows.mirror) columns.push(['mirror', numbers(mirrors)]);
  return { frame: { rows: members.length, columns: new Map(columns) }, domestic };
}
