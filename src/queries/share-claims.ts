import { foldName } from '../base/index.js';
import { type ClaimCheck, checkShare } from '../statements/index.js';
import { type FlowOfTable, readFlows, type StatementRow, type Store, type Viewer } from '../store/index.js';
import { toStatementView } from './to-views.js';
import type { ClaimedTotal, UiLanguage } from './types.js';

const PERCENT = 'percent';
/** Fewer named places may be the two sides of one flow, and the figure its growth. */
const FEWEST_NAMED = 3;

/** Who shares a flow with whom, as a claim of a share tells it. */
interface ShareClaim {
  readonly row: StatementRow;
  readonly amount: ClaimedTotal['amount'];
  readonly fixed: { readonly id: string; readonly role: StatementRow['parties'][number]['role'] };
  readonly country: string;
  readonly named: StatementRow['parties'];
  readonly top: number;
}

/**
 * The claim that some places take a share of a flow ("the top ten take almost 73 %"); null for every other statement, such as growth by a
 * percentage. Needs one place on one end and several of one country, or their number, on the other.
 */
function shareClaim(row: StatementRow): ShareClaim | null {
  const amount = row.amounts.find(({ unit }) => unit === PERCENT);
  if (row.kind !== 'trade_flow' || amount === undefined || amount.value > 100) return null;
  const ends = (['exporter', 'importer'] as const).map((role) =>
    row.parties.filter((party) => party.role === role),
  );
  const [exporters = [], importers = []] = ends;
  const [fixed, named] =
    exporters.length <= importers.length ? [exporters, importers] : [importers, exporters];
  const [one] = fixed;
  const countries = new Set(named.map(({ country }) => country));
  const [country = null] = countries;
  const counted = row.amounts.find(
    ({ unit, value }) => unit !== PERCENT && Number.isInteger(value) && value > 1,
  );
  if (one === undefined || fixed.length > 1 || countries.size !== 1 || country === null) return null;
  const places = named.filter(({ id }) => id !== country);
  if (places.length < FEWEST_NAMED && counted === undefined) return null;
  return {
    row,
    amount,
    fixed: { id: one.id, role: one.role },
    country,
    named: places,
    top: counted?.value ?? places.length,
  };
}

/** True for a statement that claims what share of a flow some places take. */
export const claimsShare = (row: StatementRow): boolean => shareClaim(row) !== null;

/** Claims of shares among these statements, each checked against the imported tables that hold its flows. */
export async function toShareClaims(
  store: Store,
  viewer: Viewer,
  rows: readonly StatementRow[],
  language: UiLanguage,
): Promise<ClaimedTotal[]> {
  const claims = rows.flatMap((row) => shareClaim(row) ?? []);
  return await Promise.all(
    claims.map(async (claim) => {
      const { fixed, country, row, amount } = claim;
      const flows = await readFlows(store.db, viewer, { fixed: fixed.id, role: fixed.role, country });
      const { check, table } = checkAgainst(claim, flows);
      return {
        statement: toStatementView(row, language),
        amount,
        held: null,
        searchedIn: table === null ? [] : [table],
        check,
      };
    }),
  );
}

/** Against the table that has most flows of the claim's year; without a date, of its newest year. */
function checkAgainst(
  { row, amount, named, top }: ShareClaim,
  flows: readonly FlowOfTable[],
): { readonly check: ClaimCheck; readonly table: string | null } {
  const years = flows.flatMap(({ year_first: year }) => year ?? []);
  const year = row.date === null ? Math.max(...years) : Number.parseInt(row.date, 10);
  const ofYear = flows.filter(({ year_first: from, year_last: to }) => from === year && to === year);
  const tables = new Map<string, FlowOfTable[]>();
  for (const flow of ofYear) tables.set(flow.document, [...(tables.get(flow.document) ?? []), flow]);
  const [best = []] = [...tables.values()].sort((a, b) => b.length - a.length);
  const asTheTable = (party: StatementRow['parties'][number]) =>
    best.find(({ place }) => place === party.id)?.place ??
    best.find(({ folded }) => folded === foldName(party.name))?.place ??
    null;
  const check = checkShare(
    amount,
    best,
    { named: named.length >= FEWEST_NAMED ? named.map(asTheTable) : null, top },
    flows.length > 0,
  );
  return { check, table: best[0]?.title ?? flows[0]?.title ?? null };
}
