import type { DocumentId, PartialDate, PlaceId } from '../base/index.js';
import { rolesOverTime, settleActors } from '../statements/index.js';
import {
  hasPublicRole,
  readActorLinks,
  readSightings,
  readStatementsByKey,
  type SightingRow,
  type Store,
  type Viewer,
} from '../store/index.js';
import { readClaimsAbout, type SideClaimView } from './side-claims.js';
import { toDocumentRef, toStatementView } from './to-views.js';
import type { DocumentRef, StatementView, UiLanguage } from './types.js';

/** A person or an office with all that documents attest of it, as the viewer may see. */
export interface ActorPageView {
  readonly actor: {
    readonly id: string;
    /** `office`: known by its words alone, whoever holds it; `organisation`: by what documents say of its owners and its orders. */
    readonly kind: 'person' | 'office' | 'organisation';
    readonly name: string;
    /** Other spellings and names that are the same actor. */
    readonly otherNames: readonly string[];
  };
  /** Latest first. `from`, `to`: days of the first and last document that gives the role, nothing more. */
  readonly roles: readonly ActorRoleView[];
  /** Of an office: who documents give it to, latest first. */
  readonly holders: readonly (Omit<ActorRoleView, 'role' | 'place' | 'country' | 'office'> & {
    readonly id: string;
    readonly name: string;
  })[];
  /** Of an organisation: whose it is, what it owns and what it ordered, as documents say in passing; newest first, at most 100. */
  readonly claims: readonly SideClaimView[];
  /** What was said, promised, signed, and told of ties: newest first, at most 50 each, with the full count. */
  readonly said: ActorList;
  readonly promised: ActorList;
  readonly signed: ActorList;
  readonly told: ActorList;
  /** The actor was met more often than is looked at (5,000): counts are of the newest. */
  readonly more: boolean;
}

export interface ActorRoleView {
  readonly role: string;
  readonly office: string | null;
  readonly place: { readonly id: PlaceId; readonly name: string } | null;
  /** Of the place: ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly documents: number;
  /** The newest document that gives it. */
  readonly source: DocumentRef;
}

export interface ActorList {
  readonly count: number;
  readonly statements: readonly StatementView[];
}

const MOST_SIGHTINGS = 5000;
const MOST_LISTED = 50;

/**
 * The page of an actor. An id that was joined to another answers as that one. Null when the viewer may see nothing of it, or when it is a person of
 * whom no public role and no signature is attested: such a person has no page.
 */
export async function readActorPage(
  store: Store,
  viewer: Viewer,
  id: string,
  language: UiLanguage,
): Promise<ActorPageView | null> {
  if (id.startsWith('g')) return await readOrganisationPage(store, viewer, id, language);
  const { lookups: db } = store;
  const office = id.startsWith('o');
  const actors = settleActors(await readActorLinks(db));
  const final = actors.finalOf(id);
  const asked = office ? { names: [], offices: [id] } : { names: actors.namesOf(id), offices: [] };
  const met = (await readSightings(db, viewer, asked, MOST_SIGHTINGS)).filter((one) =>
    office
      ? one.office_id === id
      : one.name_id !== null && actors.actorOf(one.name_id, one.office_id) === final,
  );
  const [newest] = met;
  if (newest === undefined || !isPublic(met)) return null;
  const names = byCount(met.flatMap(({ name }) => name ?? []));
  const list = (rows: readonly SightingRow[]) => listOf(store, viewer, rows, language);
  const spoke = met.filter(({ via }) => via === 'spoke');
  const [said, promised, signed, told] = await Promise.all([
    list(spoke.filter(({ kind }) => kind === 'utterance')),
    list(spoke.filter(({ kind }) => kind === 'commitment')),
    list(met.filter(({ via }) => via === 'signed')),
    list(spoke.filter(({ kind }) => kind !== 'utterance' && kind !== 'commitment')),
  ]);
  return {
    actor: {
      id: office ? id : final,
      kind: office ? 'office' : 'person',
      name: office ? (newest.role ?? '') : (names[0] ?? ''),
      otherNames: office ? [] : names.slice(1),
    },
    roles: office ? [] : rolesOf(met, language),
    holders: office ? holdersOf(met, (name) => actors.actorOf(name, id)) : [],
    claims: [],
    said,
    promised,
    signed,
    told,
    more: met.length >= MOST_SIGHTINGS,
  };
}

