import type { PlaceId, StatementId } from '../base/index.js';
import { type PlaceRow, readTellings, readTies, type TellingRow, type TieRow } from '../store/index.js';
import type { TieKind } from '../vocabulary/index.js';
import type { ReportContext } from './context.js';
import type { Cell, Report } from './report.js';
import { missingCell } from './tell.js';

/** A tie with the statement that tells it best; null where the viewer may see none. */
export interface ToldTie {
  readonly tie: TieRow;
  readonly telling: TellingRow | null;
}

/** Ties of one kind that are looked at: more are not shown on a page of one question. */
const MOST_TIES = 10_000;

/** Ties of a kind that touch a place (null: all), newest first, each with its telling. `beyond`: there are more than are looked at. */
export async function gatherTold(
  context: Pick<ReportContext, 'store' | 'viewer'>,
  kind: TieKind,
  place: string | null,
): Promise<{ readonly ties: readonly ToldTie[]; readonly beyond: boolean }> {
  const filter = {
    kinds: [kind],
    states: [],
    from: null,
    to: null,
    sourceKinds: [],
    source: null,
    country: null,
    place,
    collection: null,
  };
  const page = { limit: MOST_TIES + 1, offset: 0 };
  const rows = await readTies(context.store.db, filter, context.viewer, page);
  const ties = rows.slice(0, MOST_TIES);
  const tellings = await readTellings(
    context.store.db,
    context.viewer,
    ties.map(({ id }) => id),
  );
  return {
    ties: ties.map((tie) => ({ tie, telling: tellings.get(tie.id) ?? null })),
    beyond: rows.length > MOST_TIES,
  };
}

/** The place's name in the language of the reader. */
export const nameOf = (
  place: Pick<PlaceRow, 'name' | 'name_ru'>,
  language: ReportContext['language'],
): string => (language === 'ru' ? place.name_ru : null) ?? place.name;

const MOST_EXAMPLES = 5;

/** The places named most often, as examples to try, in the language of the reader. */
export function placesOften(
  places: readonly Pick<PlaceRow, 'id' | 'name' | 'name_ru'>[],
  language: ReportContext['language'],
): { readonly id: PlaceId; readonly name: string }[] {
  const counts = new Map<string, { readonly id: PlaceId; readonly name: string; count: number }>();
  for (const place of places) {
    const held = counts.get(place.id);
    if (held) held.count++;
    else counts.set(place.id, { id: place.id as PlaceId, name: nameOf(place, language), count: 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_EXAMPLES)
    .map(({ id, name }) => ({ id, name }));
}

/** Who says so: the speaker by name, else by role and who publishes it ("agency, Norland News"), else the publisher. */
export function speakerOf(
  { speaker_name, speaker_role }: Pick<TellingRow, 'speaker_name' | 'speaker_role'>,
  source: string,
): string {
  return speaker_name ?? (speaker_role === null ? source : `${speaker_role}, ${source}`);
}

const LONGEST_QUOTE = 160;
export const shorten = (text: string): string =>
  text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : text;

/** One click from the passage: who says so, or the title of the document. */
export function tellingCell(telling: TellingRow | null): Cell {
  if (telling === null) return missingCell();
  return {
    kind: 'statement',
    id: telling.statement as StatementId,
    document: telling.document,
    text: speakerOf(telling, telling.source),
  };
}

/** A telling as a claim beside the result. */
export function claimOf(telling: TellingRow): Report['claims'][number] {
  return {
    text: shorten(telling.quote ?? telling.title),
    speaker: speakerOf(telling, telling.source),
    document: telling.document,
    statement: telling.statement as StatementId,
    date: telling.date,
  };
}
