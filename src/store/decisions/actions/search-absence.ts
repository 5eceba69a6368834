import { tryPartialDate } from '../../../base/index.js';
import { TIE_KINDS } from '../../../vocabulary/index.js';
import { unreadable } from '../decision-errors.js';
import type { DecisionAction, Kept } from '../types.js';

interface Searched {
  readonly kind: (typeof TIE_KINDS)[number];
  readonly places: readonly string[];
  readonly searchedIn: string;
  readonly searchedOn: string;
  readonly note: string | null;
  readonly by: string;
}

const LONGEST = 500;

/**
 * `absence.searched`: somebody looked for ties of a kind between two places and found none. The subject is a name of the search, any; `after` is
 * `{ kind, places: [A, B], searchedIn, searchedOn }`: in which register or archive, and on which day. It never says that there is none.
 */
export const searchAbsence: DecisionAction = {
  subjectKind: 'absence',
  needs: 'reviewer',
  async settle({ db }, _subject, given, { who, reason }) {
    const { kind, places, searchedIn, searchedOn } = (given ?? {}) as Readonly<Record<string, unknown>>;
    const found = TIE_KINDS.find((one) => one === kind);
    if (found === undefined) throw unreadable('kind', kind, `use one of ${TIE_KINDS.join(', ')}`);
    if (typeof searchedIn !== 'string' || searchedIn.trim() === '' || searchedIn.length > LONGEST)
      throw unreadable('searchedIn', searchedIn, 'say where was searched: a register, an archive, a site');
    const day =
      typeof searchedOn === 'string' && searchedOn.length === 10 ? tryPartialDate(searchedOn) : null;
    if (day === null) throw unreadable('searchedOn', searchedOn, 'write the day as YYYY-MM-DD');
    const ids = Array.isArray(places) ? [...new Set(places.map(String))].sort() : [];
    if (ids.length !== 2) throw unreadable('places', places, 'give two places of the gazetteer');
    const known = await db.selectFrom('place').select('id').where('id', 'in', ids).execute();
    const missing = ids.find((id) => !known.some((row) => row.id === id));
    if (missing !== undefined) throw unreadable('places', missing, 'choose a place that the atlas holds');
    return {
      kind: found,
      places: ids,
      searchedIn: searchedIn.trim(),
      searchedOn: day,
      note: reason,
      by: who.name,
    };
  },
  async read({ db }, subject) {
    const row = await db
      .selectFrom('absence_searched')
      .selectAll()
      .where('id', '=', subject)
      .executeTakeFirst();
    const value: Kept =
      row === undefined
        ? null
        : {
            kind: row.kind,
            places: [row.place_a, row.place_b],
            searchedIn: row.searched_in,
            searchedOn: row.searched_on,
            note: row.note,
            by: row.by_name,
          };
    return { value, revision: row?.revision ?? 0, document: null, anchor: null };
  },
  async write({ db }, subject, to) {
    await db.deleteFrom('absence_searched').where('id', '=', subject).execute();
    if (to === null) return [];
    const { kind, places, searchedIn, searchedOn, note, by } = to as unknown as Searched;
    const [a = '', b = ''] = places;
    const row = {
      kind,
      place_a: a,
      place_b: b,
      searched_in: searchedIn,
      searched_on: searchedOn,
      note,
      by_name: by,
    };
    await db
      .insertInto('absence_searched')
      .values({ id: subject, ...row })
      .execute();
    return [];
  },
};
