import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Amount, Span } from '../base/index.js';
import type { BlockKind, DocumentFormat, DocumentOutcome } from '../documents/index.js';
import type { PlaceKind } from '../places/index.js';
import type {
  AgreementTerms,
  PromiseState,
  RenewalMode,
  SideClaim,
  TestableBy,
} from '../statements/index.js';
import type { Kind, Lifecycle, Role, SourceKind, StateGroup, Status, TieKind } from '../vocabulary/index.js';
import type { TokenScope } from './accounts/types.js';
import type { Anchor, DeciderRole } from './decisions/types.js';
import type { EvidenceDetail, PromiseVerdict, PromiseWord } from './promises/promise-details.js';
import type { DigestOf, DocumentKind, PlacePosition, SourcePolicy, Told } from './types.js';

/**
 * The tables as Kysely sees them, one interface a table, in the order of migration 1. Ids are plain strings here: the brands
 * are put on where rows become views. Days are text "YYYY-MM-DD" (PostgreSQL's date writes years before 1 differently);
 * `year_first` and `year_last` are the same as numbers. Rows of `statement`, `absence` and their parties carry `document`,
 * the key to distribute by.
 */
export interface Database {
  source: SourceTable;
  collection: CollectionTable;
  document: DocumentTable;
  place: PlaceTable;
  statement: StatementTable;
  statement_party: StatementPartyTable;
  agreement_terms: AgreementTermsTable;
  absence: AbsenceTable;
  absence_party: AbsencePartyTable;
  tie: TieTable;
  tie_party: TiePartyTable;
  tie_statement: TieStatementTable;
  coverage: CoverageTable;
  account: AccountTable;
  account_session: AccountSessionTable;
  account_token: AccountTokenTable;
  sign_in_attempt: SignInAttemptTable;
  decision: DecisionTable;
  decision_standing: DecisionStandingTable;
  tie_decided: TieDecidedTable;
  tie_deprecated: TieStatementTable;
  document_signature: DocumentSignatureTable;
  absence_searched: AbsenceSearchedTable;
  actor_link: ActorLinkTable;
  audit: AuditTable;
  audit_item: AuditItemTable;
  coding: CodingTable;
  watchlist: WatchlistTable;
  watchlist_entry: WatchlistEntryTable;
  promise: PromiseTable;
  promise_evidence: PromiseEvidenceTable;
}

/** Written by PostgreSQL itself (generated columns): never in an insert. */
type Derived<T> = ColumnType<T, never, never>;
type Json<T extends object | null> = JSONColumnType<T>;
type NullableJson<T extends object> = ColumnType<T | null, string | null, string | null>;

export interface SourceTable {
  id: string;
  name: string;
  kind: SourceKind;
  country: string | null;
  independence: string | null;
  licence: string | null;
  url: string | null;
  policy: Generated<SourcePolicy>;
  added_at: Generated<Date>;
  revision: Generated<number>;
}

export interface CollectionTable {
  id: string;
  name: string;
  description: Generated<string>;
  licence: string | null;
  attribution: string | null;
  published: Generated<boolean>;
  /** Order of showing, lowest first; the lowest published one is what the home page opens on. */
  position: Generated<number>;
  added_at: Generated<Date>;
  revision: Generated<number>;
}

export interface DocumentTable {
  id: string;
  kind: DocumentKind;
  collection: string;
  source: string;
  origin: string;
  /** `own_voice`, or that of the text it was found to be a copy of. */
  voice: string;
  /** What origin, date and title give. */
  own_voice: string;
  /** Who says which voice it has: the text (near-duplicates) or a person. */
  voice_from: Generated<'own' | 'text' | 'person'>;
  /** The document whose text it shares, and how much of the shorter of both. */
  voice_with: string | null;
  voice_share: number | null;
  digest_of: NullableJson<DigestOf>;
  title: string;
  date: string | null;
  date_first: string | null;
  date_last: string | null;
  url: string;
  content_hash: string;
  /** 1 for the first bytes seen at this address, then 2, … */
  version: number;
  /** The version before this one, null for the first. */
  previous: string | null;
  /** False once another version of the same address has been added. */
  current: Generated<boolean>;
  format: DocumentFormat | null;
  language: string | null;
  charset: string | null;
  /** `by_hand`: text in a language without rules, kept with the places found in it. */
  outcome: DocumentOutcome | 'by_hand';
  /** Null unless `by_hand`. */
  named_places: string[] | null;
  side_claims: NullableJson<readonly SideClaim[]>;
  pages: number | null;
  text: string;
  blocks: Json<readonly (Span & { readonly kind: BlockKind })[]>;
  /** Title, date, publisher, section and credit as found, with their spans. */
  structure: Json<Record<string, unknown>>;
  bytes: number;
  added_at: Generated<Date>;
  search: Derived<string>;
}

