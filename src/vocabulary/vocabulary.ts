import type { Kind, Lifecycle, Role, SourceKind, StateGroup, Status } from './types.js';

/** Files of `data/vocabulary/`, without ".yaml". */
export const VOCABULARY_FILES = [
  'kinds',
  'lifecycle',
  'words',
  'goods',
  'sources',
  'themes',
  'offices',
] as const;
export type VocabularyFile = (typeof VOCABULARY_FILES)[number];

/** Languages in which every label exists. */
export const LABEL_LANGUAGES = ['en', 'ru'] as const;
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number];
export type Labels = Readonly<Record<LabelLanguage, string>>;

/** Languages whose words for goods are listed. */
export const GOODS_LANGUAGES = ['en', 'ru', 'de', 'fr', 'es', 'pl'] as const;
export type GoodsLanguage = (typeof GOODS_LANGUAGES)[number];

export interface KindEntry {
  readonly kind: Kind;
  readonly labels: Labels;
  readonly plural: Labels;
  readonly definition: Labels;
  readonly is: readonly string[];
  readonly isNot: readonly string[];
  readonly examples: readonly string[];
  /** Token of the style sheet: "kind-twinning". */
  readonly colour: string;
  /** Parts its parties may have, the usual one first. */
  readonly roles: readonly Role[];
  /** Whether a fact and its reverse say different things. */
  readonly directed: boolean;
  readonly makesTie: boolean;
}

/** A word for goods in a text. `chapter` is the two-digit HS 2022 chapter. */
export interface GoodsFound {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly chapter: string;
}

export interface SourceClass {
  /** The usual name where the source is known ("BelTA" for "belta.by"), else the name given. */
  readonly name: string;
  readonly kind: SourceKind;
  /** ISO 3166-1 alpha-2, or null when it cannot be told. */
  readonly country: string | null;
  /** Key of the note on independence ("state_owned"), or null: not assessed. */
  readonly independence: string | null;
  /** The note in English, for the store; null: not assessed. */
  readonly note: string | null;
  /** True when it is a listed publisher, false when a rule or nothing fitted. */
  readonly listed: boolean;
}

/** The words of the project, loaded from data files. Each file is read when it is first asked for. */
export interface Vocabulary {
  /** All kinds in the order of KINDS. */
  kinds(): readonly KindEntry[];
  kind(kind: Kind): KindEntry;
  /**
   * Where a tie stands, from what its text tells. Notes go first ("suspended" beats "completed"); they are compared by
   * whole words, so both codes and short remarks work.
   * @example vocabulary.lifecycleOf('twinning', 'completed', []); // 'active': a relation that exists
   */
  lifecycleOf(kind: Kind, status: Status, notes: readonly string[]): Lifecycle;
  /** The atlas's state group. @example vocabulary.stateOf('signed', 'agreement'); // 'under_way' */
  stateOf(lifecycle: Lifecycle, kind: Kind): StateGroup;
  lifecycleLabel(lifecycle: Lifecycle, language: LabelLanguage): string;
  stateLabel(state: StateGroup, language: LabelLanguage): string;
  statusLabel(status: Status, language: LabelLanguage): string;
  roleLabel(role: Role, language: LabelLanguage): string;
  sourceKindLabel(kind: SourceKind, language: LabelLanguage): string;
  /** The sentence behind a note on independence, or null for an unknown key. */
  independenceLabel(key: string, language: LabelLanguage): string | null;
  /**
   * Goods named in a text, in text order, never overlapping, the longest word first.
   * @param language BCP 47 primary subtag of the text; English is used for a language without a list, null.
   */
  goodsIn(text: string, language?: string | null): readonly GoodsFound[];
  /** Keys of the themes that fields of cooperation belong to. */
  themes(): readonly string[];
  /** Theme of a field of cooperation by its words, or null for one that belongs to none. @example vocabulary.themeOf('vocational training', 'en'); // 'education' */
  themeOf(text: string, language?: string | null): string | null;
  themeLabel(theme: string, language: LabelLanguage): string;
  /** Name of an HS chapter, or null when it has none here. */
  chapterLabel(chapter: string, language: LabelLanguage): string | null;
  /**
   * Who publishes, by name and address. Listed names go first, then listed domains, rules on names, rules on domains;
   * what fits nothing is `unknown`, which means "not assessed", never "independent".
   * @param url An address, or null; `file:` addresses are passed over.
   */
  classifySource(name: string, url: string | null): SourceClass;
  /**
   * Whether the words name a public office.
   * @example vocabulary.namesOffice('Governor of Primorye'); // true
   * @example vocabulary.namesOffice('a resident of Leeds'); // false
   */
  namesOffice(role: string): boolean;
}
