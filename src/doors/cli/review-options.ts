import { type Command, InvalidArgumentError, Option } from 'commander';
import { KINDS, TIE_KINDS } from '../../vocabulary/index.js';
import type { ExitCode } from './exit-codes.js';
import { withStoreOptions } from './store-options.js';
import type { Terminal } from './terminal.js';

function share(given: string): string {
  const value = Number(given);
  if (given.trim() !== '' && value >= 0 && value <= 1) return given;
  throw new InvalidArgumentError('give a number from 0 to 1');
}

function page(given: string): string {
  if (/^[1-9]\d{0,6}$/.test(given)) return given;
  throw new InvalidArgumentError('give a whole number from 1');
}

const withFilter = (command: Command): Command =>
  withStoreOptions(command)
    .addOption(new Option('--kind <kind>', 'only this kind').choices(KINDS))
    .option('--document <id>', 'only this document, its rows too where it is a table')
    .option('--rule <rule>', 'only what this rule drew')
    .option('--collection <id>', 'only this collection')
    .option('--least <confidence>', 'confidence from, 0 to 1', share)
    .option('--most <confidence>', 'confidence to, 0 to 1', share);

/** `intertie review …`: the queue, decisions and undo, for scripts and for those who like a terminal. */
export function addReviewCommands(
  program: Command,
  asked: { run: (() => Promise<ExitCode>) | null },
  terminal: Terminal,
): void {
  const review = program
    .command('review')
    .description('proposals that wait for a person: list, accept, reject, undo');
  const commands = () => import('./commands/review.js');
  withFilter(review.command('list'))
    .description('what waits, 20 a page')
    .addOption(
      new Option('--order <order>', 'most hangs on it and least sure, or by confidence alone')
        .choices(['urgent', 'unsure', 'sure'])
        .default('urgent'),
    )
    .option('--page <number>', 'page of the list', page)
    .option('--unattached', 'instead, decisions that fit nothing any more since their document was read anew')
    .action((flags) => {
      asked.run = async () => (await commands()).runReviewList(flags, terminal);
    });
  withFilter(review.command('accept'))
    .description('accept these statements, or the surest of a filter from --least on (at most 1,000)')
    .argument('[ids...]', 'statements')
    .option('--reason <text>', 'why; kept in the log')
    .action((ids: string[], flags) => {
      asked.run = async () => (await commands()).runReviewDecide('accept', ids, flags, terminal);
    });
  withStoreOptions(review.command('reject'))
    .description('reject these statements: they bear witness to nothing')
    .argument('[ids...]', 'statements')
    .option('--reason <text>', 'why; kept in the log')
    .action((ids: string[], flags) => {
      asked.run = async () => (await commands()).runReviewDecide('reject', ids, flags, terminal);
    });
  withStoreOptions(review.command('merges'))
    .description('ties that may be one, likeliest first, 20 a page')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(TIE_KINDS))
    .option('--place <id>', 'only ties of this place and of what lies inside it')
    .option('--page <number>', 'page of the list', page)
    .action((flags) => {
      asked.run = async () => (await import('./commands/merges.js')).runReviewMerges(flags, terminal);
    });
  withStoreOptions(review.command('voices'))
    .description('look for copies among all articles anew: they share one voice')
    .action((flags) => {
      asked.run = async () => (await import('./commands/merges.js')).runReviewVoices(flags, terminal);
    });
  withStoreOptions(review.command('undo'))
    .description('take a decision back, or, of an undo, make it again')
    .argument('<decision>', 'its number, or the name of a batch')
    .action((id: string, flags) => {
      asked.run = async () => (await commands()).runReviewUndo(id, flags, terminal);
    });
}