export interface PlaceTable {
  id: string;
  kind: PlaceKind;
  name: string;
  name_ru: string | null;
  local_name: string | null;
  /** `foldName(name)`: equal for namesakes. */
  folded: string;
  /** All names folded, newline-separated: searched by trigram. */
  search_names: string;
  country: string | null;
  region: string | null;
  parent: string | null;
  latitude: number | null;
  longitude: number | null;
  position: PlacePosition;
  population: number | null;
  geonames: number | null;
  iso: string | null;
  seat: number;
  valid_from: number | null;
  valid_to: number | null;
  /** From the direct parent up to the country. */
  ancestors: string[];
  /** Itself, then its ancestors: `within @> array[id]` finds a place and all inside it by index. */
  within: Derived<string[]>;
}

interface DayColumns {
  date: string | null;
  date_first: string | null;
  date_last: string | null;
  year_first: number | null;
  year_last: number | null;
}

export interface StatementTable extends DayColumns {
  document: string;
  id: string;
  collection: string;
  kind: Kind;
  /** Order in the document, from 0. */
  position: number;
  date_text: string | null;
  amounts: Json<readonly Amount[]>;
  /** First of `amounts`. */
  amount: number | null;
  amount_unit: string | null;
  claims_total: boolean;
  speaker_name: string | null;
  speaker_role: string | null;
  speaker_place: string | null;
  status: Status;
  lifecycle: Lifecycle;
  object_text: string | null;
  object_start: number | null;
  object_end: number | null;
  evidence_start: number;
  evidence_end: number;
  quote: string;
  notes: string[];
  goods: Json<readonly { readonly text: string; readonly chapter: string | null }[]>;
  method: string;
  rule: string | null;
  confidence: number;
  review: Generated<'proposed' | 'accepted' | 'rejected'>;
  rank: Generated<'preferred' | 'normal' | 'deprecated'>;
  /** Raised by every decision on it: what a person saw is told apart from what stands now. */
  revision: Generated<number>;
  /** How much hangs on it, for the order of the review queue; 0 for rows of tables. */
  impact: Generated<number>;
  /** Why it has its rank, and who says so. */
  rank_reason: string | null;
  rank_owner: string | null;
  search: Derived<string>;
}

interface PartyColumns {
  document: string;
  position: number;
  role: Role;
  place: string;
  surface: string;
  name: string;
  country: string | null;
  inside: string | null;
  span_start: number | null;
  span_end: number | null;
}

export interface StatementPartyTable extends PartyColumns {
  statement: string;
}

/** Of a statement that an agreement's own text makes. */
export interface AgreementTermsTable {
  document: string;
  statement: string;
  terms: Json<AgreementTerms>;
  draft: boolean;
  renewal: RenewalMode | null;
  /** Last day of the (first) term as a partial date, with its first and last possible day. */
  ends: string | null;
  ends_first: string | null;
  ends_last: string | null;
  /** True when counted from entry into force and term, false when the text names it. */
  end_computed: boolean | null;
}

export interface AbsenceTable extends DayColumns {
  document: string;
  id: string;
  collection: string;
  kind: Kind;
  position: number;
  speaker_name: string | null;
  speaker_role: string | null;
  speaker_place: string | null;
  evidence_start: number;
  evidence_end: number;
  quote: string;
  rule: string | null;
  confidence: number;
}

export interface AbsencePartyTable extends PartyColumns {
  absence: string;
}

