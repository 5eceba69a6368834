import type { UiLanguage } from '../../queries/index.js';
import type { Report, ReportTable } from '../../reports/index.js';
import { cellWords, sayIn } from './report-words.js';

/** Longest cell of a table as text: more is cut. */
const WIDEST = 60;

/** Length on a terminal: letters with marks above them are one wide. */
const widthOf = (text: string) => [...text.normalize('NFC')].length;

function tableText(table: ReportTable, language: UiLanguage): string {
  const say = sayIn(language);
  const cut = (text: string) =>
    widthOf(text) > WIDEST ? `${[...text].slice(0, WIDEST - 1).join('')}…` : text;
  const lines = [
    table.columns.map(({ label }) => cut(say(label))),
    ...table.rows.map((row) => row.map((cell) => cut(cellWords(cell, language).replace(/\s+/g, ' ')))),
  ];
  const widths = table.columns.map((_, i) => Math.max(...lines.map((line) => widthOf(line[i] ?? ''))));
  const padded = lines.map((line) =>
    line
      .map((text, i) => {
        const room = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(text)));
        return table.columns[i]?.align === 'end' ? room + text : text + room;
      })
      .join('  ')
      .trimEnd(),
  );
  const more =
    table.total > table.rows.length
      ? [say({ key: 'analyse.rows', values: { shown: table.rows.length, count: table.total } })]
      : [];
  return [say(table.caption), '', ...padded, ...more].join('\n');
}

/** A report as text for a terminal: the answer first, then its tables, then what went in and what it lacks. */
export function reportText(report: Report, language: UiLanguage): string {
  const say = sayIn(language);
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', say({ key: heading }), ...lines.map((line) => `  ${line}`)];
  const { restrictions } = report;
  return [
    say(report.title),
    say(report.question),
    '',
    ...(report.nothing ? [say(report.nothing)] : report.answer.map(say)),
    ...(restrictions === null
      ? []
      : restrictions.checked
        ? restrictions.lists.map(({ name, date }) =>
            say({ key: 'analyse.restrictions.checked', values: { name, date } }),
          )
        : [say({ key: 'analyse.restrictions.unchecked' })]),
    ...report.tables.flatMap((table) => ['', tableText(table, language)]),
    ...part(
      'analyse.claims',
      report.claims.map(({ text, speaker, date }) => [text, speaker, date].filter(Boolean).join(' · ')),
    ),
    ...part(
      'analyse.inputs',
      report.inputs.map((input) => [input.name, input.origin, input.licence].filter(Boolean).join(' · ')),
    ),
    ...part('analyse.method', report.method.map(say)),
    ...part('analyse.lacks', report.lacks.map(say)),
    ...part(
      'analyse.left_out',
      report.leftOut.map(
        ({ what, count }) => `${count}: ${say({ ...what, values: { count, ...what.values } })}`,
      ),
    ),
    ...part(
      'analyse.settings',
      report.settings.map((setting) => {
        const shown = setting.kind === 'place' ? setting.shown : String(setting.value ?? '');
        return `${setting.name} = ${shown === '' ? '–' : shown}: ${say(setting.label)}`;
      }),
    ),
  ].join('\n');
}
