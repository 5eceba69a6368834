import type { PartialDate, PlaceId, StatementId, TieId } from '../base/index.js';

/** Words of the message catalogue and what is put into them: a door says them in the language of its reader. */
export interface Words {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One cell of a table. What is not known is said as `missing`, never as a zero. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'words'; readonly words: Words }
  /** `digits` after the point, 0 by default; `style: 'percent'` takes a share between 0 and 1. */
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly digits?: number;
      readonly style?: 'plain' | 'percent' | 'year' | 'signed' | 'compact';
    }
  /** From low to high, with what is most likely between them. */
  | {
      readonly kind: 'range';
      readonly low: number;
      readonly value: number;
      readonly high: number;
      readonly digits?: number;
      readonly style?: 'plain' | 'percent' | 'compact';
    }
  /** As precise as it is known; `text`: the source's own words where there is no date, or it is not exact. */
  | { readonly kind: 'date'; readonly date: PartialDate | null; readonly text: string | null }
  | { readonly kind: 'place'; readonly id: PlaceId; readonly name: string; readonly country: string | null }
  | { readonly kind: 'tie'; readonly id: TieId; readonly text: string | Words }
  /** One click from the passage. */
  | { readonly kind: 'statement'; readonly id: StatementId; readonly document: string; readonly text: string }
  | { readonly kind: 'reasons'; readonly reasons: readonly Words[] }
  | { readonly kind: 'missing'; readonly why: Words };

export interface Column {
  readonly id: string;
  readonly label: Words;
  /** Numbers stand at the end of their column. */
  readonly align: 'start' | 'end';
  /** What the column means and how it is reckoned, when its label does not say it. */
  readonly hint?: Words;
}

/** A table as it is shown and written out as CSV. */
export interface ReportTable {
  readonly id: string;
  readonly caption: Words;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows there are in all, when not all are here. */
  readonly total: number;
}

/** One setting that the user may change; all of them live in the address. */
export type Setting =
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly label: Words;
      readonly hint?: Words;
      readonly value: number | null;
      readonly min?: number;
      readonly max?: number;
      readonly step?: number;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: Words;
      readonly hint?: Words;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: Words }[];
    }
  | {
      readonly kind: 'flag';
      readonly name: string;
      readonly label: Words;
      readonly hint?: Words;
      readonly value: boolean;
    }
  /** A place by its name or id: what was asked, the place it was taken for, and others of that name. */
  | {
      readonly kind: 'place';
      readonly name: string;
      readonly label: Words;
      readonly hint?: Words;
      readonly asked: string;
      readonly value: PlaceId | null;
      readonly shown: string;
      readonly others: readonly { readonly id: PlaceId; readonly name: string }[];
      /** Places of this atlas to try, as links. */
      readonly examples: readonly { readonly id: PlaceId; readonly name: string }[];
    }
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: Words;
      readonly hint?: Words;
      readonly value: string;
    };