export interface TieTable extends DayColumns {
  id: string;
  kind: TieKind;
  lifecycle: Lifecycle;
  state: StateGroup;
  date_text: string | null;
  amounts: Json<readonly Amount[]>;
  amount: number | null;
  amount_unit: string | null;
  object: string | null;
  reports: number;
  independent_sources: number;
  told: Told;
  shown_statement: string;
  /** Document of the shown statement. */
  shown_document: string;
  notes: string[];
  /** Confidence of the shown statement. */
  confidence: number;
  /** What filters and counts ask for, gathered from the tie's statements and parties; each sorted, without doubles. */
  collections: string[];
  sources: string[];
  source_kinds: SourceKind[];
  countries: string[];
  /** Places of its ends; venues are no ends. */
  ends: string[];
  /** Regions of its ends; an end that lies in no known region stands for itself, a town for its country. */
  regions: string[];
  /** Every place that an end or a venue is or lies in. */
  within: string[];
  /** Ids of ties that people merged into this one. */
  merged: string[];
  /** Ends of all that was merged; empty for other ties. */
  merged_places: string[];
  /** Hash of all that its rows say: equal means that nothing needs to be written. */
  digest: string | null;
}

export interface TiePartyTable {
  tie: string;
  position: number;
  role: Role;
  place: string;
}

export interface TieStatementTable {
  tie: string;
  document: string;
  statement: string;
}

/** "Searched in": this document (a table or registry) covers kind and pair; `country_b` null means any other country. */
export interface CoverageTable {
  document: string;
  kind: Kind;
  country_a: string;
  country_b: string | null;
  name: string;
}

export interface AccountTable {
  id: string;
  name: string;
  /** `nameKey(name)`: unique, also among those removed. */
  name_key: string;
  role: DeciderRole;
  /** scrypt, as a PHC string; null for one that signs in elsewhere. */
  password: string | null;
  /** It only serves to choose another. */
  password_once: boolean;
  /** OpenID Connect: who vouches, and their name for the person. */
  issuer: string | null;
  subject: string | null;
  /** Vouched for by the provider, and not let in by anybody here yet. */
  waiting: Generated<boolean>;
  added_at: Date;
  removed: Generated<boolean>;
  revision: Generated<number>;
}

export interface AccountSessionTable {
  /** SHA-256 of what the cookie holds. */
  secret_hash: string;
  account: string;
  started_at: Date;
  seen_at: Date;
  ends_at: Date;
}

export interface AccountTokenTable {
  id: string;
  secret_hash: string;
  account: string;
  label: string;
  scope: TokenScope;
  added_at: Date;
  ends_at: Date | null;
  used_at: Date | null;
  revoked_at: Date | null;
}

/** Attempts to sign in, by name and by address, in a window that begins with the first. */
export interface SignInAttemptTable {
  key: string;
  count: number;
  since: Date;
}

/** Only ever added to: a trigger refuses the rest. */
export interface DecisionTable {
  id: GeneratedAlways<number>;
  at: Date;
  account: string;
  account_name: string;
  action: string;
  subject_kind: string;
  subject: string;
  document: string | null;
  anchor: NullableJson<Anchor>;
  before: NullableJson<object>;
  after: NullableJson<object>;
  reason: string | null;
  batch: string | null;
  undoes: number | null;
}

/** What a decision stands on since its document was read anew: `subject` null for one that fits nothing any more. */
export interface DecisionStandingTable {
  decision: number;
  subject: string | null;
  document: string | null;
  before: NullableJson<object>;
  after: NullableJson<object>;
}

/** What people decided of ties, holding on to one statement or two. */
export interface TieDecidedTable {
  /** What, then the subject of the decision: "together LEFT~RIGHT". */
  id: string;
  /** Order of the decisions. */
  number: GeneratedAlways<number>;
  what: 'together' | 'apart' | 'state' | 'fields';
  kind: TieKind;
  statement: string;
  /** Ends of the tie that was meant, sorted. */
  ends: string[];
  anchor: Json<Anchor>;
  url: string;
  other: string | null;
  other_ends: string[] | null;
  other_anchor: NullableJson<Anchor>;
  other_url: string | null;
  /** The decision's `after`. */
  decided: Json<object>;
  revision: Generated<number>;
}

