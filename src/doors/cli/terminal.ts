import { isIntertieError } from '../../base/index.js';

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Terminal {
  /** One line of the result. Comes back when the reader of a pipe has taken it. */
  print(line: string): Promise<void>;
  /** A piece of the result, without a line end. Comes back as `print` does. */
  write(piece: string): Promise<void>;
  /** One line for the person at the terminal. */
  say(line: string): void;
  /** The error in one line: "intertie: problem: value; what to do", or as JSON. */
  complain(error: unknown, json: boolean): void;
}

/** Text of one line for an error; an error that is not ours keeps its message, never its stack. */
export function errorLine(error: unknown, json: boolean): string {
  if (isIntertieError(error)) {
    const { code, problem, value, remedy } = error;
    return json ? JSON.stringify({ error: { code, problem, value, remedy } }) : `intertie: ${error.message}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const remedy = 'this is a fault in Intertie: please report it with what you did';
  return json
    ? JSON.stringify({ error: { code: 'internal', problem: 'unexpected error', value: message, remedy } })
    : `intertie: unexpected error: ${message}; ${remedy}`;
}

/**
 * The process's own streams. A pipe that is closed early (`intertie read … | head`) ends the process quietly: its reader
 * has what it wanted.
 */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`${errorLine(error, false)}\n`);
    process.exit(3);
  });
  const write = (piece: string): Promise<void> =>
    new Promise((resolve) => {
      if (process.stdout.write(piece)) resolve();
      else process.stdout.once('drain', resolve);
    });
  return {
    print: (line) => write(`${line}\n`),
    write,
    say: (line) => void process.stderr.write(`${line}\n`),
    complain: (error, json) => void process.stderr.write(`${errorLine(error, json)}\n`),
  };
}
