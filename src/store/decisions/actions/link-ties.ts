import type { PlaceId, StatementId } from '../../../base/index.js';
import { type GatheredTie, statementEnds, type TieLink } from '../../../statements/index.js';
import { TIE_KINDS, type TieKind } from '../../../vocabulary/index.js';
import type { Transaction } from '../../connection.js';
import { storableJson } from '../../rows/storable-text.js';
import { mergeContradiction, mergeKinds, mergeLoop } from '../../ties-decided/merge-errors.js';
import { type ScopeTrial, tryScope } from '../../ties-decided/ties-of-scope.js';
import type { GatherScope } from '../../types.js';
import { anchorOf } from '../anchor-of.js';
import { gone, unreadable } from '../decision-errors.js';
import { scopesOfStatements } from '../scopes-of-statements.js';
import type { Anchor, DecisionAction, Kept } from '../types.js';

/** One of the two statements as the log keeps it. */
interface KeptEnd {
  readonly statement: StatementId;
  readonly ends: readonly PlaceId[];
  readonly anchor: Anchor;
}

interface KeptLink {
  readonly left: KeptEnd;
  readonly right: KeptEnd;
}

/**
 * `tie.together` and `tie.apart`. The subject is two statements, "LEFT~RIGHT": the tie of the left one goes into that of the right one, or the left
 * one leaves it. `after` need only be given where a statement bears witness to several ties: `{ left: PLACES, right: PLACES }`, the ends meant.
 *
 * Refused before anything is written: `merge.loop` (one tie already), `merge.contradiction` (an earlier decision says the opposite and must be
 * undone first), `merge.kind`.
 */
export function linkTies(what: 'together' | 'apart'): DecisionAction {
  const idOf = (subject: string) => `${what} ${subject}`;
  return {
    subjectKind: 'tie',
    needs: 'editor',
    async settle(tx, subject, given) {
      const [left, right] = await Promise.all(namesIn(subject).map((id) => statementOf(tx, id)));
      if (!left || !right) throw unreadable('subject', subject, 'give two statements as LEFT~RIGHT');
      if (left.kind !== right.kind) throw mergeKinds([left.kind, right.kind]);
      if (left.id === right.id) throw mergeLoop(subject);
      const kind = TIE_KINDS.find((one) => one === left.kind);
      if (kind === undefined)
        throw unreadable('kind', left.kind, 'only statements that make ties can be linked');
      const places = [...new Set([...left.parties, ...right.parties])];
      const trial = await tryScope(tx.db, { kind, places });
      const asked = (given ?? {}) as { readonly left?: unknown; readonly right?: unknown };
      const link: TieLink = {
        id: idOf(subject),
        together: what === 'together',
        left: { statement: left.id, ends: endsMeant(trial, left.id, asked.left) },
        right: { statement: right.id, ends: endsMeant(trial, right.id, asked.right) },
      };
      const refusal = await (link.together ? refuseTogether : refuseApart)(tx, trial, link, subject);
      if (refusal !== null) throw refusal;
      return {
        left: { ...link.left, anchor: left.anchor },
        right: { ...link.right, anchor: right.anchor },
      } as unknown as Kept;
    },
    async read({ db }, subject, like) {
      const row = await db
        .selectFrom('tie_decided')
        .select(['decided', 'anchor', 'revision'])
        .where('id', '=', idOf(subject))
        .executeTakeFirst();
      const anchor = row?.anchor ?? (like as unknown as KeptLink | null)?.left.anchor ?? null;
      const document = anchor?.documentId ?? null;
      return { value: (row?.decided ?? null) as Kept, revision: row?.revision ?? 0, document, anchor };
    },
    async write(tx, subject, to, from) {
      const { left, right } = (to ?? from) as unknown as KeptLink;
      if (to === null) await tx.db.deleteFrom('tie_decided').where('id', '=', idOf(subject)).execute();
      else {
        await tx.db
          .insertInto('tie_decided')
          .values({
            id: idOf(subject),
            what,
            kind: left.anchor.kind as TieKind,
            statement: left.statement,
            ends: [...left.ends],
            anchor: storableJson(left.anchor),
            url: left.anchor.url,
            other: right.statement,
            other_ends: [...right.ends],
            other_anchor: storableJson(right.anchor),
            other_url: right.anchor.url,
            decided: storableJson(to as object),
          })
          .execute();
      }
      return oneScope(await scopesOfStatements(tx, [left.statement, right.statement]));
    },
  };
}