/** An organisation's page; null when no document that the viewer may read says whose it is or what it ordered. */
async function readOrganisationPage(
  store: Store,
  viewer: Viewer,
  id: string,
  language: UiLanguage,
): Promise<ActorPageView | null> {
  const claims = await readClaimsAbout(store, viewer, id, language);
  if (claims.length === 0) return null;
  const named = claims.flatMap(({ organisations }) => organisations).filter((one) => one.id === id);
  const [name = '', ...otherNames] = byCount(named.map((one) => one.name));
  const none = { count: 0, statements: [] };
  return {
    actor: { id, kind: 'organisation', name, otherNames },
    ...{ roles: [], holders: [], claims, more: false },
    ...{ said: none, promised: none, signed: none, told: none },
  };
}

/** True when a public role or a signature is attested. */
export const isPublic = (met: readonly Pick<SightingRow, 'role' | 'via'>[]): boolean =>
  met.some(({ role, via }) => via === 'signed' || hasPublicRole(role));

function byCount(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

const dateOf = (row: SightingRow) => row.document.date as PartialDate | null;

/** Once for each document: what a text repeats is no further testimony. */
function oncePerDocument(rows: readonly SightingRow[]): SightingRow[] {
  const seen = new Map<string, SightingRow>();
  for (const row of rows) {
    const key = `${row.document.id} ${row.office_id}`;
    const known = seen.get(key);
    if (known === undefined || (known.place === null && row.place !== null)) seen.set(key, row);
  }
  return [...seen.values()];
}

function rolesOf(met: readonly SightingRow[], language: UiLanguage): ActorRoleView[] {
  const rows = oncePerDocument(met);
  const roles = rolesOverTime(
    rows.map((row) => ({ role: row.role, place: row.place as PlaceId | null, date: dateOf(row) })),
  );
  return roles.flatMap(({ place, ...held }) => {
    const source = rows.find(({ role }) => role === held.role);
    if (source === undefined) return [];
    const named = rows.find((row) => row.place === place);
    const name = (language === 'ru' ? named?.place_name_ru : null) ?? named?.place_name ?? null;
    return [
      {
        ...held,
        office: source.office_id,
        place: place === null || name === null ? null : { id: place, name },
        country: named?.place_country ?? null,
        source: toDocumentRef(source.document),
      },
    ];
  });
}

function holdersOf(met: readonly SightingRow[], actorOf: (name: string) => string): ActorPageView['holders'] {
  const holders = new Map<string, SightingRow[]>();
  for (const row of met) {
    if (row.name_id === null) continue;
    const actor = actorOf(row.name_id);
    const known = holders.get(actor);
    if (known) known.push(row);
    else holders.set(actor, [row]);
  }
  return [...holders].flatMap(([id, rows]) => {
    const [newest] = rows;
    const once = [...new Map(rows.map((row) => [row.document.id, row])).values()];
    const [held] = rolesOverTime(once.map((row) => ({ role: 'held', place: null, date: dateOf(row) })));
    if (newest?.name == null || held === undefined) return [];
    const { from, to, documents } = held;
    return [{ id, name: newest.name, from, to, documents, source: toDocumentRef(newest.document) }];
  });
}

async function listOf(
  store: Store,
  viewer: Viewer,
  rows: readonly SightingRow[],
  language: UiLanguage,
): Promise<ActorList> {
  const keys = [...new Map(rows.map((row) => [`${row.document.id} ${row.statement}`, row])).values()];
  const statements = await readStatementsByKey(
    store.lookups,
    viewer,
    keys
      .slice(0, MOST_LISTED)
      .map((row) => ({ document: row.document.id as DocumentId, statement: row.statement })),
  );
  return { count: keys.length, statements: statements.map((row) => toStatementView(row, language)) };
}
