import type { AuditFigures } from '../../../analyses/index.js';
import type { StatementId } from '../../../base/index.js';
import type { WatchedRow, WatchMark } from '../../../ingest/index.js';
import type {
  ActorPageView,
  AtlasView,
  BulkView,
  CollectionView,
  DeskView,
  DocumentPageView,
  DocumentRef,
  LoggedDecision,
  LogView,
  MergeListView,
  PlacePageView,
  PromiseBoardView,
  PromisePageView,
  PublishingView,
  QueueView,
  ReviewItem,
  SearchView,
  SourcePageRow,
  TiePageView,
  UiLanguage,
} from '../../../queries/index.js';
import type { Report, ReportName } from '../../../reports/index.js';
import type { ExplainedStatement } from '../../../statements/index.js';
import type { Audit, CoderProgress, DeciderRole, ItemSeen, TokenScope } from '../../../store/index.js';
import type { PromiseAct } from '../promise-acts.js';
import type { EditDraft } from '../review/read-edit.js';
import type { PlaceChoice } from '../review/reading-help.js';

/** What became of one file that a user added: the per-file account of a batch. */
export interface AddedFile {
  readonly name: string;
  /** `added`: new; `unchanged`: the very same bytes were here; `scan`: pages without text; `by_hand`: no rules for its language; `refused`: see problem and remedy. */
  readonly outcome: 'added' | 'unchanged' | 'scan' | 'by_hand' | 'refused';
  /** The document it became; null where it was refused. */
  readonly document: DocumentRef | null;
  readonly statements: number;
  /** Problem and remedy of an `IntertieError`, null unless refused. */
  readonly problem: string | null;
  readonly remedy: string | null;
}

/** A refusal that is told on the page it came from. */
export interface Alert {
  readonly problem: string;
  readonly value: string | null;
  readonly remedy: string;
}

/** What has just been decided: the decision, or the first of a batch of `count`. */
export interface DoneNote {
  readonly decision: LoggedDecision;
  readonly batch: string | null;
  readonly count: number;
}

/** Which drawing of disputed borders the map follows; set by the operator. */
export type Worldview = 'un' | 'natural_earth';

