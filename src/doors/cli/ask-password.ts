import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { IntertieError } from '../../base/index.js';

/** A pasted file is no password. */
const MOST_STDIN = 10_000;

/**
 * A new password: from standard input with `fromStdin` (its first line), else typed twice at the terminal, unseen.
 * @throws IntertieError `usage.no_terminal`, `user.password_differs`, `user.no_password`
 */
export async function askPassword(name: string, fromStdin: boolean): Promise<string> {
  if (fromStdin) return await firstLine();
  if (!process.stdin.isTTY) {
    throw new IntertieError(
      'usage.no_terminal',
      'there is no terminal to type a password at',
      name,
      'give it on standard input with --password-stdin',
    );
  }
  const first = await typeUnseen(`password for ${name}: `);
  if (first === (await typeUnseen('once more: '))) return first;
  throw new IntertieError(
    'user.password_differs',
    'the two passwords differ',
    name,
    'nothing was changed; try again',
  );
}

async function firstLine(): Promise<string> {
  let text = '';
  for await (const piece of process.stdin.setEncoding('utf8')) {
    text += piece;
    if (text.includes('\n') || text.length > MOST_STDIN) break;
  }
  const [line = ''] = text.split(/\r?\n/, 1);
  if (line !== '') return line;
  throw new IntertieError(
    'user.no_password',
    'no password came on standard input',
    'it is empty',
    'as in: printf \'%s\\n\' "$PASSWORD" | intertie user add NAME --role admin --password-stdin',
  );
}

/** The question goes to standard error, what is typed goes nowhere. Ctrl-C ends the command. */
async function typeUnseen(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  lines.on('SIGINT', () => {
    process.stderr.write('\n');
    process.exit(130);
  });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
