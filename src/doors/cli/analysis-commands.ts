import { type Command, Option } from 'commander';
import type { ExitCode } from './exit-codes.js';
import { withHomeOptions, withStoreOptions } from './store-options.js';
import type { Terminal } from './terminal.js';

/** As `program.ts` has it: what the command line asked for. */
interface Asked {
  run: (() => Promise<ExitCode>) | null;
}

const repeated = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** What each report answers, for `--help`. */
const REPORTS = {
  concentration: 'who has how much of a flow, how concentrated it is, what moved',
  potential: 'trade that a gravity model expects, beside what there is',
  routes: 'places for a first direct service from a hub',
  twins: 'partners worth approaching for a place, and the gaps among its ties',
  network: 'groups, hubs and bridges among the ties of the atlas',
  visits: 'visits by year and level, and who was never visited',
  settlers: 'founded places with their origin, by year',
} as const;

/** `intertie analyse …` and `intertie table …`. */
export function addAnalysisCommands(program: Command, asked: Asked, terminal: Terminal): void {
  const analyse = program
    .command('analyse')
    .description("ask the planner's questions of a table or of the atlas");
  addGravity(analyse, asked, terminal);
  for (const [name, description] of Object.entries(REPORTS)) {
    withReportOptions(analyse.command(name))
      .description(description)
      .usage('[options] [--SETTING VALUE ...]')
      .allowUnknownOption()
      .allowExcessArguments()
      .action((flags, command: Command) => {
        asked.run = async () =>
          (await import('./commands/analyse-report.js')).runReport(name, command.args, flags, terminal);
      });
  }
  addTableCommands(program, asked, terminal);
}

/** Options of every report. */
function withReportOptions(command: Command): Command {
  return withStoreOptions(command)
    .option(
      '--set <name=value>',
      'a setting, as the page /analyses/NAME has it; may be given more than once',
      repeated,
    )
    .option('--rows <count>', 'rows of each table (25)')
    .addOption(
      new Option('--language <code>', 'language of the sentences').choices(['en', 'ru']).default('en'),
    );
}

function addGravity(analyse: Command, asked: Asked, terminal: Terminal): void {
  withReportOptions(analyse.command('gravity'))
    .description('fit a gravity model on a table of flows (CSV or TSV, plain or gzip)')
    .argument('[flows]', 'the file; without one, the report of the page /analyses/gravity with its settings')
    .option(
      '--formula <formula>',
      'as "trade ~ log(dist) + cntg | exporter^year + importer^year": response, terms, effects to absorb',
    )
    .addOption(
      new Option('--estimator <name>', 'Poisson pseudo-maximum likelihood or least squares')
        .choices(['ppml', 'ols'])
        .default('ppml'),
    )
    .option('--cluster <columns>', 'cluster errors by these; may be given more than once', repeated)
    .option('--where <condition>', 'rows to take, as "exporter != importer and year in (1986, 1990)"')
    .option(
      '--derive <column>',
      'a new column, as "log_y=log(sum(trade) by exporter^year)", made before --where; may be given more than once',
      repeated,
    )
    .action((flows: string | undefined, flags) => {
      asked.run = async () =>
        flows === undefined && flags.formula === undefined
          ? (await import('./commands/analyse-report.js')).runReport('gravity', [], flags, terminal)
          : (await import('./commands/analyse.js')).runGravity(flows, flags, terminal);
    });
}

function addTableCommands(program: Command, asked: Asked, terminal: Terminal): void {
  const table = program
    .command('table')
    .description('tables that analyses work on: flows, routes, airports, restrictions');
  const commands = () => import('./commands/table.js');
  withHomeOptions(table.command('add'))
    .description('keep a copy of a CSV or TSV file, plain or gzip, with what is known of it')
    .argument('<file>')
    .addOption(
      new Option('--role <role>', 'what it is for')
        .choices(['flows', 'routes', 'airports', 'runways', 'restrictions'])
        .makeOptionMandatory(),
    )
    .option(
      '--column <part=column>',
      'which column plays which part, as exporter=iso_o; may be given more than once',
      repeated,
    )
    .option(
      '--header <names>',
      'names of the columns, with commas between, of a file without a first line of names',
    )
    .option('--id <id>', "short name (the file's)")
    .option('--title <text>', 'title as shown')
    .option('--origin <text>', 'who made it and where it is from')
    .option('--licence <text>', 'its licence')
    .option('--date <date>', 'of which day, month or year it is: YYYY, YYYY-MM or YYYY-MM-DD')
    .option('--unit <text>', 'unit of its values, as "million US dollars"')
    .action((file: string, flags) => {
      asked.run = async () => (await commands()).runTableAdd(file, flags, terminal);
    });
  withHomeOptions(table.command('list'))
    .description('your own tables, and those that came with Intertie')
    .action((flags) => {
      asked.run = async () => (await commands()).runTableList(flags, terminal);
    });
  withHomeOptions(table.command('remove'))
    .description('take a table of your own away')
    .argument('<id>')
    .action((id: string, flags) => {
      asked.run = async () => (await commands()).runTableRemove(id, flags, terminal);
    });
}
