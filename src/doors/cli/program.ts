import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { KINDS } from '../../vocabulary/index.js';
import { addAnalysisCommands } from './analysis-commands.js';
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes.js';
import { addQualityCommands } from './quality-commands.js';
import { addReviewCommands } from './review-options.js';
import { withHomeOptions, withStoreOptions } from './store-options.js';
import type { Terminal } from './terminal.js';

type Run = () => Promise<ExitCode>;

/** What a command line asks for: each command sets `run`; its rooms are loaded only when it runs. */
interface Asked {
  run: Run | null;
}

const EXAMPLES = `
Examples:
  intertie serve                                  the atlas in the browser, with its examples at the first start
  intertie add article.html report.pdf minutes/   read documents and keep what they say
  intertie read article.html                      read one and keep nothing
  intertie import twins.csv --mapping twins.yaml  a table

Exit codes: 0 all done, 1 something given could not be used, 2 the command is wrong,
3 the machine is not ready (database, disk, port), 130 stopped.`;

/** More threads than any machine we know has cores would be a slip of the pen. */
const MOST_THREADS = 256;

const NO_MODEL =
  'leave out the language model that INTERTIE_MODEL_URL names (docs/how-to/use-a-language-model.md)';

function threadCount(given: string): number {
  const count = Number(given);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_THREADS) return count;
  throw new InvalidArgumentError(`give a whole number from 1 to ${MOST_THREADS}`);
}

function addDocumentCommands(program: Command, asked: Asked, terminal: Terminal): void {
  withStoreOptions(program.command('add'))
    .description('read documents and keep what they say: files, folders, web addresses, - for standard input')
    .argument('<paths...>', 'files, folders, http(s) addresses, or -')
    .option(
      '--collection <name>',
      'collection to add to, made when there is none of that name (My documents)',
    )
    .option('--again', 'read documents that are there already anew; what people decided about them stays')
    .option('--no-model', NO_MODEL)
    .action((paths: string[], flags) => {
      asked.run = async () => (await import('./commands/add.js')).runAdd(paths, flags, terminal);
    });
  program
    .command('read')
    .description('read texts and print what they say; nothing is kept and no database is needed')
    .argument('[paths...]', 'files, folders, http(s) addresses, or - for standard input (default)')
    .addOption(
      new Option('--from <form>', 'form of the input').choices(['auto', 'text', 'jsonl']).default('auto'),
    )
    .addOption(new Option('--to <form>', 'form of the output').choices(['text', 'jsonl']).default('text'))
    .option(
      '--workers <count>',
      'threads to read with (one a core, four at most; one for a few texts)',
      threadCount,
    )
    .option('--explain', 'say of each statement why it was drawn, and of sentences that gave none why not')
    .option('--no-model', NO_MODEL)
    .option('--home <dir>', 'data folder, for lists of places of your own (INTERTIE_HOME)')
    .option('--json', 'the same as --to jsonl, with errors as JSON too')
    .action((paths: string[], flags) => {
      const settled = flags.json ? { ...flags, to: 'jsonl' } : flags;
      asked.run = async () => (await import('./commands/read.js')).runRead(paths, settled, terminal);
    });
  withStoreOptions(program.command('import'))
    .description('import a table (CSV or TSV, plain or gzip): one statement a row')
    .argument('<table>', 'the file')
    .option('--mapping <file>', 'how its columns are to be read (docs/how-to/import-a-table.md)')
    .option(
      '--collection <name>',
      "collection to add to, made when there is none (the mapping's, else My documents)",
    )
    .addOption(
      new Option(
        '--kind <kind>',
        'kind of tie for a table without mapping and without column "kind"',
      ).choices(KINDS),
    )
    .action((table: string, flags) => {
      asked.run = async () => (await import('./commands/import.js')).runImport(table, flags, terminal);
    });
}

