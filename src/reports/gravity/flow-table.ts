import {
  columnOf,
  estimateGravity,
  type Frame,
  type GravityModel,
  type GravityResult,
} from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import type { TableFrame } from '../../ingest/index.js';
import type { ReportContext } from '../context.js';
import type { ReportInput } from '../report.js';
import type { SettingsReader } from '../settings.js';
import { plainWords } from '../tell.js';

/** Parts of a table of flows that may stand in a gravity model beside sizes, and how each does. */
export const TERM_PARTS = ['distance', 'border', 'language', 'colony', 'agreement'] as const;
export type TermPart = (typeof TERM_PARTS)[number];

export interface FlowTerm {
  readonly part: TermPart;
  /** As a formula writes it. */
  readonly written: string;
}

/** A table of flows as gravity models see it: names of its columns, ready for formulas, and what it has years of. */
export interface FlowTable {
  readonly table: TableFrame;
  readonly value: string;
  readonly exporter: string;
  readonly importer: string;
  readonly year: string | null;
  /** Column of pairs, the same for both ways; null: pairs are told by their sides. */
  readonly pair: string | null;
  readonly terms: readonly FlowTerm[];
  /** Oldest first; empty for a table without years. */
  readonly years: readonly number[];
}

/** Rows that a page fits at most: more are for the command. */
const MOST_ROWS = 300_000;

/** The table that the settings name, of those of flows; null when there is none at all. @throws IntertieError `report.setting`, `tables.*` */
export async function chooseFlowTable(
  context: Pick<ReportContext, 'tables'>,
  settings: SettingsReader,
): Promise<FlowTable | null> {
  const tables = await context.tables.list('flows');
  const [first] = tables;
  if (first === undefined) return null;
  const id = settings.choice('table', {
    usual: first.id,
    options: tables.map(({ id: value, title }) => ({ value, label: plainWords(title) })),
  });
  return describeFlows(await context.tables.open(id, 'flows'));
}

/** @throws IntertieError `tables.not_numbers` for a value or a year that is a word */
export function describeFlows(table: TableFrame): FlowTable {
  const { info, frame } = table;
  const named = (part: string): string | null => info.columns[part] ?? null;
  const number = (part: string, name: string): string => {
    const column = columnOf(frame, name);
    if (column.kind === 'number') return quoted(name);
    throw new IntertieError(
      'tables.not_numbers',
      `the column for ${part} holds words`,
      `${name} in ${info.file}: ${JSON.stringify(column.labels[0] ?? '').slice(0, 60)}`,
      'write figures, and nothing or NA where there is none',
    );
  };
  const year = named('year');
  const pair = named('pair');
  return {
    table,
    value: number('value', named('value') ?? ''),
    exporter: quoted(named('exporter') ?? ''),
    importer: quoted(named('importer') ?? ''),
    year: year === null ? null : number('year', year),
    pair: pair === null ? null : quoted(pair),
    terms: TERM_PARTS.flatMap((part) => {
      const name = named(part);
      if (name === null) return [];
      const written = number(part, name);
      return [{ part, written: part === 'distance' ? `log(${written})` : written }];
    }),
    years: year === null ? [] : yearsOf(frame, year),
  };
}

/** A name as a formula has it: in backticks where it is more than letters, digits, dots and underlines. */
const quoted = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `\`${name}\``);

function yearsOf(frame: Frame, name: string): number[] {
  const column = columnOf(frame, name);
  if (column.kind !== 'number') return [];
  return [...new Set(column.values)].filter((year) => Number.isInteger(year)).sort((a, b) => a - b);
}

export const inputOf = ({ table, years }: FlowTable): ReportInput => ({
  name: table.info.title,
  origin: table.info.origin,
  licence: table.info.licence,
  years: years.length === 0 ? null : { first: years[0] as number, last: years.at(-1) as number },
  rows: table.frame.rows,
});

/** Fits that were made of a frame: the same question is asked for the page, its pictures and its tables. */
const kept = new WeakMap<Frame, Map<string, GravityResult>>();
const MOST_KEPT = 6;

/**
 * The fit of a model on a table, made once as long as the table stays open.
 * @throws IntertieError `gravity.*`; `gravity.size` for more rows than a page may fit
 */
export function fitFlows({ table: { frame } }: FlowTable, model: GravityModel): GravityResult {
  const fits = kept.get(frame) ?? new Map<string, GravityResult>();
  kept.set(frame, fits);
  const question = JSON.stringify(model);
  const known = fits.get(question);
  if (known) return known;
  if (frame.rows > MOST_ROWS)
    throw new IntertieError(
      'gravity.size',
      'the table is too long to be fitted for a page',
      `${frame.rows} rows`,
      `cut it to ${MOST_ROWS} rows, or fit it with: intertie analyse gravity FILE --formula …`,
    );
  const fit = estimateGravity(frame, model);
  for (const old of [...fits.keys()].slice(0, Math.max(0, fits.size - MOST_KEPT + 1))) fits.delete(old);
  fits.set(question, fit);
  return fit;
}
