import { INTERTIE_VERSION } from '../version.js';
import type { ExitCode } from './exit-codes.js';
import { runProgram } from './program.js';
import { processTerminal } from './terminal.js';

export { EXIT, type ExitCode } from './exit-codes.js';

/** The command line of this process: what `src/cli.ts` runs. */
export function runCli(argv: readonly string[]): Promise<ExitCode> {
  return runProgram(argv, INTERTIE_VERSION, processTerminal());
}
