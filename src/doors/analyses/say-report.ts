import type { UiLanguage } from '../../queries/index.js';
import type { Cell, Report, Setting } from '../../reports/index.js';
import { cellWords, sayIn } from './report-words.js';

/** A setting with its words said. What a kind has not is null. */
export interface SaidSetting {
  readonly name: string;
  readonly kind: Setting['kind'];
  readonly label: string;
  readonly hint: string | null;
  /** The id of a place; null where nothing is given. */
  readonly value: string | number | boolean | null;
  /** What a place was taken for, by name. */
  readonly shown: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Other places of that name, then examples of this atlas. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
}

/** A cell of a table: its text, and what of it a program can reckon with. */
export interface SaidCell {
  readonly kind: Cell['kind'];
  readonly text: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Of the place, tie or statement. */
  readonly id: string | null;
}

/** A report with all its words said in one language: what the API and `--json` give. */
export interface SaidReport {
  readonly name: Report['name'];
  readonly title: string;
  readonly question: string;
  readonly answer: readonly string[];
  readonly nothing: string | null;
  readonly settings: readonly SaidSetting[];
  readonly pictures: readonly {
    readonly id: string;
    readonly caption: string;
    readonly alt: string;
    readonly table: string;
  }[];
  readonly tables: readonly {
    readonly id: string;
    readonly caption: string;
    readonly columns: readonly {
      readonly id: string;
      readonly label: string;
      readonly align: 'start' | 'end';
      readonly hint: string | null;
    }[];
    readonly rows: readonly (readonly SaidCell[])[];
    readonly total: number;
  }[];
  readonly inputs: Report['inputs'];
  readonly method: readonly string[];
  readonly lacks: readonly string[];
  readonly leftOut: readonly { readonly what: string; readonly count: number }[];
  readonly claims: Report['claims'];
  readonly restrictions: Report['restrictions'];
  readonly data: unknown;
}

export function sayReport(report: Report, language: UiLanguage): SaidReport {
  const say = sayIn(language);
  const hint = (of: { readonly hint?: Parameters<typeof say>[0] }) =>
    of.hint === undefined ? null : say(of.hint);
  const cell = (of: Cell): SaidCell => ({
    kind: of.kind,
    text: cellWords(of, language),
    value: of.kind === 'number' || of.kind === 'range' ? of.value : null,
    low: of.kind === 'range' ? of.low : null,
    high: of.kind === 'range' ? of.high : null,
    id: 'id' in of ? of.id : null,
  });
  const { name, inputs, claims, restrictions, data } = report;
  return {
    name,
    title: say(report.title),
    question: say(report.question),
    answer: report.answer.map(say),
    nothing: report.nothing && say(report.nothing),
    settings: report.settings.map((setting) => ({
      name: setting.name,
      kind: setting.kind,
      label: say(setting.label),
      hint: hint(setting),
      value: setting.value,
      shown: setting.kind === 'place' ? setting.shown : null,
      min: (setting.kind === 'number' ? setting.min : null) ?? null,
      max: (setting.kind === 'number' ? setting.max : null) ?? null,
      options:
        setting.kind === 'choice'
          ? setting.options.map(({ value, label }) => ({ value, label: say(label) }))
          : [],
      others: setting.kind === 'place' ? [...setting.others, ...setting.examples] : [],
    })),
    pictures: report.pictures.map(({ id, caption, alt, table }) => ({
      id,
      caption: say(caption),
      alt: say(alt),
      table,
    })),
    tables: report.tables.map(({ id, caption, columns, rows, total }) => ({
      id,
      caption: say(caption),
      columns: columns.map((column) => ({
        id: column.id,
        label: say(column.label),
        align: column.align,
        hint: hint(column),
      })),
      rows: rows.map((row) => row.map(cell)),
      total,
    })),
    inputs,
    method: report.method.map(say),
    lacks: report.lacks.map(say),
    leftOut: report.leftOut.map(({ what, count }) => ({
      what: say({ ...what, values: { count, ...what.values } }),
      count,
    })),
    claims,
    restrictions,
    data,
  };
}
