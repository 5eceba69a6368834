import type {
  AbsenceId,
  Amount,
  CollectionId,
  DocumentId,
  PartialDate,
  PlaceId,
  SourceId,
  Span,
  StatementId,
  TieId,
} from '../base/index.js';
import type {
  AgreementTerms,
  ClaimCheck,
  EvidenceReason,
  PromiseClock,
  PromiseRecord,
  PromiseState,
  TestableBy,
} from '../statements/index.js';
import type { LoggedDecision, PromiseFilter, PromiseWord } from '../store/index.js';
import type { Kind, Lifecycle, Role, SourceKind, StateGroup, TieKind } from '../vocabulary/index.js';
import type { DeskFilter, DeskView } from './desk.js';
import type { SideClaimView } from './side-claims.js';
import type { ContradictingTie, SearchedView, TieRecordView } from './tie-record-types.js';

export type { PromiseFilter, PromiseWord };

import type { ActorPageView } from './actor-page.js';

/** UI languages. Names of places come back in the language asked for. */
export type UiLanguage = 'en' | 'ru';

export interface PlaceView {
  readonly id: PlaceId;
  readonly name: string;
  readonly kind: 'country' | 'region' | 'district' | 'city' | 'settlement' | 'area';
  /** ISO 3166-1 alpha-2 or null. */
  readonly country: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** `inside`: position unknown, shown as the whole region it is said to lie in; `none`: not to be drawn. */
  readonly position: 'point' | 'inside' | 'none';
}

export interface TiePlaceView extends PlaceView {
  readonly role: Role;
}

export interface SourceView {
  readonly id: SourceId;
  readonly name: string;
  readonly kind: SourceKind;
  readonly country: string | null;
}

/** How far to trust it. `told`: by one of the sides only, by both sides, or (also) by someone outside. */
export interface TestimonyView {
  readonly reports: number;
  /** Copies of one text, and digests of it, are one voice. */
  readonly independentSources: number;
  readonly told: 'one_side' | 'several_sides' | 'third_party';
  readonly sourceKinds: readonly SourceKind[];
}

export interface SpeakerView {
  readonly name: string | null;
  readonly role: string | null;
}

export interface TieView {
  readonly id: TieId;
  readonly kind: TieKind;
  readonly lifecycle: Lifecycle;
  readonly state: StateGroup;
  readonly places: readonly TiePlaceView[];
  readonly date: PartialDate | null;
  /** The source's own words where the date is not exact ("recent years"). */
  readonly dateText: string | null;
  readonly amounts: readonly Amount[];
  /** What it concerns, in words of the source or digest. */
  readonly object: string | null;
  readonly testimony: TestimonyView;
  readonly speakers: readonly SpeakerView[];
  readonly notes: readonly string[];
}

/** One reader's claim as a page shows it, always with its document and passage. */
export interface StatementView {
  readonly id: StatementId;
  readonly kind: Kind;
  readonly lifecycle: Lifecycle;
  readonly places: readonly TiePlaceView[];
  readonly date: PartialDate | null;
  readonly dateText: string | null;
  readonly amounts: readonly Amount[];
  readonly claimsTotal: boolean;
  readonly object: string | null;
  readonly speaker: SpeakerView | null;
  readonly confidence: number;
  readonly rule: string | null;
  readonly method: string;
  readonly notes: readonly string[];
  readonly goods: readonly { readonly text: string; readonly chapter: string | null }[];
  readonly document: DocumentRef;
  readonly evidence: Span;
  /** The passage, or null where the source's policy shows only the link to the public. */
  readonly quote: string | null;
  /** What an agreement says of itself, where the document is one and its words may be shown. */
  readonly terms: AgreementTerms | null;
  /** The tie it bears witness to, if any. */
  readonly tie: TieId | null;
  /** `proposed` until a person accepts or rejects it. */
  readonly review: 'proposed' | 'accepted' | 'rejected';
  readonly rank: 'preferred' | 'normal' | 'deprecated';
  /** Raised by every decision on it: what a person saw is told apart from what stands now. */
  readonly revision: number;
}

export interface AbsenceView {
  readonly id: AbsenceId;
  readonly kind: Kind;
  readonly places: readonly TiePlaceView[];
  readonly speaker: SpeakerView | null;
  readonly date: PartialDate | null;
  readonly document: DocumentRef;
  readonly evidence: Span;
  readonly quote: string | null;
  /** Whether any table or registry in the atlas covers this pair and kind, so that the denial could be checked. */
  readonly covered: boolean;
  /** Ties that stand all the same, at most 3. A mere proposal contradicts nothing. */
  readonly contradictedBy: readonly ContradictingTie[];
  /** Searches for it that found none, newest first, at most 20. */
  readonly searched: readonly SearchedView[];
}

