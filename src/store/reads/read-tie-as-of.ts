import { type Kysely, sql } from 'kysely';
import type { PartialDate, PlaceId, SourceId } from '../../base/index.js';
import { type GatheredTie, gatherTies, type Testimony } from '../../statements/index.js';
import type { TieKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { ancestorsOf } from '../gathering/regather.js';
import { stateOf } from '../gathering/state-of.js';
import { partiesByStatement } from '../gathering/testimonies.js';
import { statementOfRow } from '../rows/statement-of-row.js';
import { changedSince, movedSince, revert } from '../ties-decided/changed-since.js';
import { decidedAsOf } from '../ties-decided/decided-as-of.js';
import { documentSeenBy, type Viewer } from './viewer.js';

/** Enough for any tie; a trade of two countries is told a few hundred times. */
const MOST_WITNESSES = 2000;

interface Reverted {
  readonly review: 'proposed' | 'accepted' | 'rejected';
  readonly rank: 'preferred' | 'normal' | 'deprecated';
}

/**
 * A tie as this atlas held it at the end of a day (record time): from the documents that it had then, in the versions of that day, and with what
 * people had decided by then. Null where it held none.
 *
 * Accepting, refusing, ranking, editing (also of kind and places), corrected places, merging and states are taken back to that day.
 *
 * @param day YYYY-MM-DD, in UTC
 */
export async function readTieAsOf(
  db: Kysely<Database>,
  viewer: Viewer,
  tie: { readonly id: string; readonly kind: TieKind; readonly ends: readonly string[] },
  day: string,
): Promise<GatheredTie | null> {
  const end = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
  const { testimonies, links, states } = await toldAsOf(db, viewer, tie, end);
  const ancestors = await ancestorsOf(db, testimonies);
  const ties = gatherTies(testimonies, {
    stateOf,
    ancestors: (place: PlaceId) => ancestors.get(place) ?? [],
    links,
    states,
  });
  const witnesses = await witnessesOf(db, tie.id);
  return (
    ties.find(({ id, merged }) => id === tie.id || merged.some((one) => one === tie.id)) ??
    ties.find(({ statements }) => statements.some((id) => witnesses.has(id))) ??
    null
  );
}

/** Merges that people have undone since are followed to what they joined then. */
const MOST_STEPS = 4;

async function toldAsOf(
  db: Kysely<Database>,
  viewer: Viewer,
  tie: { readonly id: string; readonly kind: TieKind; readonly ends: readonly string[] },
  end: Date,
) {
  let { ends } = tie;
  for (let step = 1; ; step += 1) {
    const testimonies = await testimoniesAsOf(db, viewer, { ...tie, ends }, end);
    const known = new Set<string>(testimonies.map(({ statement }) => statement.id));
    const decided = await decidedAsOf(db, [...known], end);
    const further = decided.links
      .filter(({ together }) => together)
      .flatMap(({ left, right }) => [left, right])
      .filter(({ statement }) => !known.has(statement))
      .flatMap((other) => other.ends);
    const grown = [...new Set([...ends, ...further])];
    if (step === MOST_STEPS || grown.length === ends.length) return { testimonies, ...decided };
    ends = grown;
  }
}

async function witnessesOf(db: Kysely<Database>, tie: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('tie_statement').select('statement').where('tie', '=', tie).execute();
  return new Set(rows.map(({ statement }) => statement));
}

async function testimoniesAsOf(
  db: Kysely<Database>,
  viewer: Viewer,
  { id, kind, ends }: { readonly id: string; readonly kind: TieKind; readonly ends: readonly string[] },
  end: Date,
): Promise<readonly Testimony[]> {
  const moved = await movedSince(db, kind, ends, end);
  const rows = await db
    .selectFrom('statement as s')
    .innerJoin('document as d', 'd.id', 's.document')
    .innerJoin('source as o', 'o.id', 'd.origin')
    .where('s.claims_total', '=', false)
    .where('d.added_at', '<', end)
    .where(
      sql<boolean>`(d.current or exists (select from document n where n.previous = d.id and n.added_at >= ${end}))`,
    )
    .where(
      sql<boolean>`((s.kind = ${kind} and (s.document, s.id) in (
        select document, statement from tie_statement where tie = ${id}
        union select document, statement from tie_deprecated where tie = ${id}
        union select document, statement from statement_party where place = any(${[...ends]})
          group by document, statement having count(distinct place) > 1)) or s.id = any(${moved}))`,
    )
    .where(documentSeenBy(viewer))
    .selectAll('s')
    .select(['d.voice', 'd.origin', 'd.source as publisher', 'd.date as document_date'])
    .select(['o.country as origin_country', 'o.kind as origin_kind'])
    .orderBy('s.document')
    .orderBy('s.position')
    .limit(MOST_WITNESSES)
    .execute();
  const parties = await partiesByStatement(db, rows);
  const since = await changedSince(
    db,
    rows.map(({ id, document }) => ({ id, document })),
    end,
  );
  return rows.flatMap((row): Testimony[] => {
    const { fields: before, partiesThen } = revert(since.get(row.id) ?? [], parties.get(row.id) ?? []);
    const then = { review: row.review, rank: row.rank, ...before } as Reverted;
    if (then.review === 'rejected') return [];
    const statement = statementOfRow(row, partiesThen);
    return [
      {
        statement: { ...statement, ...editedBack(before) },
        voice: row.voice,
        publisher: row.publisher as SourceId,
        origin: row.origin as SourceId,
        originCountry: row.origin_country,
        originKind: row.origin_kind,
        documentDate: row.document_date as PartialDate | null,
        rank: then.rank,
      },
    ];
  });
}

function editedBack(before: Readonly<Record<string, unknown>>) {
  const { kind, date, dateText, amounts, lifecycle, object } = before;
  return {
    ...(kind === undefined ? {} : { kind: kind as Testimony['statement']['kind'] }),
    ...(date === undefined ? {} : { date: date as PartialDate | null }),
    ...(dateText === undefined ? {} : { dateText: dateText as string | null }),
    ...(amounts === undefined ? {} : { amounts: amounts as Testimony['statement']['amounts'] }),
    ...(lifecycle === undefined ? {} : { lifecycle: lifecycle as Testimony['statement']['lifecycle'] }),
    ...(object === undefined
      ? {}
      : { object: object === null ? null : { text: String(object), start: 0, end: 0 } }),
  };
}
