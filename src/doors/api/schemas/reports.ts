import { Type } from '@sinclair/typebox';
import { REPORT_NAMES } from '../../../reports/index.js';
import { exact, flag, list, named, nullable, number, oneOf, ref, text, whole } from './parts.js';
import { statementId } from './shared.js';

const KINDS_OF_SETTING = ['number', 'choice', 'flag', 'place', 'text'] as const;
const KINDS_OF_CELL = [
  'text',
  'words',
  'number',
  'range',
  'date',
  'place',
  'tie',
  'statement',
  'reasons',
  'missing',
] as const;

export const ReportSettingSchema = named(
  'ReportSetting',
  exact({
    name: text('As it stands in the address.'),
    kind: oneOf(KINDS_OF_SETTING),
    label: text(),
    hint: nullable(text()),
    value: Type.Union([text(), number(), flag(), Type.Null()], {
      description: 'As it was taken; of a place its id. Null: none is given.',
    }),
    shown: nullable(text('Of a place: what the name was taken for.')),
    min: nullable(number()),
    max: nullable(number()),
    options: list(exact({ value: text(), label: text() }), 'Of a choice.'),
    others: list(
      exact({ id: text(), name: text() }),
      'Other places of that name, then places of this atlas to try.',
    ),
  }),
);

export const ReportCellSchema = named(
  'ReportCell',
  exact({
    kind: oneOf(KINDS_OF_CELL, '`missing`: not known, and `text` says why.'),
    text: text('As the page shows it.'),
    value: nullable(number('Of a number or a range; a share is between 0 and 1.')),
    low: nullable(number()),
    high: nullable(number()),
    id: nullable(text('Of the place, tie or statement.')),
  }),
);

export const ReportTableSchema = named(
  'ReportTable',
  exact({
    id: text('`/analyses/NAME/ID.csv` is the whole table.'),
    caption: text(),
    columns: list(
      exact({ id: text(), label: text(), align: oneOf(['start', 'end'] as const), hint: nullable(text()) }),
    ),
    rows: list(list(ref(ReportCellSchema))),
    total: whole('Rows in all; fewer may be here.'),
  }),
);

export const ReportAnswer = named(
  'ReportAnswer',
  exact({
    name: oneOf(REPORT_NAMES),
    title: text(),
    question: text(),
    answer: list(text(), 'Sentences; empty where `nothing` says why there is none.'),
    nothing: nullable(text('Why there is nothing to show, and what would help.')),
    settings: list(ref(ReportSettingSchema)),
    pictures: list(
      exact({
        id: text('`/analyses/NAME/ID.svg` and `.png` draw it.'),
        caption: text(),
        alt: text('What one sees.'),
        table: text('Id of the table with its figures.'),
      }),
    ),
    tables: list(ref(ReportTableSchema)),
    inputs: list(
      exact({
        name: text(),
        origin: nullable(text()),
        licence: nullable(text()),
        years: nullable(exact({ first: whole(), last: whole() })),
        rows: whole(),
      }),
      'What went in.',
    ),
    method: list(text()),
    lacks: list(text(), 'What the method lacks and the atlas does not know.'),
    leftOut: list(exact({ what: text(), count: whole() })),
    claims: list(
      exact({
        text: text(),
        speaker: nullable(text()),
        document: text('Id of the document.'),
        statement: statementId,
        date: nullable(text()),
      }),
      'What somebody says about the same: never a result.',
    ),
    restrictions: nullable(
      Type.Union([
        exact({ checked: Type.Literal(false) }),
        exact({ checked: Type.Literal(true), lists: list(exact({ name: text(), date: text() })) }),
      ]),
    ),
    data: Type.Unknown({
      description: 'The result in full; docs/reference/analyses.md describes it for each analysis.',
    }),
  }),
);

export const AnalysesAnswer = named(
  'AnalysesAnswer',
  list(exact({ name: oneOf(REPORT_NAMES), title: text(), question: text() })),
);
