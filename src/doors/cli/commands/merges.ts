import { createReviewQueries, type MergePairView } from '../../../queries/index.js';
import { openStore } from '../../../store/index.js';
import { TIE_KINDS } from '../../../vocabulary/index.js';
import { counted } from '../counted.js';
import { defined } from '../defined.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { contextOptions, type StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';

export interface MergesFlags extends StoreFlags {
  readonly kind?: string;
  readonly place?: string;
  readonly page?: string;
}

/** `intertie review merges`: pairs of ties that may be one, with the reasons. They are merged on their page, or by POST /api/decisions. */
export async function runReviewMerges(flags: MergesFlags, terminal: Terminal): Promise<ExitCode> {
  const store = await openStore(defined(contextOptions(flags, terminal)));
  try {
    const kind = TIE_KINDS.find((one) => one === flags.kind) ?? null;
    const filter = { kind, place: flags.place ?? null };
    const view = await createReviewQueries(store).merges(filter, Number(flags.page ?? 1), 'en');
    const { pairs, total, page, pages, compared, more } = view;
    if (flags.json) {
      await terminal.print(JSON.stringify({ pairs, total, page, pages, compared, more }));
      return EXIT.ok;
    }
    for (const pair of pairs) await terminal.print(pairLines(pair));
    const among = `${counted(compared, 'tie')} compared${more ? ', the surest and newest' : ''}`;
    await terminal.print(`${counted(total, 'pair')}, page ${page} of ${pages}; ${among}`);
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

/** `intertie review voices`: after a change of the rules of copies, and for what was saved before there were any. */
export async function runReviewVoices(flags: StoreFlags, terminal: Terminal): Promise<ExitCode> {
  const store = await openStore(defined(contextOptions(flags, terminal)));
  try {
    const changed = await store.regroupVoices();
    await terminal.print(
      flags.json
        ? JSON.stringify({ changed })
        : `${counted(changed, 'document')} with another voice than before`,
    );
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

function pairLines({ left, right, score, reasons }: MergePairView): string {
  const line = ({ id, kind, places, date }: MergePairView['left']) =>
    `${id}  ${kind}  ${places.map(({ name }) => name).join(' – ')}${date === null ? '' : `, ${date}`}`;
  return `${score.toFixed(2)}  ${reasons.join(', ').replaceAll('_', ' ')}\n    ${line(left)}\n    ${line(right)}`;
}
