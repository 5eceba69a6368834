import {
  type DocumentId,
  type PartialDate,
  placeId,
  type SourceId,
  type StatementId,
} from '../../src/base/index.js';
import type { Party, Statement, Testimony } from '../../src/statements/index.js';
import type { Kind, Role } from '../../src/vocabulary/index.js';

/**
 * Norland (XA) and Sudmark (XB) are invented, and so is all that is said of them in tests: nobody can mistake a test for
 * news about a real place. Ids below a country begin with its code and are nested by dashes: XA, XA-FJ, XA-FJ-tarn.
 */
export const ancestorsOf = (place: string) => {
  const parts = place.replace(/^l:/, '').split('-');
  return parts.slice(0, -1).map((_, index) => placeId(parts.slice(0, parts.length - 1 - index).join('-')));
};

/** `guest XA-FJ-tarn` as a party; without a role word it is a side. */
export function inventedParty(text: string): Party {
  const words = text.split(' ');
  const place = words.at(-1) ?? text;
  const role = words.length > 1 ? (words[0] as Role) : 'side';
  const country = place.replace(/^l:/, '').slice(0, 2);
  return { role, surface: place, place: placeId(place), name: place, country, inside: null, span: null };
}

let count = 0;

/** A statement with unremarkable values where none are given. */
export function inventedStatement(
  kind: Kind,
  parties: readonly string[],
  given: Partial<Omit<Statement, 'date'>> & { readonly date?: string | null } = {},
): Statement {
  count += 1;
  const quote = `${kind} of ${parties.join(' and ')}`;
  return {
    id: `st${count}` as StatementId,
    document: 'd-test' as DocumentId,
    kind,
    parties: parties.map(inventedParty),
    dateText: null,
    amounts: [],
    claimsTotal: false,
    speaker: null,
    status: 'completed',
    lifecycle: 'completed',
    object: null,
    evidence: { start: 0, end: quote.length },
    quote,
    notes: [],
    goods: [],
    method: 'reader@test',
    rule: null,
    confidence: 0.9,
    ...given,
    date: (given.date ?? null) as PartialDate | null,
  };
}

/** The statement in a document of an agency of Norland, unless told otherwise. */
export function inventedTestimony(
  statement: Statement,
  given: Partial<Omit<Testimony, 'documentDate' | 'origin' | 'publisher'>> & {
    origin?: string;
    publisher?: string;
    documentDate?: string | null;
  } = {},
): Testimony {
  const origin = given.origin ?? 'norland-agency';
  return {
    statement,
    voice: given.voice ?? `voice of ${statement.id}`,
    publisher: (given.publisher ?? origin) as SourceId,
    ...(given.rank === undefined ? {} : { rank: given.rank }),
    origin: origin as SourceId,
    originCountry: given.originCountry === undefined ? 'XA' : given.originCountry,
    originKind: given.originKind ?? 'state_agency',
    documentDate: (given.documentDate === undefined
      ? '2020-05-01'
      : given.documentDate) as PartialDate | null,
  };
}