/** `digest`: our own summary of a page that cannot be copied; `table`: rows of a data set. */
export type DocumentKind = 'article' | 'digest' | 'table' | 'agreement';

export interface DocumentRef {
  readonly id: DocumentId;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly date: PartialDate | null;
  readonly source: SourceView;
}

/** A claimed total beside what is held and what was searched. `held` null: no source covers it, so nothing may be counted. */
export interface ClaimedTotal {
  readonly statement: StatementView;
  readonly amount: Amount;
  /** What the atlas holds of the same kind between the same places; null where it cannot be counted (shares, "no table"). */
  readonly held: number | null;
  /** Names of tables or registries that cover this pair and kind; empty: "no registry covers this pair yet". */
  readonly searchedIn: readonly string[];
  /** The claim beside what was found, with its arithmetic. */
  readonly check: ClaimCheck;
}

/** A promise: evidence and clock apart, neither made from the other. */
export interface PromiseView {
  readonly statement: StatementView;
  /** Who promised. `key` is the same for the same promisor; empty: nobody is named. */
  readonly promisor: { readonly key: string; readonly name: string };
  /** What it can be tested by; null: nobody can be held to it. */
  readonly testable: TestableBy | null;
  /** Last day by which it is due; null: no date, or none of the calendar. */
  readonly due: string | null;
  /** From the clock passed in: due, today, overdue; `undated` without a date. */
  readonly clock: PromiseClock;
  /** Days until it is due, or since it was. */
  readonly days: number;
  /** What people found, whatever the clock shows. */
  readonly evidence: PromiseState;
  /** Whether it was kept by its deadline; null where it was not kept. */
  readonly timing: 'in_time' | 'late' | 'unknown' | null;
  /** Largest share that confirmed evidence shows, 0..1. */
  readonly share: number;
  /** People who say that it is broken; it takes two. */
  readonly votes: number;
  readonly replied: boolean;
  /** Raised by every decision on it. */
  readonly revision: number;
}

export interface PromiseBoardView {
  readonly filter: PromiseFilter;
  /** 25 a page, soonest due first, those without a date last. */
  readonly rows: readonly PromiseView[];
  readonly total: number;
  /** Counting stopped at `total`: there are more. */
  readonly more: boolean;
  readonly pages: number;
  /** Those who promised most, at most 60, by name. */
  readonly promisors: readonly { readonly key: string; readonly name: string; readonly count: number }[];
  /** Of the promisor that is filtered by. */
  readonly record: PromiseRecord | null;
  /** The place that is filtered by. */
  readonly place: PlaceView | null;
}

/** A passage that a person decided on. */
export interface PromiseEvidenceView {
  /** The statement when it was decided on. */
  readonly id: StatementId;
  /** Null where it is gone, with its document or since that was read anew: then it counts no longer. */
  readonly statement: StatementView | null;
  readonly decided: 'confirmed' | 'refused';
  /** How much in all was kept by then, of how much; both null: all of it. */
  readonly kept: number | null;
  readonly of: number | null;
  readonly date: PartialDate | null;
  readonly toldOn: PartialDate | null;
  readonly url: string;
}

/** A passage that may bear on a promise; nobody has decided on it. */
export interface ProposedEvidenceView {
  readonly statement: StatementView;
  /** How much agrees, 0..1; not how likely it is. */
  readonly score: number;
  /** Places by name. */
  readonly reasons: readonly (
    | { readonly code: 'same_place' | 'same_region' | 'same_country'; readonly place: string }
    | Exclude<EvidenceReason, { readonly place: PlaceId }>
  )[];
  readonly kept: { readonly amount: number; readonly of: number } | null;
}

export interface PromisePageView {
  readonly promise: PromiseView;
  readonly evidence: readonly PromiseEvidenceView[];
  /** Best first; for those who may review. */
  readonly proposed: readonly ProposedEvidenceView[];
  /** The public is not told the names. */
  readonly verdict: {
    readonly verdict: 'none_found' | 'broken';
    readonly searches: readonly {
      readonly account: string | null;
      readonly name: string | null;
      readonly searchedIn: string;
      readonly searchedOn: string;
    }[];
  } | null;
  readonly withdrawn: PromiseWord | null;
  readonly reply: PromiseWord | null;
  /** Of its promisor. */
  readonly record: PromiseRecord;
  /** Decisions on it, newest first; empty for the public. */
  readonly history: readonly LoggedDecision[];
}

