import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.js';
import { withStoreOptions } from './store-options.js';
import type { Terminal } from './terminal.js';

/** As `program.ts` has it: what the command line asked for. */
interface Asked {
  run: (() => Promise<ExitCode>) | null;
}

const repeated = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** `intertie quality …` and `intertie watchlist …`. */
export function addQualityCommands(program: Command, asked: Asked, terminal: Terminal): void {
  const quality = program
    .command('quality')
    .description('how right the reader is: random audits, their figures, the codebook');
  const audits = () => import('./commands/quality.js');
  withStoreOptions(quality.command('sample'))
    .description('draw a random audit, to be coded by two people on the page /quality')
    .option('--statements <count>', 'statements to sample, by kind', '200')
    .option('--sentences <count>', 'sentences to sample, for what was missed', '100')
    .option('--seed <text>', 'draws the same sample again from the same atlas (the time)')
    .option('--collection <id>', 'of this collection only')
    .action((flags) => {
      asked.run = async () => (await audits()).runQualitySample(flags, terminal);
    });
  withStoreOptions(quality.command('report'))
    .description('precision and recall with intervals, and how far the coders agree')
    .argument('[audit]', 'id of the audit (the newest)')
    .action((id: string | undefined, flags) => {
      asked.run = async () => (await audits()).runQualityReport(id, flags, terminal);
    });
  quality
    .command('codebook')
    .description('kinds, definitions and examples as a Markdown document')
    .option('--json', 'print JSON')
    .action((flags) => {
      asked.run = async () => (await audits()).runQualityCodebook(flags, terminal);
    });
  withStoreOptions(quality.command('golden'))
    .description("documents that people have settled, as golden texts for the reader's tests")
    .argument('<folder>')
    .option(
      '--owned <collection>',
      'its texts are yours to pass on; may be given more than once. Else only sources with a licence and the policy "full"',
      repeated,
    )
    .action((folder: string, flags) => {
      asked.run = async () => (await audits()).runQualityGolden(folder, flags, terminal);
    });
  const watchlist = program
    .command('watchlist')
    .description(
      'sanctions or watch lists: possible matches are shown to reviewers only, never as a verdict',
    );
  const lists = () => import('./commands/watchlist.js');
  withStoreOptions(watchlist.command('load'))
    .description("load a list (OpenSanctions' simple CSV, plain or gzip), in the place of one of the same id")
    .argument('<file>')
    .option('--id <id>', "short name (the file's)")
    .option('--name <name>', 'name as shown to reviewers')
    .action((file: string, flags) => {
      asked.run = async () => (await lists()).runWatchlistLoad(file, flags, terminal);
    });
  withStoreOptions(watchlist.command('list'))
    .description('lists that are loaded')
    .action((flags) => {
      asked.run = async () => (await lists()).runWatchlistList(flags, terminal);
    });
  withStoreOptions(watchlist.command('remove'))
    .description('take a list out again, with all its marks')
    .argument('<id>')
    .action((id: string, flags) => {
      asked.run = async () => (await lists()).runWatchlistRemove(id, flags, terminal);
    });
}