/** The pages and what each is a picture of. A page is a function of this and of its `PageFrame`, nothing else. */
export interface PageProps {
  /** `home`: the address said nothing and the first collection was opened. */
  readonly atlas: { readonly view: AtlasView; readonly home?: boolean };
  readonly place: { readonly view: PlacePageView };
  readonly tie: { readonly view: TiePageView };
  readonly document: { readonly view: DocumentPageView };
  readonly documents: {
    readonly rows: readonly (DocumentRef & { readonly statements: number })[];
    readonly total: number;
    readonly pages: number;
    readonly page: number;
  };
  readonly sources: { readonly rows: readonly SourcePageRow[] };
  readonly collections: { readonly rows: readonly CollectionView[] };
  readonly promises: { readonly view: PromiseBoardView; readonly page: number };
  readonly promise: {
    readonly view: PromisePageView;
    readonly alert: Alert | null;
    readonly done: PromiseAct | null;
  };
  readonly search: { readonly view: SearchView };
  /** `results` after an upload, else null. `largestBytes`: what one file may weigh. */
  readonly add: { readonly results: readonly AddedFile[] | null; readonly largestBytes: number };
  /** `refusal`: what became of an attempt. `overheard`: the password would go over the net as it is typed. */
  readonly signIn: {
    readonly next: string;
    readonly name: string;
    readonly refusal: { readonly code: string; readonly remedy: string } | null;
    readonly overheard: boolean;
    /** False before the first account: there is nothing to sign in with. */
    readonly anyAccounts: boolean;
    /** Host of the OpenID provider, where one is set. */
    readonly provider: string | null;
  };
  /** One's own. Days are YYYY-MM-DD. `made`: a token just made, whose secret is shown this once. */
  readonly account: {
    readonly name: string;
    readonly role: DeciderRole;
    readonly hasPassword: boolean;
    readonly passwordOnce: boolean;
    /** No administrator has given a role yet. */
    readonly waiting: boolean;
    readonly tokens: readonly {
      readonly id: string;
      readonly label: string;
      readonly scope: TokenScope;
      readonly ends: string | null;
      readonly used: string | null;
    }[];
    readonly made: { readonly label: string; readonly secret: string } | null;
    readonly done: 'password' | 'token_revoked' | null;
  };
  /** All accounts, for administrators. `made`: a password for one use, shown this once. */
  readonly accounts: {
    readonly rows: readonly {
      readonly id: string;
      readonly name: string;
      readonly role: DeciderRole;
      readonly self: boolean;
      readonly openId: boolean;
      readonly waiting: boolean;
      readonly added: string;
      readonly seen: string | null;
      readonly tokens: number;
      readonly revision: number;
    }[];
    readonly made: { readonly name: string; readonly password: string } | null;
    readonly done: 'role' | 'removed' | null;
  };
  readonly desk: { readonly view: DeskView };
  readonly publishing: {
    readonly view: PublishingView;
    readonly done: 'published' | 'private' | 'policies' | null;
  };
  /** `why`: one of the items, with what the reader goes by; null where it is not known. */
  readonly review: {
    readonly view: QueueView;
    readonly bulk: BulkView;
    readonly done: DoneNote | null;
    readonly alert: Alert | null;
    readonly why: { readonly statement: StatementId; readonly explained: ExplainedStatement | null } | null;
  };
  /** `choices`: for each party, the places it may be. */
  readonly reviewItem: {
    readonly item: ReviewItem;
    readonly draft: EditDraft;
    readonly choices: readonly (readonly PlaceChoice[])[];
    readonly history: readonly LoggedDecision[];
    readonly done: DoneNote | null;
    readonly alert: Alert | null;
    readonly explained: ExplainedStatement | null;
  };
  readonly merges: { readonly view: MergeListView; readonly mayEdit: boolean };
  readonly log: { readonly view: LogView; readonly before: number | null; readonly done: DoneNote | null };
  /** `marks`: for reviewers; null for everybody else. */
  readonly actor: {
    readonly view: ActorPageView;
    readonly marks: readonly WatchMark[] | null;
    readonly mayEdit: boolean;
  };
  /** Possible matches with watch lists, for reviewers. `next`: where the walk over speakers goes on. */
  readonly watch: {
    readonly lists: readonly {
      readonly id: string;
      readonly name: string;
      readonly entries: number;
      readonly loaded: string;
    }[];
    readonly rows: readonly WatchedRow[];
    readonly next: string | null;
  };
  /** Figures of one audit; `report` null: none yet that the visitor may see. `progress`: how far this coder is, for those who may code. */
  readonly quality: {
    readonly report: {
      readonly figures: AuditFigures;
      readonly audit: Omit<Audit, 'madeAt'> & { readonly made: string };
    } | null;
    readonly audits: readonly { readonly id: string; readonly made: string; readonly published: boolean }[];
    readonly progress: CoderProgress | null;
    readonly mayPublish: boolean;
  };
  /** One item to judge blind. `label`: what this coder said before. */
  readonly coding: {
    readonly audit: string;
    readonly item: { readonly number: number; readonly seen: ItemSeen; readonly label: string | null };
    readonly progress: CoderProgress;
  };
  readonly analyses: {
    readonly rows: readonly {
      readonly name: ReportName;
      readonly title: string;
      readonly question: string;
    }[];
  };
  /** `query`: the settings as the address has them. `refused`: one that did not fit and was left out. */
  readonly analysis: { readonly report: Report; readonly query: string; readonly refused: Alert | null };
  readonly about: Record<never, never>;
  /** 400 for a bad selection, 404, 413, 500 … Problem, value and remedy as an `IntertieError` has them, when there is one. */
  readonly error: {
    readonly status: number;
    readonly problem?: string | null;
    readonly value?: string | null;
    readonly remedy?: string | null;
  };
}

export type PageName = keyof PageProps;

/** What surrounds a page, whichever it is. */
export interface PageFrame {
  readonly language: UiLanguage;
  /** The theme asked for by cookie; undefined follows the system. */
  readonly theme?: 'light' | 'dark' | undefined;
  /** Path and query of this page as asked for, from the root: "/places/RU-PRI?page=2". */
  readonly path: string;
  /** What stands before every link: "" on a server of its own, "/atlas" behind a prefix, "../.." in a static file. */
  readonly base?: string | undefined;
  readonly worldview?: Worldview | undefined;
  /** Today, YYYY-MM-DD: the clock comes in as data. Needed by pages that say how long ago a date was due. */
  readonly today: string;
  /** Who is signed in; null or absent: nobody, or the local person. */
  readonly account?: { readonly name: string; readonly role: DeciderRole } | null | undefined;
  /** What this visitor may do, for what a page offers; absent: nothing. */
  readonly role?: DeciderRole | null | undefined;
  /** There are accounts to sign in with. */
  readonly maySignIn?: boolean | undefined;
  /** False where files cannot be added from (another machine): the page and its link are left out. Default true. */
  readonly mayAdd?: boolean | undefined;
  /** False where no server stands behind the page (a static site): no search, no adding, no interactive map. Default true. */
  readonly live?: boolean | undefined;
}
