import type {
  AbsenceId,
  CollectionId,
  DocumentId,
  PlaceId,
  StatementId,
  TieId,
} from '../../../base/index.js';
import type { Selection, UiLanguage } from '../../../queries/index.js';
import type { PageFrame } from '../pages/page-props.js';
import type { PromiseAct } from '../promise-acts.js';
import { formatSelection, WHOLE_ATLAS } from '../selection-address.js';

/** Every address a page links to, in one place. All start with the frame's base, so that pages can stand in a folder. */
export interface Links {
  home(): string;
  /** The atlas of a selection with some of it changed; a change goes back to the first page unless it names one. */
  atlas(selection: Selection, change?: Partial<Selection>): string;
  atlasOf(change: Partial<Selection>): string;
  atlasData(selection: Selection): string;
  arcs(selection: Selection): string;
  place(id: PlaceId): string;
  tie(id: TieId, statement?: StatementId): string;
  tieDecide(id: TieId): string;
  absenceSearched(id: AbsenceId): string;
  documentVoice(id: DocumentId): string;
  /** Agreements that end soon and ties that nobody has touched; `query` begins with "?". */
  desk(query?: string): string;
  deskCalendar(query?: string): string;
  document(id: DocumentId, statement?: StatementId): string;
  /** @param anchor of a passage on the document's page (`passageAnchor`) */
  passage(document: DocumentId, anchor: string): string;
  documents(page?: number): string;
  collection(id: CollectionId): string;
  collections(): string;
  sources(): string;
  /** `query` as `formatPromiseFilter` gives it. */
  promises(query?: string): string;
  promisesCalendar(query?: string): string;
  promise(id: StatementId): string;
  promiseAct(id: StatementId, act: PromiseAct): string;
  search(query?: string): string;
  add(): string;
  addData(): string;
  signIn(next?: string): string;
  signInElsewhere(next: string): string;
  signOut(): string;
  account(): string;
  accountPassword(): string;
  tokens(): string;
  revokeToken(id: string): string;
  accounts(): string;
  accountRole(id: string): string;
  accountPasswordOf(id: string): string;
  accountRemove(id: string): string;
  /** The review queue; `query` as `formatQueue` gives it. */
  review(query: string): string;
  reviewItem(id: StatementId): string;
  /** Ties that may be one; `query` as `formatMerges` gives it. */
  merges(query: string): string;
  reviewDecide(query: string): string;
  reviewAccept(query: string): string;
  reviewDecideData(): string;
  /** The log of decisions; `query` as `formatLog` gives it. */
  log(query: string): string;
  undo(decision: number): string;
  undoBatch(batch: string): string;
  /** Of the API; `decision` may be a word to put a number in place of. */
  undoData(decision: string): string;
  publishing(id: CollectionId): string;
  policies(id: CollectionId): string;
  actor(id: string): string;
  joinActor(id: string): string;
  partActor(id: string): string;
  watch(after?: string): string;
  quality(audit?: string): string;
  codebook(): string;
  coding(audit: string, number: number): string;
  publishAudit(audit: string): string;
  analyses(): string;
  /** `query` begins without "?": the settings. */
  analysis(name: string, query?: string): string;
  /** A table as CSV, or a picture as SVG or PNG: `file` is "ranks.csv". */
  analysisFile(name: string, file: string, query?: string): string;
  analysisData(name: string, query?: string): string;
  about(section?: string): string;
  api(): string;
  language(language: UiLanguage): string;
  theme(theme: 'light' | 'dark'): string;
  asset(file: string): string;
}

