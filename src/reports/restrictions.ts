import { type Column, columnOf } from '../analyses/index.js';
import { foldName } from '../base/index.js';
import type { TableFrame } from '../ingest/index.js';
import type { Gazetteer, Place } from '../places/index.js';
import type { ReportContext } from './context.js';
import type { Restrictions, Words } from './report.js';
import { words } from './tell.js';

/** A place as restrictions look at it: itself, and the country it lies in. */
export interface CheckedPlace {
  readonly id: string;
  readonly country: string | null;
}

/** What the loaded lists say. They mark; they never take a row away, and whether something is allowed they do not decide. */
export interface RestrictionCheck {
  readonly restrictions: Restrictions;
  /** Names of the lists that no place is known for: they could not be checked. */
  readonly unknownNames: readonly string[];
  /** What stands on the lists for the two places together, or for one of them with anybody; empty when nothing does. */
  between(a: CheckedPlace, b: CheckedPlace): readonly Words[];
}

interface Entry {
  readonly list: string;
  /** Ids that the name may stand for: of a list, every place of that name. */
  readonly name: ReadonlySet<string>;
  /** Null: with anybody. */
  readonly partner: ReadonlySet<string> | null;
  readonly kind: string;
}

const MOST_ROWS = 50_000;

/**
 * Reads every table of restrictions that is loaded. Columns by the part they play: `name` (a country as its ISO code or name, or a place), and where the
 * list has them `partner` (the other side; empty: anybody), `kind` (what is restricted), `from` and `to` (days between which it holds).
 * @throws IntertieError what is wrong with a table (`tables.*`, `table.*`)
 */
export async function restrictionsOf(
  context: Pick<ReportContext, 'tables' | 'gazetteer' | 'today'>,
): Promise<RestrictionCheck> {
  const infos = await context.tables.list('restrictions');
  if (infos.length === 0) return { restrictions: { checked: false }, unknownNames: [], between: () => [] };
  const entries: Entry[] = [];
  const unknown = new Set<string>();
  for (const { id } of infos) {
    const table = await context.tables.open(id, 'restrictions');
    for (const entry of entriesOf(table, context, unknown)) entries.push(entry);
  }
  const { gazetteer } = context;
  return {
    restrictions: {
      checked: true,
      lists: infos.map(({ title, date }) => ({ name: title, date: date ?? 'none' })),
    },
    unknownNames: [...unknown],
    between: (a, b) => {
      const [ofA, ofB] = [idsAround(gazetteer, a), idsAround(gazetteer, b)];
      return entries
        .filter(({ name, partner }) => {
          const [nameA, nameB] = [meets(name, ofA), meets(name, ofB)];
          if (partner === null) return nameA || nameB;
          return (nameA && meets(partner, ofB)) || (nameB && meets(partner, ofA));
        })
        .map(({ list, kind }) =>
          words('analyse.restrictions.row', { list, kind: kind === '' ? 'none' : kind }),
        );
    },
  };
}

function entriesOf(
  { info, frame }: TableFrame,
  { gazetteer, today }: Pick<ReportContext, 'gazetteer' | 'today'>,
  unknown: Set<string>,
): Entry[] {
  const reader = (part: string): ((row: number) => string) => {
    const name = info.columns[part];
    if (name === undefined) return () => '';
    const column = columnOf(frame, name);
    return (row) => textOf(column, row);
  };
  const [name, partner, kind, from, to] = ['name', 'partner', 'kind', 'from', 'to'].map(reader) as [
    (row: number) => string,
    (row: number) => string,
    (row: number) => string,
    (row: number) => string,
    (row: number) => string,
  ];
  const entries: Entry[] = [];
  for (let row = 0; row < Math.min(frame.rows, MOST_ROWS); row++) {
    if (name(row) === '' || !holdsOn(from(row), to(row), today)) continue;
    const sides = [name(row), ...(partner(row) === '' ? [] : [partner(row)])].map((side) => {
      const ids = idsOfName(gazetteer, side);
      if (ids.size === 0) unknown.add(side);
      return ids;
    });
    const [own, other] = sides;
    if (!own || sides.some((ids) => ids.size === 0)) continue;
    entries.push({ list: info.title, name: own, partner: other ?? null, kind: kind(row) });
  }
  return entries;
}

function textOf(column: Column, row: number): string {
  if (column.kind === 'text') return column.labels[column.codes[row] ?? -1] ?? '';
  const value = column.values[row] ?? Number.NaN;
  return Number.isNaN(value) ? '' : String(value);
}

/** A day, month or year stands for all of it: "2024" as an end holds to its last day. What is no date is taken as open. */
function holdsOn(from: string, to: string, today: string): boolean {
  const day = /^\d{4}(-\d{2}){0,2}$/;
  const begun = !day.test(from) || from <= today;
  const over = day.test(to) && to < today.slice(0, to.length);
  return begun && !over;
}

/** A country by its code or name goes before places of the same name: a list that means "Georgia" rarely means a village. */
function idsOfName(gazetteer: Gazetteer, name: string): ReadonlySet<string> {
  if (/^[A-Z]{2}$/.test(name)) {
    const country = gazetteer.get(name as Place['id']);
    return new Set(country ? [country.id] : []);
  }
  const named = gazetteer.named(foldName(name));
  const countries = named.filter(({ kind }) => kind === 'country');
  return new Set((countries.length > 0 ? countries : named).map(({ id }) => id));
}

function idsAround(gazetteer: Gazetteer, { id, country }: CheckedPlace): ReadonlySet<string> {
  const around = gazetteer.get(id as Place['id']) ? gazetteer.ancestors(id as Place['id']) : [];
  return new Set([id, ...around.map((place) => place.id as string), ...(country === null ? [] : [country])]);
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const id of a) if (b.has(id)) return true;
  return false;
}