/** The selection that the address bar carries. Empty arrays mean "all". */
export interface Selection {
  readonly kinds: readonly TieKind[];
  readonly states: readonly StateGroup[];
  /** Years, inclusive; null = open. Ties without a date are kept unless `from` or `to` is set. */
  readonly from: number | null;
  readonly to: number | null;
  readonly sourceKinds: readonly SourceKind[];
  readonly source: SourceId | null;
  /** Country (ISO alpha-2) that one end lies in. */
  readonly country: string | null;
  /** A place: ties of it and of everything inside it. */
  readonly place: PlaceId | null;
  readonly collection: CollectionId | null;
  readonly view: 'map' | 'network' | 'timeline' | 'table';
  readonly page: number;
}

export interface Counted<T> {
  readonly value: T;
  readonly count: number;
}

/** A bundle of ties between the same two ends at one level of zoom. Longitude, latitude in degrees. */
export interface ArcView {
  readonly from: PlaceView;
  readonly to: PlaceView;
  readonly kind: TieKind;
  readonly state: StateGroup;
  /** All of its ties are told by one side only: drawn with a thin light core. */
  readonly oneSide: boolean;
  readonly count: number;
  /** The tie, when it is one. */
  readonly tie: TieId | null;
}

export interface AtlasView {
  readonly selection: Selection;
  readonly total: number;
  /** Counts for each filter, computed with that filter itself left open. */
  readonly counts: {
    readonly kinds: readonly Counted<TieKind>[];
    readonly states: readonly Counted<StateGroup>[];
    readonly sourceKinds: readonly Counted<SourceKind>[];
    /** The 12 commonest countries. */
    readonly countries: readonly (Counted<string> & { readonly name: string })[];
    readonly collections: readonly (Counted<CollectionId> & { readonly name: string })[];
  };
  readonly years: readonly {
    readonly year: number;
    readonly count: number;
    /** The same ties by kind. */
    readonly kinds: readonly Counted<TieKind>[];
  }[];
  readonly undated: number;
  /** Bundles at the level fit for the number of ties: places up to 400 ties, regions or countries above. At most 1,500. */
  readonly arcs: readonly ArcView[];
  readonly arcLevel: 'place' | 'region' | 'country';
  /** One page of 50, most certain and newest first. */
  readonly ties: readonly TieView[];
  readonly pages: number;
  readonly claimed: readonly ClaimedTotal[];
  readonly summary: {
    readonly reports: number;
    readonly independentSources: number;
    readonly told: 'one_side' | 'several_sides' | 'third_party' | 'mixed';
    /** The countries with most ends in the selection, at most 3, with the number of places in each. */
    readonly countries: readonly { readonly code: string; readonly name: string; readonly places: number }[];
  };
  readonly collection: CollectionView | null;
}

export interface CollectionView {
  readonly id: CollectionId;
  readonly name: string;
  readonly description: string;
  readonly licence: string | null;
  readonly attribution: string | null;
  readonly published: boolean;
  readonly documents: number;
  readonly ties: number;
}

export interface PlacePageView {
  readonly place: PlaceView;
  readonly localName: string | null;
  readonly iso: string | null;
  readonly population: number | null;
  readonly capital: PlaceView | null;
  /** From the country down to the direct parent. */
  readonly ancestors: readonly PlaceView[];
  /** Another place in the atlas bears this name: shown so that nobody mixes them up. */
  readonly namesakes: readonly PlaceView[];
  readonly total: number;
  readonly summary: AtlasView['summary'];
  readonly lastDocument: PartialDate | null;
  /** Ties of the place and of what lies inside it, by kind, at most 25 a kind with the full count. */
  readonly ties: readonly {
    readonly kind: TieKind;
    readonly count: number;
    readonly ties: readonly TieView[];
  }[];
  readonly arcs: readonly ArcView[];
  readonly promises: readonly PromiseView[];
  readonly absences: readonly AbsenceView[];
  readonly claimed: readonly ClaimedTotal[];
  /** What documents say that it is made of, each checked against the gazetteer; newest first, at most 5. */
  readonly compositions: readonly SideClaimView[];
  readonly said: readonly StatementView[];
  readonly documents: readonly DocumentRef[];
}

export interface TiePageView {
  readonly tie: TieView;
  /** Surest first, at most 200. */
  readonly statements: readonly StatementView[];
  readonly arcs: readonly ArcView[];
  readonly absences: readonly AbsenceView[];
  /** Values that disagree: the field and each value with its statement. */
  readonly conflicts: readonly {
    readonly field: 'date' | 'amount' | 'lifecycle';
    readonly values: readonly { readonly value: string; readonly statement: StatementId }[];
  }[];
  readonly record: TieRecordView;
  /** Whose its organisations are and who ordered what, as its documents say in passing; at most 10. */
  readonly sideClaims: readonly SideClaimView[];
}