export function makeLinks(frame: PageFrame): Links {
  const base = (frame.base ?? '').replace(/\/$/, '');
  const to = (path: string) => `${base}${path}`;
  const paged = (path: string, page = 1) => to(page > 1 ? `${path}?page=${page}` : path);
  const asked = (path: string, query = '') => to(query === '' ? path : `${path}?${query}`);
  const id = encodeURIComponent;
  const atlas = (selection: Selection, change: Partial<Selection> = {}) =>
    to(`/?${formatSelection({ ...selection, page: 1, ...change })}`);
  const here = (name: string, value: string) => {
    const [path = '/', query = ''] = frame.path.split('?', 2);
    const parameters = new URLSearchParams(query);
    parameters.set(name, value);
    return to(`${path}?${parameters}`);
  };
  return {
    home: () => to('/'),
    atlas,
    atlasOf: (change) => atlas(WHOLE_ATLAS, change),
    atlasData: (selection) => to(`/api/atlas?${formatSelection(selection)}`),
    arcs: (selection) => to(`/api/arcs?${formatSelection({ ...selection, page: 1, view: 'map' })}`),
    place: (place) => to(`/places/${id(place)}`),
    tie: (tie, statement) => to(`/ties/${id(tie)}${statement ? `#${id(statement)}` : ''}`),
    documentVoice: (document) => to(`/documents/${id(document)}/voice`),
    absenceSearched: (absence) => to(`/absences/${id(absence)}/searched`),
    tieDecide: (tie) => to(`/ties/${id(tie)}/decide`),
    desk: (query = '') => to(`/desk${query}`),
    deskCalendar: (query = '') => to(`/desk.ics${query}`),
    document: (document, statement) =>
      to(`/documents/${id(document)}${statement ? `#${id(statement)}` : ''}`),
    passage: (document, anchor) => to(`/documents/${id(document)}#${anchor}`),
    documents: (page) => paged('/documents', page),
    collection: (collection) => atlas(WHOLE_ATLAS, { collection }),
    collections: () => to('/collections'),
    sources: () => to('/sources'),
    promises: (query) => to(query ? `/promises?${query}` : '/promises'),
    promisesCalendar: (query) => to(query ? `/promises.ics?${query}` : '/promises.ics'),
    promise: (promise) => to(`/promises/${id(promise)}`),
    promiseAct: (promise, act) => to(`/promises/${id(promise)}/${act}`),
    search: (query) => to(query ? `/search?q=${id(query)}` : '/search'),
    add: () => to('/add'),
    addData: () => to('/api/documents'),
    signIn: (next) => to(next ? `/sign-in?next=${id(next)}` : '/sign-in'),
    signInElsewhere: (next) => to(`/sign-in/elsewhere?next=${id(next)}`),
    signOut: () => to('/sign-out'),
    account: () => to('/account'),
    accountPassword: () => to('/account/password'),
    tokens: () => to('/account/tokens'),
    revokeToken: (token) => to(`/account/tokens/${id(token)}/revoke`),
    accounts: () => to('/accounts'),
    accountRole: (account) => to(`/accounts/${id(account)}/role`),
    accountPasswordOf: (account) => to(`/accounts/${id(account)}/password`),
    accountRemove: (account) => to(`/accounts/${id(account)}/remove`),
    review: (query) => to(query ? `/review?${query}` : '/review'),
    reviewItem: (statement) => to(`/review/${id(statement)}`),
    merges: (query) => to(query ? `/review/merges?${query}` : '/review/merges'),
    reviewDecide: (query) => to(query ? `/review/decide?${query}` : '/review/decide'),
    reviewAccept: (query) => to(query ? `/review/accept?${query}` : '/review/accept'),
    reviewDecideData: () => to('/api/decisions'),
    log: (query) => to(query ? `/log?${query}` : '/log'),
    undo: (decision) => to(`/decisions/${decision}/undo`),
    undoBatch: (batch) => to(`/batches/${id(batch)}/undo`),
    undoData: (decision) => to(`/api/decisions/${decision}/undo`),
    publishing: (collection) => to(`/collections/${id(collection)}/publishing`),
    policies: (collection) => to(`/collections/${id(collection)}/policies`),
    actor: (actor) => to(`/actor/${id(actor)}`),
    joinActor: (actor) => to(`/actor/${id(actor)}/together`),
    partActor: (actor) => to(`/actor/${id(actor)}/apart`),
    watch: (after) => to(after ? `/watch?after=${id(after)}` : '/watch'),
    quality: (audit) => to(audit ? `/quality?audit=${id(audit)}` : '/quality'),
    codebook: () => to('/quality/codebook.md'),
    coding: (audit, number) => to(`/quality/${id(audit)}/items/${number}`),
    publishAudit: (audit) => to(`/quality/${id(audit)}/publish`),
    analyses: () => to('/analyses'),
    analysis: (name, query) => asked(`/analyses/${id(name)}`, query),
    analysisFile: (name, file, query) => asked(`/analyses/${id(name)}/${id(file)}`, query),
    analysisData: (name, query) => asked(`/api/analyses/${id(name)}`, query),
    about: (section) => to(section ? `/about#${section}` : '/about'),
    api: () => to('/api'),
    language: (language) => here('lang', language),
    theme: (theme) => here('theme', theme),
    asset: (file) => to(`/${file}`),
  };
}
