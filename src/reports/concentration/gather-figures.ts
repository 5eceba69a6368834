import { type PartyRow, readTradeFigures, type StatementRow } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { yearOf } from '../dates.js';

/** What the place does in a flow: sells, buys, or both together. */
export type Direction = 'exports' | 'imports' | 'both';

/** A sum of money that somebody states for the trade of a place with one partner. */
export interface TradeFigure {
  readonly row: StatementRow;
  readonly partner: PartyRow;
  readonly direction: Direction;
  readonly year: number | null;
  readonly value: number;
  readonly unit: string;
  /** As the source words it: "above $1 billion". */
  readonly text: string;
}

const CURRENCY = /^[A-Z]{3}$/;
const MOST_FIGURES = 5_000;

export interface TradeFigures {
  readonly figures: readonly TradeFigure[];
  /** Statements that cannot be set beside others, by why. */
  readonly left: { readonly notMoney: number; readonly manyPartners: number; readonly undated: number };
  readonly beyond: boolean;
}

/** Sums of money of the trade of a place, one for each statement that names a single partner. */
export async function gatherFigures(
  context: Pick<ReportContext, 'store' | 'viewer'>,
  place: string,
  within: (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>,
): Promise<TradeFigures> {
  const rows = await readTradeFigures(context.store.db, context.viewer, place, MOST_FIGURES + 1);
  const inside = await within([...new Set(rows.flatMap(({ parties }) => parties.map(({ id }) => id)))]);
  const lies = (id: string) => inside.get(id)?.includes(place) ?? false;
  const left = { notMoney: 0, manyPartners: 0, undated: 0 };
  const figures = rows.slice(0, MOST_FIGURES).flatMap((row): TradeFigure[] => {
    const amount = row.amounts.find(({ unit, value }) => CURRENCY.test(unit) && value >= 0);
    const others = row.parties.filter(({ id, role }) => role !== 'venue' && !lies(id));
    const own = row.parties.find(({ id, role }) => role !== 'venue' && lies(id));
    const [partner] = others;
    if (amount === undefined) left.notMoney++;
    else if (partner === undefined || own === undefined || others.length > 1) left.manyPartners++;
    else {
      const year = yearOf(row.date);
      if (year === null) left.undated++;
      const direction: Direction =
        own.role === 'exporter' ? 'exports' : own.role === 'importer' ? 'imports' : 'both';
      const { value, unit, text } = amount;
      return [{ row, partner, direction, year, value, unit, text }];
    }
    return [];
  });
  return { figures, left, beyond: rows.length > MOST_FIGURES };
}

/** Figures that may be ranked: of one direction, one currency and one year. */
export interface Comparable {
  readonly direction: Direction;
  readonly unit: string;
  readonly year: number;
  /** Largest first, by the lowest figure; where several are stated all of them count. */
  readonly partners: readonly {
    readonly partner: PartyRow;
    readonly low: number;
    readonly high: number;
    readonly figures: readonly TradeFigure[];
  }[];
}

/** The years, currencies and directions that tell of two partners at least: those with most of them first, then the newest. */
export function comparable(figures: readonly TradeFigure[]): Comparable[] {
  const groups = new Map<string, TradeFigure[]>();
  for (const figure of figures) {
    if (figure.year === null) continue;
    const key = `${figure.direction} ${figure.unit} ${figure.year}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  const found = [...groups.values()].flatMap((group): Comparable[] => {
    const byPartner = new Map<string, TradeFigure[]>();
    for (const figure of group)
      byPartner.set(figure.partner.id, [...(byPartner.get(figure.partner.id) ?? []), figure]);
    const [first] = group;
    if (first === undefined || first.year === null || byPartner.size < 2) return [];
    const partners = [...byPartner.values()].flatMap((of) => {
      const [one] = of;
      const values = of.map(({ value }) => value);
      return one === undefined
        ? []
        : [{ partner: one.partner, low: Math.min(...values), high: Math.max(...values), figures: of }];
    });
    partners.sort((a, b) => b.low - a.low || b.high - a.high);
    return [{ direction: first.direction, unit: first.unit, year: first.year, partners }];
  });
  return found.sort((a, b) => b.partners.length - a.partners.length || b.year - a.year);
}