export interface DocumentPageView {
  readonly document: DocumentRef;
  readonly url: string;
  readonly language: string | null;
  /** `by_hand`: the reader has no rules for its language. */
  readonly outcome: 'read' | 'scan' | 'by_hand';
  /** Of a `by_hand` document the places it names, in order of first naming; else none. */
  readonly placesNamed: readonly PlaceView[];
  readonly publisher: string | null;
  /** "belta.by" as credited; for a digest, what it is a digest of. */
  readonly credit: string | null;
  readonly digestOf: {
    readonly publisher: string;
    readonly agency: string | null;
    readonly date: PartialDate | null;
    readonly url: string | null;
  } | null;
  /** Null where the reader may not see the full text (see the source's policy): only passages are shown then. */
  readonly text: string | null;
  readonly blocks: readonly (Span & { readonly kind: string })[];
  /** In text order, at most 500; the first 200 rows of a table, whose text is null. */
  readonly statements: readonly StatementView[];
  readonly absences: readonly AbsenceView[];
  /** Totals and shares that it claims, each checked; at most 20. */
  readonly claimed: readonly ClaimedTotal[];
  /** What it says beside its ties: whose an organisation is, who ordered what, what belongs to a district; in text order. */
  readonly sideClaims: readonly SideClaimView[];
  readonly collection: CollectionView | null;
  /** Other documents that are the same voice. */
  readonly sameVoice: readonly DocumentRef[];
}

export interface SourcePageRow extends SourceView {
  readonly independence: string | null;
  readonly documents: number;
  readonly statements: number;
  readonly ties: number;
  readonly licence: string | null;
  readonly latest: PartialDate | null;
}

/** A speaker of public role, with the page that tells of them. */
export interface FoundPerson extends SpeakerView {
  /** Id of the actor. */
  readonly actor: string;
  readonly statements: number;
  readonly document: DocumentRef;
}

export interface SearchView {
  readonly query: string;
  readonly places: readonly (PlaceView & { readonly ties: number })[];
  readonly people: readonly FoundPerson[];
  readonly passages: readonly StatementView[];
  readonly documents: readonly DocumentRef[];
}

/** Every read-side question a door may ask. All are bounded: no list is longer than its documented limit. */
export interface Queries {
  /** Never throws for what a selection can hold: an unknown place or collection gives an atlas of no ties. At most 10 claims. */
  atlas(selection: Selection, language: UiLanguage): Promise<AtlasView>;
  /** All bundles of a selection at one level, for the interactive map; at most 20,000. */
  arcs(
    selection: Selection,
    level: 'place' | 'region' | 'country',
    language: UiLanguage,
  ): Promise<readonly ArcView[]>;
  /**
   * Null where the atlas has no such place. At most 50 promises, 25 absences, 10 claims, 25 utterances, 25 documents.
   * @param today the clock for promises, YYYY-MM-DD
   * @throws IntertieError `day.unreadable`
   */
  place(id: PlaceId, language: UiLanguage, today: string): Promise<PlacePageView | null>;
  /**
   * The page of a tie, or of the tie that it was merged into: look at the id of the one that comes back.
   * @param asOf also tells what was believed at the end of that day, and what held then; YYYY-MM-DD
   * @throws IntertieError `day.unreadable`
   */
  tie(id: TieId, language: UiLanguage, asOf?: string | null): Promise<TiePageView | null>;
  /** Null for what the viewer may not see, and for a person of whom no public role is attested. */
  actor(id: string, language: UiLanguage): Promise<ActorPageView | null>;
  document(id: DocumentId, language: UiLanguage): Promise<DocumentPageView | null>;
  documents(
    page: number,
    language: UiLanguage,
  ): Promise<{
    readonly rows: readonly (DocumentRef & { statements: number })[];
    readonly total: number;
    readonly pages: number;
  }>;
  sources(language: UiLanguage): Promise<readonly SourcePageRow[]>;
  collections(language: UiLanguage): Promise<readonly CollectionView[]>;
  /** 25 a page. @throws IntertieError `day.unreadable` */
  promises(
    filter: PromiseFilter,
    page: number,
    language: UiLanguage,
    today: string,
  ): Promise<PromiseBoardView>;
  /** Null where there is no such promise. @throws IntertieError `day.unreadable` */
  promise(id: StatementId, language: UiLanguage, today: string): Promise<PromisePageView | null>;
  /** Those with a deadline, soonest first, at most 2,000. @throws IntertieError `day.unreadable` */
  duePromises(filter: PromiseFilter, language: UiLanguage, today: string): Promise<readonly PromiseView[]>;
  /** What ends and what is silent (`readDeskView`). @throws IntertieError `day.unreadable` */
  desk(filter: DeskFilter, language: UiLanguage, today: string): Promise<DeskView>;
  /** At most 20 of each; only the first 200 characters count. Empty lists for words without letters or figures. */
  search(query: string, language: UiLanguage): Promise<SearchView>;
}
