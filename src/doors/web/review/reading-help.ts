import type { DocumentId, PartialDate, PlaceId, Span } from '../../../base/index.js';
import { spansOverlap } from '../../../base/index.js';
import { type Reader, readText } from '../../../ingest/index.js';
import type { UiLanguage } from '../../../queries/index.js';
import type { ExplainedStatement } from '../../../statements/index.js';
import { type PlaceRecord, recordOf } from '../../../store/index.js';
import type { Kind } from '../../../vocabulary/index.js';

/** A place to choose, with what tells it from its namesakes: "Córdoba, Andalusia, Spain". */
export interface PlaceChoice {
  readonly id: PlaceId;
  readonly label: string;
}

/** What reviewing asks of the reader: places by name, and why something was read. */
export interface ReadingHelp {
  /** Best first, at most 8. Empty for a name that nobody bears. */
  placesNamed(name: string, language: UiLanguage): readonly PlaceChoice[];
  /** The records of these places and of all they lie in; those that the gazetteer does not know are left out. */
  placeRecords(ids: readonly string[]): readonly PlaceRecord[];
  /** Why the reader of today draws this statement; null when it no longer does. */
  explain(
    document: {
      readonly id: DocumentId;
      readonly text: string;
      readonly date: PartialDate | null;
      readonly language: string | null;
    },
    statement: { readonly id: string; readonly kind: Kind; readonly evidence: Span },
  ): ExplainedStatement | null;
}

const MOST_CHOICES = 8;

export function createReadingHelp(reader: Reader): ReadingHelp {
  const { gazetteer } = reader;
  const label = (id: PlaceId, language: UiLanguage) =>
    [id, ...gazetteer.ancestors(id).map((place) => place.id)]
      .map((one) => gazetteer.nameIn(one, language))
      .filter((name, index, all) => name !== all[index - 1])
      .join(', ');
  return {
    placesNamed: (name, language) =>
      gazetteer
        .search(name, MOST_CHOICES)
        .map(({ place }) => ({ id: place.id, label: label(place.id, language) })),
    placeRecords(ids) {
      const places = ids.flatMap((id) => gazetteer.get(id as PlaceId) ?? []);
      const all = new Map(
        places
          .flatMap((place) => [place, ...gazetteer.ancestors(place.id)])
          .map((place) => [place.id, place]),
      );
      return [...all.values()].map((place) => recordOf(place, gazetteer));
    },
    explain({ id, text, date, language }, statement) {
      const { explanation } = readText(reader, { text, date, language, document: id, explain: true });
      const all = explanation?.statements ?? [];
      const same = all.find((one) => one.statement === statement.id);
      return (
        same ??
        all.find(
          ({ kind, evidence }) => kind === statement.kind && spansOverlap(evidence, statement.evidence),
        ) ??
        null
      );
    },
  };
}
