import { sql } from 'kysely';
import type { Transaction } from '../../connection.js';
import type { PromiseVerdict, PromiseWord } from '../../promises/promise-details.js';
import { settleStates } from '../../promises/settle-states.js';
import { anchorOf } from '../anchor-of.js';
import { gone, unreadable } from '../decision-errors.js';
import type { Anchor } from '../types.js';

/** A promise as the decisions on it see it. */
export interface PromiseSubject {
  readonly anchor: Anchor;
  readonly revision: number;
  readonly state: string;
  readonly verdict: PromiseVerdict | null;
  readonly withdrawn: PromiseWord | null;
  readonly reply: PromiseWord | null;
}

/** Null when there is no such promise: its statement is gone, or is no promise any more. */
export async function readPromiseSubject(tx: Transaction, id: string): Promise<PromiseSubject | null> {
  const anchor = await anchorOf(tx, id);
  if (anchor === null) return null;
  const { rows } = await sql<Omit<PromiseSubject, 'anchor'>>`
    select revision, state, verdict, withdrawn, reply from promise where statement = ${id}`.execute(tx.db);
  const [row] = rows;
  return row ? { ...row, anchor } : null;
}

/** @throws IntertieError `decision.gone` */
export async function promiseSubject(tx: Transaction, id: string): Promise<PromiseSubject> {
  const found = await readPromiseSubject(tx, id);
  if (found === null) throw gone('promise', id);
  return found;
}

/** Counts the decision, and lets the state follow. */
export async function promiseDecided(tx: Transaction, id: string): Promise<void> {
  await sql`update promise set revision = revision + 1 where statement = ${id}`.execute(tx.db);
  await settleStates(tx, sql`p.statement = ${id}`);
}

const LONGEST = 2000;

/** Words that must be there. @throws IntertieError `decision.unreadable` */
export function wordsOf(given: Readonly<Record<string, unknown>>, field: string, remedy: string): string {
  const value = given[field];
  const words = typeof value === 'string' ? value.trim() : '';
  if (words === '') throw unreadable(field, value ?? null, remedy);
  if (words.length > LONGEST) throw unreadable(field, words, `write at most ${LONGEST} characters`);
  return words;
}

/** The fields of what was asked; a list or a bare word has none. */
export function fieldsIn(given: unknown): Readonly<Record<string, unknown>> {
  return given !== null && typeof given === 'object' && !Array.isArray(given)
    ? (given as Readonly<Record<string, unknown>>)
    : {};
}