/** Both at once: what was one tie must be parted in one go. */
function oneScope(scopes: readonly GatherScope[]): readonly GatherScope[] {
  const [first] = scopes;
  if (first === undefined) return [];
  return [{ kind: first.kind, places: [...new Set(scopes.flatMap(({ places }) => places ?? []))] }];
}

function namesIn(subject: string): string[] {
  const names = subject.split('~');
  return names.length === 2 && names.every(Boolean) ? names : [];
}

async function statementOf(tx: Transaction, id: string) {
  const anchor = await anchorOf(tx, id);
  if (anchor === null || anchor.kind === null) throw gone('statement', id);
  return { id: id as StatementId, kind: anchor.kind, parties: anchor.parties, anchor };
}

/** The ends of the tie that is meant: the only ones that the statement has, or those asked for. */
function endsMeant(trial: ScopeTrial, statement: StatementId, asked: unknown): readonly PlaceId[] {
  const testimony = trial.testimonies.find((one) => one.statement.id === statement);
  const all = testimony === undefined ? [] : statementEnds(testimony.statement, trial.context);
  const [only] = all;
  if (only === undefined) {
    throw unreadable('statement', statement, 'it bears witness to no tie; choose one that does');
  }
  if (all.length === 1) return only;
  const wanted = Array.isArray(asked) ? [...asked].map(String).sort().join(' ') : '';
  const meant = all.find((ends) => ends.join(' ') === wanted);
  if (meant !== undefined) return meant;
  throw unreadable(
    'ends',
    asked,
    `it tells several ties; give one of ${all.map((ends) => ends.join('+')).join(', ')}`,
  );
}

const tellsOf = (ties: readonly GatheredTie[], { statement, ends }: TieLink['left']) =>
  ties.find(
    (tie) => holds(tie, statement) && ends.every((end) => tie.parties.some(({ place }) => place === end)),
  ) ?? ties.find((tie) => holds(tie, statement));
const holds = (tie: GatheredTie, statement: StatementId) =>
  tie.statements.includes(statement) || tie.deprecated.includes(statement);

async function refuseTogether({ db }: Transaction, trial: ScopeTrial, link: TieLink, subject: string) {
  const now = trial.with(trial.links);
  const [left, right] = [tellsOf(now, link.left), tellsOf(now, link.right)];
  if (left !== undefined && left === right) return mergeLoop(subject);
  const then = trial.with([...trial.links, link]);
  if (tellsOf(then, link.left) === tellsOf(then, link.right)) return null;
  const between = trial.links.findLast((one) => !one.together && left && right && joins(one, left, right));
  return await mergeContradiction(db, between, 'together', subject);
}

const joins = ({ left, right }: TieLink, a: GatheredTie, b: GatheredTie) =>
  (holds(a, left.statement) && holds(b, right.statement)) ||
  (holds(b, left.statement) && holds(a, right.statement));

async function refuseApart({ db }: Transaction, trial: ScopeTrial, link: TieLink, subject: string) {
  const now = trial.with(trial.links);
  const tie = tellsOf(now, link.left);
  // Two ties that were never one: the decision keeps them so.
  if (tie === undefined || tie !== tellsOf(now, link.right)) return null;
  const unjoined = trial.with(trial.links.filter(({ together }) => !together));
  const then = trial.with([...trial.links, link]);
  const byThemselves = tellsOf(unjoined, link.left) === tellsOf(unjoined, link.right);
  if (byThemselves && tellsOf(then, link.left) !== tellsOf(then, link.right)) return null;
  const joined = trial.links.findLast((one) => one.together && holds(tie, one.left.statement));
  return await mergeContradiction(db, joined, 'apart', subject);
}

/** For tests and pages: the subject of a decision on two statements. */
export const linkSubject = (left: string, right: string): string => `${left}~${right}`;
