import { IntertieError } from '../../../base/index.js';
import {
  createReviewQueries,
  type LoggedDecision,
  QUEUE_ORDERS,
  type QueueFilter,
  type QueueOrder,
  type ReviewItem,
} from '../../../queries/index.js';
import { type BatchOutcome, OPERATOR, openStore, type Store } from '../../../store/index.js';
import { KINDS } from '../../../vocabulary/index.js';
import { counted } from '../counted.js';
import { defined } from '../defined.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { contextOptions, type StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';

export interface ListFlags extends StoreFlags {
  readonly kind?: string;
  readonly document?: string;
  readonly rule?: string;
  readonly collection?: string;
  readonly least?: string;
  readonly most?: string;
  readonly order?: string;
  readonly page?: string;
  readonly unattached?: boolean;
}

export interface DecideFlags extends ListFlags {
  readonly reason?: string;
}

/** As many as a transaction of a few seconds takes. */
const MOST_AT_ONCE = 1000;

/** `intertie review list`: proposals in the queue's order, or decisions that fit nothing any more. */
export function runReviewList(flags: ListFlags, terminal: Terminal): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    const review = createReviewQueries(store);
    if (flags.unattached) {
      const { rows } = await review.log(UNATTACHED, null);
      if (flags.json) await terminal.print(JSON.stringify(rows));
      else for (const row of rows) await terminal.print(decisionLine(row));
      return EXIT.ok;
    }
    const order = QUEUE_ORDERS.find((one) => one === flags.order) as QueueOrder;
    const view = await review.queue(filterOf(flags), order, Number(flags.page ?? 1), 'en');
    const { items, total, more, page, pages } = view;
    if (flags.json) {
      await terminal.print(JSON.stringify({ total, more, page, pages, items }));
      return EXIT.ok;
    }
    for (const item of items) await terminal.print(itemLines(item));
    await terminal.print(`${total}${more ? '+' : ''} to review, page ${page} of ${pages}`);
    return EXIT.ok;
  });
}

/** `intertie review accept` and `reject`: those named, or (accept only) the surest of a filter from `--least` on. */
export function runReviewDecide(
  verdict: 'accept' | 'reject',
  ids: readonly string[],
  flags: DecideFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    const asked = await subjectsOf(store, verdict, ids, flags);
    const decisions = asked.map(({ id, revision }) => ({
      action: `statement.${verdict}`,
      subject: id,
      reason: flags.reason,
      ...(revision === undefined ? {} : { expected: revision }),
    }));
    return await tell(
      await store.decideAll(decisions, OPERATOR, new Date()),
      `${verdict}ed`,
      flags,
      terminal,
    );
  });
}

/** `intertie review undo`: a decision by its number, a batch by its name. */
export function runReviewUndo(id: string, flags: StoreFlags, terminal: Terminal): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    if (/^b\d{1,15}$/.test(id)) {
      return await tell(await store.undoBatch(id, OPERATOR, new Date()), 'undone', flags, terminal);
    }
    if (!/^[1-9]\d{0,14}$/.test(id)) {
      throw new IntertieError(
        'usage.decision',
        'not a decision',
        id,
        'give its number, or the name of a batch such as b12',
      );
    }
    const made = await store.undo(Number(id), OPERATOR, new Date());
    await terminal.print(
      flags.json ? JSON.stringify(made) : `undone: ${id}; to bring it back: intertie review undo ${made.id}`,
    );
    return EXIT.ok;
  });
}

const UNATTACHED = {
  account: null,
  action: null,
  document: null,
  subject: null,
  batch: null,
  unattached: true,
};

async function withStore(
  flags: StoreFlags,
  terminal: Terminal,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  const store = await openStore(defined(contextOptions(flags, terminal)));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function subjectsOf(
  store: Store,
  verdict: 'accept' | 'reject',
  ids: readonly string[],
  flags: DecideFlags,
): Promise<readonly { readonly id: string; readonly revision?: number }[]> {
  if (ids.length > 0) return ids.map((id) => ({ id }));
  const filter = filterOf(flags);
  if (verdict === 'reject' || filter.least === null) {
    throw new IntertieError(
      'usage.nothing',
      'nothing to decide on',
      `review ${verdict}`,
      verdict === 'accept' ? 'name statements, or give --least 0.9' : 'name statements: intertie review list',
    );
  }
  return await createReviewQueries(store).surest(filter, MOST_AT_ONCE);
}

async function tell(
  { batch, outcomes }: BatchOutcome,
  done: string,
  flags: StoreFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const refused = outcomes.flatMap(({ refused: why }) => why ?? []);
  if (flags.json) await terminal.print(JSON.stringify({ batch, outcomes }));
  else {
    for (const { message } of refused) terminal.say(`intertie: ${message}`);
    const undo = batch === null ? '' : `; to take it back: intertie review undo ${batch}`;
    await terminal.print(`${counted(outcomes.length - refused.length, 'statement')} ${done}${undo}`);
  }
  return refused.length > 0 ? EXIT.failed : EXIT.ok;
}

function filterOf(flags: ListFlags): QueueFilter {
  return {
    kind: KINDS.find((kind) => kind === flags.kind) ?? null,
    document: flags.document ?? null,
    rule: flags.rule ?? null,
    collection: flags.collection ?? null,
    least: flags.least === undefined ? null : Number(flags.least),
    most: flags.most === undefined ? null : Number(flags.most),
  };
}

function itemLines({ statement, ties }: ReviewItem): string {
  const { id, kind, confidence, date, places, quote, document } = statement;
  const ends = places.map(({ name }) => name).join(' – ');
  const alone = ties.filter((tie) => tie.alone).length;
  return [
    `${id}  ${kind}  ${confidence.toFixed(2)}  ${ends}${date === null ? '' : `, ${date}`}`,
    `    ${(quote ?? '').replace(/\s+/g, ' ')}`,
    `    ${document.title}${alone > 0 ? `; ${counted(alone, 'tie')} on it alone` : ''}`,
  ].join('\n');
}

function decisionLine({ id, action, accountName, at, quote, subject }: LoggedDecision): string {
  return `${id}  ${action}  ${accountName}, ${at.toISOString()}\n    ${(quote ?? subject).replace(/\s+/g, ' ')}`;
}
