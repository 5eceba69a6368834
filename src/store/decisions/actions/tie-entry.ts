import type { PlaceId, StatementId } from '../../../base/index.js';
import { TIE_KINDS } from '../../../vocabulary/index.js';
import { storableJson } from '../../rows/storable-text.js';
import { anchorOf } from '../anchor-of.js';
import { gone, unreadable } from '../decision-errors.js';
import { scopesOfStatements } from '../scopes-of-statements.js';
import type { Anchor, DecisionAction, Kept, SettledBy } from '../types.js';

/** What a person entered on a tie: it holds on to one of the tie's statements. */
interface Entry {
  readonly statement: StatementId;
  readonly ends: readonly PlaceId[];
  readonly anchor: Anchor;
}

interface EntryKind {
  readonly what: 'state' | 'fields';
  /** The statement that the subject names. */
  statementOf(subject: string): string;
  /** What was entered, checked. @throws IntertieError `decision.unreadable` */
  check(given: unknown, by: SettledBy): Readonly<Record<string, Kept>>;
  /** It says what the tie is, so that the tie is gathered anew. */
  readonly changesTie: boolean;
}

/** A decision that enters something on a tie by one of its statements; the same subject again replaces what was entered. */
export function tieEntry({ what, statementOf, check, changesTie }: EntryKind): DecisionAction {
  const idOf = (subject: string) => `${what} ${subject}`;
  return {
    subjectKind: 'tie',
    needs: 'editor',
    async settle(tx, subject, given, by) {
      const statement = statementOf(subject);
      const anchor = await anchorOf(tx, statement);
      if (anchor === null) throw gone('statement', statement);
      if (!TIE_KINDS.some((kind) => kind === anchor.kind))
        throw unreadable('statement', statement, 'it bears witness to no tie; choose one that does');
      return { ...check(given, by), statement, ends: endsIn(given), anchor } as unknown as Kept;
    },
    async read({ db }, subject, like) {
      const row = await db
        .selectFrom('tie_decided')
        .select(['decided', 'anchor', 'revision'])
        .where('id', '=', idOf(subject))
        .executeTakeFirst();
      const anchor = row?.anchor ?? (like as unknown as Entry | null)?.anchor ?? null;
      const document = anchor?.documentId ?? null;
      return { value: (row?.decided ?? null) as Kept, revision: row?.revision ?? 0, document, anchor };
    },
    async write(tx, subject, to, from) {
      const id = idOf(subject);
      const entry = (to ?? from) as unknown as Entry;
      if (to === null) await tx.db.deleteFrom('tie_decided').where('id', '=', id).execute();
      else {
        const row = {
          statement: entry.statement,
          ends: [...entry.ends],
          anchor: storableJson(entry.anchor),
          url: entry.anchor.url,
          decided: storableJson(to as object),
        };
        await tx.db
          .insertInto('tie_decided')
          .values({ id, what, kind: kindOf(entry.anchor), ...row })
          .onConflict((conflict) =>
            conflict
              .column('id')
              .doUpdateSet((of) => ({ ...row, revision: of('tie_decided.revision', '+', 1) })),
          )
          .execute();
      }
      return changesTie ? await scopesOfStatements(tx, [entry.statement]) : [];
    },
  };
}

function kindOf({ kind }: Anchor) {
  const found = TIE_KINDS.find((one) => one === kind);
  if (found === undefined) throw new RangeError(`no kind of tie: ${kind}`);
  return found;
}

function endsIn(given: unknown): string[] {
  const ends = (given as { readonly ends?: unknown } | null)?.ends;
  return Array.isArray(ends) ? ends.map(String).sort() : [];
}
