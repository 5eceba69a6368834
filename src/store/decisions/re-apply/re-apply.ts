import { sql } from 'kysely';
import { type DocumentId, isIntertieError, type PlaceId } from '../../../base/index.js';
import type { Transaction } from '../../connection.js';
import { storableJson } from '../../rows/storable-text.js';
import { DECISION_ACTIONS } from '../actions/index.js';
import { sameValue } from '../same-value.js';
import type { Anchor, Decision, DecisionAction, Kept } from '../types.js';
import { decisionsAbout, type StandingDecision } from './decisions-about.js';
import { type Candidate, matchAnchor } from './match-anchor.js';

/** What a re-reading did with the decisions about its document. */
export interface Reapplied {
  /** Applied, or found to hold already. */
  readonly attached: number;
  /** Those that fit nothing any more: kept in the log and listed. */
  readonly unattached: number;
}

/**
 * Applies what people decided about a document to its statements as they are now, in the order it was decided: after it was read anew, came
 * back, or took the place of an older version. The caller gathers the ties of the document.
 */
export async function reapplyDecisions(tx: Transaction, document: DocumentId): Promise<Reapplied> {
  const standing = await decisionsAbout(tx, document);
  const reattaching = standing.filter(
    ({ decision }) => DECISION_ACTIONS[decision.action]?.reattaches === true,
  );
  if (reattaching.length === 0) return { attached: 0, unattached: 0 };
  const corrected = correctionsIn(reattaching);
  const { text } = await tx.db
    .selectFrom('document')
    .select('text')
    .where('id', '=', document)
    .executeTakeFirstOrThrow();
  let attached = 0;
  for (const one of reattaching) {
    const { decision } = one;
    const action = DECISION_ACTIONS[decision.action];
    const subject =
      action?.subjectKind === 'document'
        ? document
        : await findSubject(tx, { id: document, text }, decision, corrected);
    const done =
      action !== undefined && subject !== null && (await apply(tx, one, action, subject, document));
    if (done) attached += 1;
    // An undo that finds nothing to take away has nothing to wait for.
    else if (one.holds) await keepStanding(tx, decision.id, null, null, decision.before, decision.after);
  }
  return { attached, unattached: reattaching.length - attached };
}

/** Which place stands for which since a person corrected it: a better reader may draw the right one by itself. */
function correctionsIn(standing: readonly StandingDecision[]): ReadonlyMap<PlaceId, PlaceId> {
  return new Map(
    standing.flatMap(({ decision: { action, after }, holds }) => {
      if (action !== 'statement.place' || !holds) return [];
      const { from, to } = after as unknown as { readonly from: PlaceId; readonly to: PlaceId };
      return [[from, to] as const];
    }),
  );
}

async function findSubject(
  tx: Transaction,
  document: { readonly id: DocumentId; readonly text: string },
  { anchor, after, subject }: Decision,
  corrected: ReadonlyMap<PlaceId, PlaceId>,
): Promise<string | null> {
  if (anchor === null) return null;
  // The bytes may be the same and the text another: a better reader of the format sees more of it.
  const sameText =
    anchor.documentId === document.id && document.text.slice(anchor.start, anchor.end) === anchor.quote;
  const kinds = [...new Set([anchor.kind, kindIn(after) ?? anchor.kind])];
  const candidates = await candidatesOf(tx, document.id, kinds);
  const itself = candidates.find(({ id }) => id === subject);
  if (itself !== undefined) return itself.id;
  for (const known of [anchor, withCorrections(anchor, corrected), asEdited(anchor, after)]) {
    const found = matchAnchor(known, candidates, sameText);
    if (found !== null) return found.id;
  }
  return null;
}

/** Read once a decision: an earlier one may have changed what the statements are. */
async function candidatesOf(
  { db }: Transaction,
  document: DocumentId,
  kinds: readonly (string | null)[],
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select s.id, s.kind, s.quote, s.evidence_start as start, s.evidence_end as "end",
      array(select distinct x.place from statement_party x where x.document = s.document and x.statement = s.id order by 1) as parties
    from statement s where s.document = ${document} and s.kind = any(${[...kinds]}) order by s.position`.execute(
    db,
  );
  return rows;
}

function withCorrections(anchor: Anchor, corrected: ReadonlyMap<PlaceId, PlaceId>): Anchor {
  return { ...anchor, parties: distinct(anchor.parties.map((place) => corrected.get(place) ?? place)) };
}

/** The statement as an edit left it: found when the better reader now reads what the person wrote. */
function asEdited(anchor: Anchor, after: Kept): Anchor {
  const edited = (after ?? {}) as { readonly parties?: readonly { readonly place: PlaceId }[] };
  return {
    ...anchor,
    kind: kindIn(after) ?? anchor.kind,
    parties:
      edited.parties === undefined ? anchor.parties : distinct(edited.parties.map(({ place }) => place)),
  };
}

function kindIn(after: Kept): Anchor['kind'] {
  return ((after ?? {}) as { readonly kind?: Anchor['kind'] }).kind ?? null;
}

const distinct = (places: readonly PlaceId[]) => [...new Set(places)].sort();

/** False when it cannot be applied to this subject. */
async function apply(
  tx: Transaction,
  { decision, holds }: StandingDecision,
  action: DecisionAction,
  subject: string,
  document: DocumentId,
): Promise<boolean> {
  const { id, before, reason, account, accountName } = decision;
  try {
    const by = { who: { account, name: accountName }, reason };
    const wanted = holds
      ? ((await action.settle?.(tx, subject, decision.after, by)) ?? decision.after)
      : decision.after;
    const now = await action.read(tx, subject, wanted ?? before);
    if (now === null) return false;
    // An undo holds nothing; it only takes away what still stands of the decision it undid.
    const stands = sameValue(now.value, wanted);
    const writes = holds ? !stands : sameValue(now.value, before);
    if (writes) await action.write(tx, subject, wanted, now.value);
    const since = holds || writes ? wanted : now.value;
    await keepStanding(tx, id, subject, document, holds && !stands ? now.value : before, since);
    return true;
  } catch (error) {
    if (isIntertieError(error) && error.code.startsWith('decision.')) return false;
    throw error;
  }
}

async function keepStanding(
  { db }: Transaction,
  decision: number,
  subject: string | null,
  document: string | null,
  before: Kept,
  after: Kept,
): Promise<void> {
  const json = (value: Kept) => (value === null ? null : storableJson(value));
  const row = { decision, subject, document, before: json(before), after: json(after) };
  await db
    .insertInto('decision_standing')
    .values(row)
    .onConflict((conflict) => conflict.column('decision').doUpdateSet(row))
    .execute();
}
