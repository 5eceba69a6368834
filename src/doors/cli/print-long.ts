import type { PartedReading, Reader } from '../../ingest/index.js';
import type { Reading } from '../../statements/index.js';
import { contractLine } from './contract.js';
import { absenceLines, headLines, statementLines } from './print-reading.js';
import { openSpool, type Spool } from './spool.js';
import type { Terminal } from './terminal.js';

/** A text that is read part by part, and what to call it. */
export interface LongText {
  readonly id: string;
  readonly text: string;
  readonly reading: PartedReading;
  /** Keys of the contract beside those of a reading. */
  readonly more: object;
}

const PIECE = 65_536;

/** A JSON string in pieces, so that no string is as long as the text; pairs of halves stay together. */
function* jsonPieces(text: string): Generator<string> {
  yield '"';
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + PIECE, text.length);
    const half = text.charCodeAt(end - 1);
    if (end < text.length && half >= 0xd800 && half <= 0xdbff) end += 1;
    yield JSON.stringify(text.slice(at, end)).slice(1, -1);
    at = end;
  }
  yield '"';
}

async function withSpools<T>(use: (first: Spool, second: Spool, third: Spool) => Promise<T>): Promise<T> {
  const [first, second, third] = [openSpool(), openSpool(), openSpool()];
  try {
    return await use(first, second, third);
  } finally {
    for (const spool of [first, second, third]) spool.close();
  }
}

/** The list's items as JSON, after those that came before them. */
function listed(items: readonly object[], before: number): string {
  const joined = items.map((item) => JSON.stringify(item)).join(',');
  return before > 0 && items.length > 0 ? `,${joined}` : joined;
}

/**
 * Prints the contract's line for a text of any length, the same to the byte as `JSON.stringify(contractLine(…))`: mentions as they are found, what
 * stands behind them from disk.
 */
export async function printLongLine(
  { id, text, reading, more }: LongText,
  terminal: Terminal,
): Promise<void> {
  const { parts, ...about } = reading;
  const lineOf = (part: Reading) => contractLine(id, '', { ...about, ...part });
  const { language, date, title } = lineOf({ mentions: [], statements: [], absences: [] });
  await withSpools(async (statements, absences, offices) => {
    await terminal.write(`{"id":${JSON.stringify(id)},"text":`);
    for (const piece of jsonPieces(text)) await terminal.write(piece);
    const head = JSON.stringify({ language, date, title });
    await terminal.write(`,${head.slice(1, -1)},"mentions":[`);
    const count = { mentions: 0, statements: 0, absences: 0, offices: 0 };
    for (const part of parts) {
      const line = lineOf(part);
      await terminal.write(listed(line.mentions, count.mentions));
      statements.add(listed(line.statements, count.statements));
      absences.add(listed(line.absences, count.absences));
      offices.add(listed(line.offices, count.offices));
      count.mentions += line.mentions.length;
      count.statements += line.statements.length;
      count.absences += line.absences.length;
      count.offices += line.offices.length;
    }
    await terminal.write('],"statements":[');
    for await (const piece of statements.pieces()) await terminal.write(piece);
    await terminal.write('],"absences":[');
    for await (const piece of absences.pieces()) await terminal.write(piece);
    await terminal.write('],"offices":[');
    for await (const piece of offices.pieces()) await terminal.write(piece);
    const rest = JSON.stringify(more).slice(1, -1);
    await terminal.print(`]${rest === '' ? '' : `,${rest}`}}`);
  });
}

/** Prints a reading for people of a text of any length, as `readingLines` has it. */
export async function printLongReading(
  { id, reading }: LongText,
  { vocabulary }: Reader,
  terminal: Terminal,
): Promise<void> {
  const { parts, ...about } = reading;
  await withSpools(async (statements, absences) => {
    const count = { statements: 0, absences: 0, places: 0 };
    const add = (spool: Spool, lines: readonly string[]) =>
      spool.add(lines.map((line) => `${line}\n`).join(''));
    for (const part of parts) {
      for (const statement of part.statements) add(statements, statementLines(statement, vocabulary));
      for (const absence of part.absences) add(absences, absenceLines(absence, vocabulary));
      count.statements += part.statements.length;
      count.absences += part.absences.length;
      count.places += part.mentions.filter((mention) => mention.type === 'place').length;
    }
    for (const line of headLines(id, about, count)) await terminal.print(line);
    for (const spool of [statements, absences])
      for await (const piece of spool.pieces()) await terminal.write(piece);
    await terminal.print('');
  });
}
