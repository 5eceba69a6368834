import { columnOf, type Frame } from '../../analyses/index.js';
import type { FlowTable, TermPart } from '../gravity/flow-table.js';
import type { SettingsReader } from '../settings.js';
import { plainWords } from '../tell.js';
import type { Side } from './side-places.js';

export const SHOWN = ['below', 'unrecorded', 'above', 'all'] as const;
export type Shown = (typeof SHOWN)[number];
/** What counts beside the sizes of both sides. */
export const PRESETS = ['all', 'distance'] as const;

export interface PotentialChoice {
  /** Null: the table has no years. */
  readonly year: number | null;
  /** As the table writes it; empty: anyone. */
  readonly from: string;
  readonly to: string;
  readonly shown: Shown;
  /** Pairs of which less is expected are left out. */
  readonly least: number;
  readonly terms: readonly TermPart[];
}

/** @throws IntertieError `report.setting` */
export function readPotentialChoice(
  flows: FlowTable,
  settings: SettingsReader,
  sideOf: (written: string) => Side,
): PotentialChoice {
  const newest = flows.years.at(-1) ?? null;
  const year = newest === null ? null : readYear(flows.years, newest, settings);
  const from = readSide('from', 'exporter', flows, settings, sideOf);
  const to = readSide('to', 'importer', flows, settings, sideOf);
  // One side's own partners are few enough to list them all.
  const usual = from === '' && to === '' ? 'below' : 'all';
  const shown = settings.choice<Shown>('shown', { usual, options: SHOWN, hint: true });
  const least = settings.number('least', { usual: 0, min: 0, hint: true });
  const preset = settings.choice('terms', { usual: 'all', options: PRESETS, hint: true });
  const terms = flows.terms.map(({ part }) => part).filter((part) => preset === 'all' || part === 'distance');
  return { year, from, to, shown, least, terms };
}

function readYear(years: readonly number[], newest: number, settings: SettingsReader): number {
  const options = [...years]
    .reverse()
    .map((year) => ({ value: String(year), label: plainWords(String(year)) }));
  return Number(settings.choice('year', { usual: String(newest), options }));
}

const MOST_CHOICES = 400;

/** One of the sides that the table has, by its name where it is a place; a box to write in where there are too many to choose from. */
function readSide(
  name: 'from' | 'to',
  part: 'exporter' | 'importer',
  { table: { info, frame } }: FlowTable,
  settings: SettingsReader,
  sideOf: (written: string) => Side,
): string {
  const values = wordsIn(frame, info.columns[part] ?? '');
  if (values.length > MOST_CHOICES) return settings.text(name, { hint: true });
  const options = values
    .map((value) => ({ value, label: plainWords(sideOf(value).name) }))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const anyone = { value: 'all', label: { key: `analyse.potential.set.${name}.all` } };
  const chosen = settings.choice(name, { usual: 'all', options: [anyone, ...options] });
  return chosen === 'all' ? '' : chosen;
}

const nameOf = ({
  label,
}: {
  readonly label: { readonly values?: Readonly<Record<string, string | number>> };
}): string => String(label.values?.text ?? '');

/** Words of a column, or its figures as words: sides may be numbers. */
export function wordsIn(frame: Frame, name: string): string[] {
  const column = columnOf(frame, name);
  if (column.kind === 'text') return column.labels.filter((label) => label !== '');
  return [...new Set(column.values)].filter((value) => !Number.isNaN(value)).map(String);
}
