import { type Kysely, sql } from 'kysely';
import type { PlaceId, StatementId } from '../../base/index.js';
import type { PlaceKind } from '../../places/index.js';
import type { GatheredTie } from '../../statements/index.js';
import type { SourceKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import type { PlacePosition } from '../types.js';
import type { StoredTestimony } from './testimonies.js';

/** What the tie's row repeats of a witness, so that filters need no join. */
export interface Witness {
  readonly id: string;
  readonly document: string;
  readonly collection: string;
  readonly confidence: number;
  readonly source: string;
  readonly origin: string;
  readonly origin_kind: SourceKind;
  readonly method: string;
}

export interface TieFacts {
  of(statement: StatementId): Witness;
  countryOf(place: PlaceId): string | null;
  /** The region that stands for it where ties are bundled by region (migration 2 says the same in SQL). */
  regionOf(place: PlaceId): string;
  /** Itself and every place it lies in. */
  withinOf(place: PlaceId): readonly string[];
}

const IN_A_COUNTRY: ReadonlySet<PlaceKind> = new Set(['district', 'city', 'settlement']);

/** What is known of a place. */
export interface PlaceFacts {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly country: string | null;
  readonly region: string | null;
  readonly position: PlacePosition;
  readonly within: readonly string[];
  readonly ancestors: readonly PlaceId[];
}

/** Facts of these places, by id. */
export async function placeFacts(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PlaceFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('place')
    .where('id', '=', sql<string>`any(${[...new Set(ids)]})`)
    .select(['id', 'kind', 'country', 'region', 'position', 'within', 'ancestors'])
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, ancestors: row.ancestors as PlaceId[] }]));
}

/** Facts from what was gathered from: nothing is looked up. */
export function factsOf(
  testimonies: readonly StoredTestimony[],
  places: ReadonlyMap<string, PlaceFacts>,
): TieFacts {
  const witnesses = testimonies.map(
    ({ statement, publisher, origin, originKind, collection }): [string, Witness] => [
      statement.id,
      {
        id: statement.id,
        document: statement.document,
        collection,
        confidence: statement.confidence,
        source: publisher,
        origin,
        origin_kind: originKind,
        method: statement.method,
      },
    ],
  );
  return toFacts(new Map(witnesses), places);
}

/** Looks up the witnesses and ends of all these ties at once. */
export async function tieFacts(db: Kysely<Database>, ties: readonly GatheredTie[]): Promise<TieFacts> {
  const statements = [...new Set(ties.flatMap((tie) => [tie.shown, ...tie.statements, ...tie.deprecated]))];
  const places = [...new Set(ties.flatMap((tie) => tie.parties.map((party) => party.place)))];
  const witnesses =
    statements.length === 0
      ? []
      : await db
          .selectFrom('statement')
          .innerJoin('document', 'document.id', 'statement.document')
          .innerJoin('source', 'source.id', 'document.origin')
          .where('statement.id', '=', sql<string>`any(${statements})`)
          .select([
            'statement.id',
            'statement.document',
            'statement.collection',
            'statement.confidence',
            'statement.method',
            'document.source',
            'document.origin',
            'source.kind as origin_kind',
          ])
          .execute();
  const byId = new Map<string, Witness>(witnesses.map((row) => [row.id, row]));
  return toFacts(byId, await placeFacts(db, places));
}

function toFacts(byId: ReadonlyMap<string, Witness>, placeById: ReadonlyMap<string, PlaceFacts>): TieFacts {
  return {
    of(statement) {
      const witness = byId.get(statement);
      if (!witness) throw new RangeError(`a tie names a statement that is not saved: ${statement}`);
      return witness;
    },
    countryOf: (place) => placeById.get(place)?.country ?? null,
    regionOf(place) {
      const row = placeById.get(place);
      if (!row) return place;
      const around = row.position === 'inside' ? row.within[1] : undefined;
      const country = IN_A_COUNTRY.has(row.kind) ? row.country : null;
      return row.region ?? around ?? country ?? place;
    },
    withinOf: (place) => placeById.get(place)?.within ?? [place],
  };
}
