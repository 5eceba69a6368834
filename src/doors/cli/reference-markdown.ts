import type { Command } from 'commander';
import { buildProgram } from './program.js';
import { processTerminal } from './terminal.js';

const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : ['', row(head), row(head.map(() => '---')), ...rows.map(row)];
}

/** Every command that a person may run, depth first; a group such as `collection` comes before its own. */
function commandsOf(command: Command, path: string): readonly { path: string; command: Command }[] {
  const help = command.createHelp();
  return help
    .visibleCommands(command)
    .filter((child) => child.name() !== 'help')
    .flatMap((child) => {
      const childPath = `${path} ${child.name()}`;
      return [{ path: childPath, command: child }, ...commandsOf(child, childPath)];
    });
}

function section({ path, command }: { path: string; command: Command }): string[] {
  const help = command.createHelp();
  const options = help
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')
    .map((option) => [`\`${option.flags}\``, help.optionDescription(option)]);
  const given = help
    .visibleArguments(command)
    .map((argument) => [`\`${argument.name()}\``, help.argumentDescription(argument)]);
  const isGroup = command.commands.length > 0;
  return [
    '',
    `## ${path}`,
    '',
    `${command.description()}.`,
    ...(isGroup ? [] : ['', '```', `${path} ${command.usage()}`, '```']),
    ...table(['argument', 'what'], given),
    ...table(['option', 'what'], options),
  ];
}

/**
 * docs/reference/cli.md from the commands themselves. `node scripts/docs.mjs` writes it, and a test fails when it is not current.
 */
export function renderCliMarkdown(): string {
  const program = buildProgram('', { run: null }, processTerminal());
  return `${[
    '# The command line',
    '',
    '<!-- Written by `node scripts/docs.mjs` from src/doors/cli/program.ts: edit that instead. -->',
    '',
    'In a clone, `npx intertie COMMAND` runs a command, and so does `node dist/cli.js COMMAND`, faster. `intertie COMMAND --help` shows',
    'what stands here.',
    '',
    'Errors go to standard error as "problem: value; what to do". With `--json` the answer on standard output is JSON, errors too.',
    '',
    'Exit codes: 0 all done; 1 something given could not be used, the rest is done; 2 the command is wrong; 3 the machine is not ready',
    '(database, disk, port); 130 stopped by Ctrl-C. What was finished is kept, nothing is half-stored.',
    '',
    'Several commands and a server may use one data folder at the same time. A document may have 128 MB, a page from the web 32 MB;',
    'tables have no such limit. Only addresses that you give are fetched; a redirect from elsewhere into your own network is refused.',
    '',
    'More: [the reading contract for other programs](reading-contract.md), [importing a table](../how-to/import-a-table.md),',
    '[writing a digest](../how-to/write-a-digest.md), [places of your own](../how-to/gazetteer.md).',
    ...commandsOf(program, 'intertie').flatMap(section),
  ].join('\n')}\n`;
}