function addAtlasCommands(program: Command, asked: Asked, terminal: Terminal): void {
  withStoreOptions(program.command('serve'))
    .description('show the atlas in the browser')
    .option('--port <number>', 'port (PORT, else 4321); 0 for any free one')
    .option('--host <address>', 'address to listen on (127.0.0.1: this machine only)')
    .option('--no-examples', 'do not put the examples into an empty atlas')
    .option('--open', 'open the browser')
    .action((flags) => {
      asked.run = async () => (await import('./commands/serve.js')).runServe(flags, terminal);
    });
  withStoreOptions(program.command('status'))
    .description('where the data are and how much there is')
    .action((flags) => {
      asked.run = async () => (await import('./commands/status.js')).runStatus(flags, terminal);
    });
  withStoreOptions(program.command('load-twin-towns', { hidden: true })).action((flags) => {
    asked.run = async () => (await import('./commands/serve.js')).runLoadTwinTowns(flags, terminal);
  });
  const gazetteer = program
    .command('gazetteer')
    .description('places: add a list of your own, see what is there');
  const lists = () => import('./commands/gazetteer.js');
  withHomeOptions(gazetteer.command('add'))
    .description('add places from a GeoNames dump or a CSV')
    .argument('<file>')
    .option('--attribution <text>', 'credit line that its licence asks for')
    .action((file: string, flags) => {
      asked.run = async () => (await lists()).runGazetteerAdd(file, flags, terminal);
    });
  withHomeOptions(gazetteer.command('list'))
    .description('how many places there are, and the lists that were added')
    .action((flags) => {
      asked.run = async () => (await lists()).runGazetteerList(flags, terminal);
    });
  const collection = program
    .command('collection')
    .description('collections: list, create, publish, make private');
  const commands = () => import('./commands/collection.js');
  withStoreOptions(collection.command('list'))
    .description('every collection, in the order of showing')
    .action((flags) => {
      asked.run = async () => (await commands()).runCollectionList(flags, terminal);
    });
  withStoreOptions(collection.command('create'))
    .description('make a collection, or rename one')
    .argument('<id>', 'short name: small letters, digits and hyphens')
    .argument('<name>', 'name as shown')
    .option('--description <text>', 'what it holds')
    .action((id: string, name: string, flags) => {
      asked.run = async () => (await commands()).runCollectionCreate(id, name, flags, terminal);
    });
  for (const [word, published] of [
    ['publish', true],
    ['private', false],
  ] as const) {
    withStoreOptions(collection.command(word))
      .description(published ? 'let every visitor see it' : 'show it to accounts and at this machine only')
      .argument('<id>')
      .action((id: string, flags) => {
        asked.run = async () => (await commands()).runCollectionPublish(id, published, flags, terminal);
      });
  }
}

function addUserCommands(program: Command, asked: Asked, terminal: Terminal): void {
  const user = program.command('user').description('accounts: who may review, edit, publish');
  const commands = () => import('./commands/user.js');
  const stdin = ['--password-stdin', 'take the password from the first line of standard input'] as const;
  withStoreOptions(user.command('add'))
    .description('add an account; asks for its password. The first one must be an administrator')
    .argument('<name>')
    .requiredOption('--role <role>', 'reader, reviewer, editor or admin')
    .option(...stdin)
    .action((name: string, flags) => {
      asked.run = async () => (await commands()).runUserAdd(name, flags, terminal);
    });
  withStoreOptions(user.command('list'))
    .description('every account with its role')
    .action((flags) => {
      asked.run = async () => (await commands()).runUserList(flags, terminal);
    });
  withStoreOptions(user.command('role'))
    .description('give an account another role; counts at its next request')
    .argument('<name>')
    .argument('<role>', 'reader, reviewer, editor or admin')
    .action((name: string, role: string, flags) => {
      asked.run = async () => (await commands()).runUserRole(name, role, flags, terminal);
    });
  withStoreOptions(user.command('password'))
    .description('set another password; all sessions of the account end')
    .argument('<name>')
    .option(...stdin)
    .action((name: string, flags) => {
      asked.run = async () => (await commands()).runUserPassword(name, flags, terminal);
    });
  withStoreOptions(user.command('remove'))
    .description('remove an account; what it decided stays in the log')
    .argument('<name>')
    .action((name: string, flags) => {
      asked.run = async () => (await commands()).runUserRemove(name, flags, terminal);
    });
  withStoreOptions(user.command('token'))
    .description('make an API token for an account and print it, this once')
    .argument('<name>')
    .addOption(
      new Option('--scope <scope>', 'what it may do').choices(['read', 'review', 'write']).default('read'),
    )
    .option('--label <text>', 'what it is for', 'made on the command line')
    .option('--days <count>', 'days that it is in force (until it is revoked)')
    .action((name: string, flags) => {
      asked.run = async () => (await commands()).runUserToken(name, flags, terminal);
    });
}

/** Every command with its options, none of them run. `asked.run` is set by parsing. */
export function buildProgram(version: string, asked: Asked, terminal: Terminal): Command {
  const program = new Command('intertie')
    .description('An atlas of the ties between regions and cities, read from documents and tables.')
    .version(version, '-V, --version')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .showHelpAfterError('see: intertie --help')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'intertie: ')) });
  addDocumentCommands(program, asked, terminal);
  addAtlasCommands(program, asked, terminal);
  addReviewCommands(program, asked, terminal);
  addUserCommands(program, asked, terminal);
  addAnalysisCommands(program, asked, terminal);
  addQualityCommands(program, asked, terminal);
  return program;
}

/**
 * Runs one command line and says how it went.
 * @param argv As `process.argv`: two entries, then the arguments.
 */
export async function runProgram(
  argv: readonly string[],
  version: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const asked: Asked = { run: null };
  const program = buildProgram(version, asked, terminal);
  try {
    program.parse([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const told = ['commander.version', 'commander.helpDisplayed'].includes(error.code);
    return told ? EXIT.ok : EXIT.usage;
  }
  try {
    return asked.run === null ? EXIT.usage : await asked.run();
  } catch (error) {
    terminal.complain(error, argv.includes('--json'));
    return exitCodeOf(error);
  }
}
