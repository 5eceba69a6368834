import { type Selectable, sql } from 'kysely';
import { type PartialDate, tryPartialDate } from '../../../base/index.js';
import type { Transaction } from '../../connection.js';
import type { PromiseEvidenceTable } from '../../database.js';
import type { EvidenceDetail } from '../../promises/promise-details.js';
import { reattachEvidence } from '../../promises/reattach-evidence.js';
import { storableJson } from '../../rows/storable-text.js';
import { anchorOf } from '../anchor-of.js';
import { gone, unreadable } from '../decision-errors.js';
import type { DecisionAction, Kept } from '../types.js';
import { fieldsIn, promiseDecided, promiseSubject, readPromiseSubject } from './promise-subject.js';

/**
 * `promise.evidence`: `after` is `{ evidence, decided, kept, of, date }`: a statement's id, confirmed or refused, how much of how much it shows in
 * all (neither: all of it), and when that had happened (not given: as the statement tells). Any statement of the atlas can be named, whether it was
 * proposed or not.
 */
export const promiseEvidence: DecisionAction = {
  subjectKind: 'promise',
  needs: 'reviewer',
  reattaches: true,
  async settle(tx, subject, given) {
    await promiseSubject(tx, subject);
    const fields = fieldsIn(given);
    const { evidence } = fields;
    if (typeof evidence !== 'string' || evidence === '') {
      throw unreadable('evidence', evidence, 'name a statement by its id');
    }
    if (evidence === subject)
      throw unreadable('evidence', evidence, 'a promise is no evidence that it was kept');
    const told = await evidenceTold(tx, evidence);
    if (told === null) return (await asLogged(tx, fields)) as unknown as Kept;
    const decided = fields.decided;
    if (decided !== 'confirmed' && decided !== 'refused') {
      throw unreadable('decided', decided, 'use confirmed or refused');
    }
    const detail: EvidenceDetail = {
      evidence,
      decided,
      ...shareIn(fields),
      date: dateIn(fields.date) ?? told.date,
      toldOn: told.toldOn,
      anchor: told.anchor,
    };
    return detail as unknown as Kept;
  },
  async read(tx, subject, like) {
    const promise = await readPromiseSubject(tx, subject);
    if (promise === null) return null;
    const row = await rowOf(tx, subject, detailIn(like).evidence);
    return {
      value: (row?.detail ?? null) as unknown as Kept,
      revision: promise.revision,
      document: promise.anchor.documentId,
      anchor: promise.anchor,
    };
  },
  async write(tx, subject, to, from) {
    const { evidence } = detailIn(to ?? from);
    if (to === null) {
      await sql`delete from promise_evidence where promise = ${subject} and evidence = ${evidence}`.execute(
        tx.db,
      );
    } else await keep(tx, subject, detailIn(to));
    await promiseDecided(tx, subject);
    return [];
  },
};

const detailIn = (value: Kept): EvidenceDetail => value as unknown as EvidenceDetail;

async function rowOf(
  { db }: Transaction,
  promise: string,
  evidence: string,
): Promise<Selectable<PromiseEvidenceTable> | undefined> {
  return await db
    .selectFrom('promise_evidence')
    .selectAll()
    .where('promise', '=', promise)
    .where('evidence', '=', evidence)
    .executeTakeFirst();
}

async function keep(tx: Transaction, promise: string, detail: EvidenceDetail): Promise<void> {
  const { evidence, decided, anchor } = detail;
  const row = { decided, detail: storableJson(detail) };
  await tx.db
    .insertInto('promise_evidence')
    .values({ promise, evidence, statement: evidence, document: anchor.documentId, url: anchor.url, ...row })
    .onConflict((conflict) => conflict.columns(['promise', 'evidence']).doUpdateSet(row))
    .execute();
  // Its document may have been read anew since it was decided on.
  const documents = await tx.db
    .selectFrom('document')
    .select('id')
    .where('url', '=', anchor.url)
    .where('current', '=', true)
    .execute();
  for (const { id } of documents) await reattachEvidence(tx, id);
}

/** Null when there is no such statement any more. @throws IntertieError `decision.unreadable` for a promise */
async function evidenceTold(tx: Transaction, id: string) {
  const anchor = await anchorOf(tx, id);
  if (anchor === null) return null;
  if (anchor.kind === 'commitment') {
    throw unreadable('evidence', id, 'another promise shows nothing; name a statement of what was done');
  }
  const { rows } = await sql<{ date: string | null; told_on: string | null }>`
    select s.date, d.date as told_on from statement s join document d on d.id = s.document where s.id = ${id}`.execute(
    tx.db,
  );
  const [row] = rows;
  return { anchor, date: tryPartialDate(row?.date), toldOn: tryPartialDate(row?.told_on) };
}

/**
 * What the log holds of evidence whose document is gone: it is applied again with the promise, and counts when the document comes back.
 * @throws IntertieError `decision.gone` when nobody ever decided so
 */
async function asLogged(
  { db }: Transaction,
  fields: Readonly<Record<string, unknown>>,
): Promise<EvidenceDetail> {
  const asked = storableJson(fields);
  const { rows } = await sql<{ after: EvidenceDetail }>`
    select after from decision where action = 'promise.evidence' and after = ${asked}::jsonb
      order by id desc limit 1`.execute(db);
  const [row] = rows;
  if (!row) throw gone('evidence', String(fields.evidence));
  return row.after;
}

function shareIn({ kept, of }: Readonly<Record<string, unknown>>): Pick<EvidenceDetail, 'kept' | 'of'> {
  if ((kept ?? null) === null && (of ?? null) === null) return { kept: null, of: null };
  const fine = (value: unknown): value is number =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (!fine(kept)) throw unreadable('kept', kept ?? null, 'give how much was kept, as a number from 0');
  if (!fine(of) || of === 0)
    throw unreadable('of', of ?? null, 'give how much was promised, as a number above 0');
  return { kept, of };
}

function dateIn(value: unknown): PartialDate | null {
  if (value === undefined || value === null || value === '') return null;
  const date = typeof value === 'string' ? tryPartialDate(value) : null;
  if (date !== null) return date;
  throw unreadable('date', value, 'write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty');
}