/** Min-hashes of a document's text, banded: two documents with a band in common may be copies. */
export interface DocumentSignatureTable {
  document: string;
  shingles: number;
  bands: number[];
}

/** "Searched and not found": where, when, by whom. */
export interface AbsenceSearchedTable {
  id: string;
  kind: TieKind;
  place_a: string;
  place_b: string;
  searched_in: string;
  /** YYYY-MM-DD */
  searched_on: string;
  note: string | null;
  by_name: string;
  revision: Generated<number>;
}

/** What is known of a commitment beside its statement. */
export interface PromiseTable {
  statement: string;
  document: string;
  /** The same for the same promisor (`promisorOf`). */
  promisor: string;
  promisor_name: string;
  promisor_place: string | null;
  /** What it can be tested by; null: it cannot. */
  testable: TestableBy | null;
  /** Last day by which it is due. */
  due: string | null;
  /** What evidence shows; the clock is no part of it. */
  state: Generated<PromiseState>;
  timing: 'in_time' | 'late' | 'unknown' | null;
  share: Generated<number>;
  verdict: NullableJson<PromiseVerdict>;
  withdrawn: NullableJson<PromiseWord>;
  reply: NullableJson<PromiseWord>;
  revision: Generated<number>;
  /** Whether its statement counts: of a current document, not rejected, not deprecated. Kept true by triggers. */
  standing: Generated<boolean>;
  collection: Generated<string>;
}

/** A passage that a person confirmed or refused as evidence of a promise. */
export interface PromiseEvidenceTable {
  promise: string;
  /** The statement when it was decided on, and what it is called now. */
  evidence: string;
  statement: string;
  document: string;
  url: string;
  decided: 'confirmed' | 'refused';
  detail: Json<EvidenceDetail>;
  revision: Generated<number>;
}

/** What people decided of which names are one actor, and which one name is two. */
export interface ActorLinkTable {
  /** What, then the subject of the decision: "together LEFT~RIGHT". */
  id: string;
  /** Order of the decisions. */
  number: GeneratedAlways<number>;
  what: 'together' | 'apart';
  /** The decision's `after`. */
  decided: Json<object>;
  revision: Generated<number>;
}

/** A random sample to be judged by people, with the sizes of what it was drawn from. */
export interface AuditTable {
  id: string;
  seed: string;
  made_at: Date;
  made_by: string;
  /** Null: all of the atlas. */
  collection: string | null;
  /** Version of the reader whose statements were drawn. */
  reader: string;
  statement_strata: Json<readonly { readonly name: string; readonly population: number }[]>;
  sentence_strata: Json<readonly { readonly name: string; readonly population: number }[]>;
  /** How many documents the sentences were drawn from. */
  documents: number;
  published: Generated<boolean>;
  revision: Generated<number>;
}

export interface AuditItemTable {
  audit: string;
  /** From 1, in the order of coding. */
  number: number;
  what: 'statement' | 'sentence';
  stratum: string;
  document: string;
  statement: string | null;
  kind: Kind | null;
  rule: string | null;
  /** Of a sentence: kinds that the reader drew from it. */
  found: Kind[];
  span_start: number;
  span_end: number;
  /** What the coder is shown: passage, and of a statement what it claims. */
  seen: Json<object>;
}

/** One person's judgement of one item; no decision, because it changes nothing in the atlas. */
export interface CodingTable {
  audit: string;
  number: number;
  account: string;
  account_name: string;
  label: string;
  at: Date;
}

/** A sanctions or watch list that the operator loaded. */
export interface WatchlistTable {
  id: string;
  name: string;
  loaded_at: Date;
  loaded_by: string;
  entries: number;
}

export interface WatchlistEntryTable {
  watchlist: string;
  id: string;
  schema: string;
  /** Its name first, then its other names. */
  names: string[];
  /** ISO 3166-1 alpha-2, small letters. */
  countries: string[];
  birth_date: string | null;
  identifiers: string | null;
  sanctions: string | null;
  dataset: string | null;
  /** Words of all names, folded into one script. */
  tokens: string[];
}
