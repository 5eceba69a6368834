import { matchWatchlist, nameTokens, type WatchedActor, type WatchReason } from '../../analyses/index.js';
import {
  hasPublicRole,
  listWatchlists,
  readWatchCandidates,
  readWatchedSpeakers,
  type Store,
} from '../../store/index.js';

/** An entry of a list that an actor may be. Never a verdict: whoever sees it checks the list. */
export interface WatchMark {
  readonly list: { readonly id: string; readonly name: string };
  readonly entry: {
    readonly id: string;
    readonly name: string;
    readonly schema: string;
    readonly countries: readonly string[];
    readonly birthDate: string | null;
    readonly sanctions: string | null;
    readonly dataset: string | null;
  };
  readonly score: number;
  readonly reasons: readonly WatchReason[];
}

/** Most marks that are shown of one actor, the most alike first. */
const MOST_MARKS = 20;
/** Entries are looked for by the words of this many names of an actor. */
const MOST_NAMES = 20;

/** Entries of the loaded lists that the actor may be, most alike first, at most 20; none where no list is loaded. */
export async function watchMarks(
  store: Pick<Store, 'db'>,
  actor: WatchedActor,
): Promise<readonly WatchMark[]> {
  const marks = new Map<string, WatchMark>();
  for (const name of actor.names.slice(0, MOST_NAMES)) {
    for (const candidate of await readWatchCandidates(store.db, nameTokens(name))) {
      const match = matchWatchlist({ ...actor, names: [name] }, candidate);
      const key = `${candidate.watchlist} ${candidate.id}`;
      const known = marks.get(key);
      if (match === null || (known !== undefined && known.score >= match.score)) continue;
      const { id, schema, names, countries, birthDate, sanctions, dataset } = candidate;
      marks.set(key, {
        list: { id: candidate.watchlist, name: candidate.listName },
        entry: { id, name: names[0] ?? '', schema, countries, birthDate, sanctions, dataset },
        ...match,
      });
    }
  }
  return [...marks.values()]
    .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1))
    .slice(0, MOST_MARKS);
}

/** A speaker with what it may be on the lists. */
export interface WatchedRow {
  readonly actor: string;
  readonly name: string;
  readonly statements: number;
  readonly marks: readonly WatchMark[];
}

export interface WatchPage {
  readonly lists: Awaited<ReturnType<typeof listWatchlists>>;
  readonly rows: readonly WatchedRow[];
  /** Where the next page goes on; null at the end. */
  readonly next: string | null;
}

/** Speakers compared at once. */
const PAGE = 200;

/** One page of a walk over all speakers of public role: of the next 200 those with a mark. @param after where the page before ended; "" for the first */
export async function watchPage(store: Pick<Store, 'db'>, after: string): Promise<WatchPage> {
  const lists = await listWatchlists(store.db);
  if (lists.length === 0) return { lists, rows: [], next: null };
  const speakers = await readWatchedSpeakers(store.db, after, PAGE);
  const rows: WatchedRow[] = [];
  for (const { name_id, name, countries, roles, statements } of speakers) {
    if (!roles.some(hasPublicRole)) continue;
    const marks = await watchMarks(store, { kind: 'person', names: [name], countries });
    if (marks.length > 0) rows.push({ actor: name_id, name, statements, marks });
  }
  const last = speakers.at(-1);
  return { lists, rows, next: speakers.length === PAGE && last ? last.name_id : null };
}
