import type { PlaceId, Span } from '../base/index.js';
import {
  type CompositionClaim,
  checkComposition,
  type NamedOrganisation,
  type NamedPlace,
  type OrderedClaim,
  type OwnedClaim,
  type SideClaim,
} from '../statements/index.js';
import {
  readClaimsOfOrganisation,
  readCompositionsOf,
  readSideClaimsIn,
  type SideClaimsRow,
  type Store,
  type Viewer,
} from '../store/index.js';
import { toDocumentRef } from './to-views.js';
import type { DocumentRef, StatementView, UiLanguage } from './types.js';

export interface PlaceName {
  readonly id: PlaceId;
  /** In the language of the page where it has a name in it. */
  readonly name: string;
}

/** What is said to belong to a whole, beside what the gazetteer puts there. */
export interface CompositionView {
  readonly what: 'composition';
  readonly whole: PlaceName;
  /** All of it is said to be named, not some. */
  readonly all: boolean;
  readonly verdict: 'confirmed' | 'contradicted' | 'cannot_be_checked';
  readonly reason: 'no_members_known' | null;
  /** Named, and in it. */
  readonly agreed: readonly PlaceName[];
  /** Named, and not in it. */
  readonly wrong: readonly PlaceName[];
  /** In it, and not named. */
  readonly left: readonly PlaceName[];
}

/** What a document says beside its ties, with the sentence. Nobody has checked who owns what. */
export interface SideClaimView extends Span {
  readonly document: DocumentRef;
  readonly quote: string;
  readonly claim: OwnedClaim | OrderedClaim | CompositionView;
  /** Those that it names, in its order; each has a page. None of a composition. */
  readonly organisations: readonly NamedOrganisation[];
}

const MOST_OF_TIE = 10;
const MOST_COMPOSITIONS = 5;
const MOST_ABOUT = 100;

/** One document's, in the order of the text. */
export function toSideClaimViews(
  document: DocumentRef,
  claims: readonly SideClaim[],
  language: UiLanguage,
): SideClaimView[] {
  return claims.map(({ start, end, quote, ...claim }) => ({
    ...{ start, end, quote, document, organisations: organisationsIn(claim) },
    claim: claim.what === 'composition' ? checked(claim, language) : claim,
  }));
}

function checked(
  { whole, named, within, members, all }: CompositionClaim,
  language: UiLanguage,
): CompositionView {
  const shown = ({ id, name, nameRu }: NamedPlace): PlaceName => ({
    id,
    name: (language === 'ru' ? nameRu : null) ?? name,
  });
  const ids = named.map(({ id }) => id as string);
  const inside = [...new Set<string>([...members.map(({ id }) => id), ...within])];
  const { verdict, reason, agreed, wrong, left } = checkComposition(ids, inside, all);
  const byId = new Map([...members, ...named].map((place) => [place.id as string, shown(place)]));
  const told = (list: readonly string[]) => list.flatMap((id) => byId.get(id) ?? []);
  return {
    ...{ what: 'composition', whole: shown(whole), all, verdict, reason },
    ...{ agreed: told(agreed), wrong: told(wrong), left: told(left) },
  };
}

const viewsIn =
  (language: UiLanguage) =>
  ({ document, side_claims: claims }: SideClaimsRow) =>
    toSideClaimViews(toDocumentRef(document), claims, language);

/**
 * Whose the organisations of a tie are and who ordered what, from the documents of its witnesses: said in the sentence of a witness, or of an
 * organisation that one of them names. At most 10, newest document first.
 */
export async function readSideClaimsOfTie(
  store: Store,
  viewer: Viewer,
  witnesses: readonly StatementView[],
  language: UiLanguage,
): Promise<readonly SideClaimView[]> {
  const documents = [...new Set(witnesses.map(({ document }) => document.id))];
  const rows = await readSideClaimsIn(store.lookups, viewer, documents);
  return rows
    .flatMap(viewsIn(language))
    .filter((one) => one.claim.what !== 'composition' && witnesses.some((witness) => isAbout(one, witness)))
    .slice(0, MOST_OF_TIE);
}

function isAbout(
  { document, start, end, organisations }: SideClaimView,
  { document: of, evidence, quote }: StatementView,
): boolean {
  if (document.id === of.id && evidence.start < end && start < evidence.end) return true;
  const names = organisations.map(({ name }) => name);
  return names.some((name) => quote?.includes(name) ?? false);
}

/** All that documents say of an organisation in passing, newest document first, at most 100. */
export async function readClaimsAbout(
  store: Store,
  viewer: Viewer,
  organisation: string,
  language: UiLanguage,
): Promise<readonly SideClaimView[]> {
  const rows = await readClaimsOfOrganisation(store.lookups, viewer, organisation, MOST_ABOUT);
  return rows
    .flatMap(viewsIn(language))
    .filter(({ organisations }) => organisations.some(({ id }) => id === organisation))
    .slice(0, MOST_ABOUT);
}

/** What documents say that a place is made of, each checked; newest first, at most 5. */
export async function readCompositionViews(
  store: Store,
  viewer: Viewer,
  place: string,
  language: UiLanguage,
): Promise<readonly SideClaimView[]> {
  const rows = await readCompositionsOf(store.db, viewer, place, MOST_COMPOSITIONS);
  return rows
    .flatMap(viewsIn(language))
    .filter(({ claim }) => claim.what === 'composition' && claim.whole.id === place)
    .slice(0, MOST_COMPOSITIONS);
}

function organisationsIn(claim: OwnedClaim | OrderedClaim | CompositionClaim): readonly NamedOrganisation[] {
  if (claim.what === 'owned') return [claim.owned, claim.owner];
  return claim.what === 'ordered' ? [claim.by] : [];
}