/** What a picture draws; the data stand in the table of that id too. A colour is the name of a token of the style sheet (`kind-visit`, `accent`, `soft`). */
export type Chart =
  /** Horizontal bars in the order given; a range is drawn as a whisker. */
  | {
      readonly type: 'bars';
      readonly unit: Words;
      readonly style?: 'plain' | 'percent' | 'compact';
      readonly bars: readonly {
        readonly label: string | Words;
        readonly value: number;
        readonly low?: number;
        readonly high?: number;
        readonly colour?: string;
      }[];
    }
  /** Lines over years; a year without a value is a gap in the line. */
  | {
      readonly type: 'lines';
      readonly unit: Words;
      readonly style?: 'plain' | 'percent' | 'compact';
      readonly lines: readonly {
        readonly label: string | Words;
        readonly points: readonly { readonly x: number; readonly y: number | null }[];
      }[];
    }
  /** Columns by year, parts of one colour each stacked; `claimed` are drawn as a hollow mark beside. */
  | {
      readonly type: 'years';
      readonly unit: Words;
      readonly columns: readonly {
        readonly year: number;
        readonly part: string | Words;
        readonly value: number;
        readonly colour?: string;
      }[];
      readonly claimed?: readonly {
        readonly year: number;
        readonly value: number;
        readonly label: string | Words;
      }[];
    }
  | {
      readonly type: 'dots';
      readonly x: Words;
      readonly y: Words;
      readonly logX?: boolean;
      readonly logY?: boolean;
      /** The line of equal values. */
      readonly diagonal?: boolean;
      readonly dots: readonly {
        readonly label: string;
        readonly x: number;
        readonly y: number;
        readonly marked?: boolean;
      }[];
    }
  /** A square of origins and destinations, darker for more. */
  | {
      readonly type: 'matrix';
      readonly unit: Words;
      readonly from: readonly string[];
      readonly to: readonly string[];
      readonly cells: readonly { readonly from: string; readonly to: string; readonly value: number }[];
    }
  /** Places and arcs on a still map. `hollow` stands for proposed, planned or only claimed. */
  | {
      readonly type: 'map';
      readonly points: readonly {
        readonly label: string;
        readonly longitude: number;
        readonly latitude: number;
        readonly size: number;
        readonly colour?: string;
        readonly hollow?: boolean;
      }[];
      readonly arcs: readonly {
        readonly from: readonly [number, number];
        readonly to: readonly [number, number];
        readonly weight: number;
        readonly colour?: string;
        readonly dashed?: boolean;
      }[];
    };

export interface Picture {
  readonly id: string;
  readonly caption: Words;
  /** What one sees, in a sentence, with its main figures. */
  readonly alt: Words;
  readonly chart: Chart;
  /** The table that holds its data. */
  readonly table: string;
}

/** A table or collection that went in: its name, where it comes from, its licence, of which years, how many rows. */
export interface ReportInput {
  readonly name: string;
  readonly origin: string | null;
  readonly licence: string | null;
  readonly years: { readonly first: number; readonly last: number } | null;
  readonly rows: number;
}

/** Whether lists of restrictions stood beside: pages on routes, partners and potential always say which, or that none was. */
export type Restrictions =
  | { readonly checked: false }
  | { readonly checked: true; readonly lists: readonly { readonly name: string; readonly date: string }[] };

/**
 * What an analysis found, told once for page, API and command line: the question and its answer in sentences, pictures with their tables,
 * and beside them what went in, how it was reckoned, what it lacks, what was left out and how often, and what others claim.
 */
export interface Report {
  /** Its name in addresses and on the command line, such as `concentration`. */
  readonly name: ReportName;
  readonly title: Words;
  readonly question: Words;
  /** Two or three sentences that answer it; empty when `nothing` says why there is no answer. */
  readonly answer: readonly Words[];
  /** Why there is nothing to show and what would help, as on an empty atlas. */
  readonly nothing: Words | null;
  /** True where there is nothing because no document tells of it yet: adding one would help. */
  readonly addingHelps?: boolean;
  readonly settings: readonly Setting[];
  readonly pictures: readonly Picture[];
  readonly tables: readonly ReportTable[];
  readonly inputs: readonly ReportInput[];
  /** How it is reckoned, with the paper or standard. */
  readonly method: readonly Words[];
  /** Terms that the method lacks and the atlas does not know. */
  readonly lacks: readonly Words[];
  /** What was left out, each with its count. */
  readonly leftOut: readonly { readonly what: Words; readonly count: number }[];
  /** What somebody says about the same, beside what was found: never a fact. */
  readonly claims: readonly {
    readonly text: string;
    readonly speaker: string | null;
    readonly document: string;
    readonly statement: StatementId;
    readonly date: string | null;
  }[];
  /** Null where no restriction bears on it. */
  readonly restrictions: Restrictions | null;
  /** The result in full for the API and `--json`: plain data with documented names, no NaN. */
  readonly data: unknown;
}

export const REPORT_NAMES = [
  'concentration',
  'gravity',
  'potential',
  'routes',
  'twins',
  'network',
  'settlers',
  'visits',
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];
