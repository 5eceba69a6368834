import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openReader, readText, type TextReading } from '../src/ingest/index.js';
import { runSources } from './store/with-store.js';
import { type StepCounter, startCountingSteps } from './support/count-steps.js';
import { NASTY_WORDS, nastyTexts } from './support/nasty-texts.js';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const SHORT = 2_000;
const TIMES = 4;
/** Four times the text may take this many times the steps: a rule that is quadratic takes up to sixteen. */
const MOST = 6;

const reader = openReader();
const texts = nastyTexts();
const read = (text: string, language: string): TextReading =>
  readText(reader, { text, language, date: null });
let steps: StepCounter;

beforeAll(() => {
  // Lists and rules are loaded at first use, once.
  for (const language of Object.keys(NASTY_WORDS)) read('Minsk.', language);
  steps = startCountingSteps();
});
afterAll(() => steps.stop());

function expectSound(text: string, { mentions, statements, absences }: TextReading): void {
  for (const { start, end, surface } of mentions) expect(text.slice(start, end)).toBe(surface);
  for (const { evidence, quote } of [...statements, ...absences]) {
    expect(text.slice(evidence.start, evidence.end)).toBe(quote);
  }
}

describe.each([...new Set(texts.map(({ name }) => name))])('a text of nothing but %s', (name) => {
  test.each(
    texts.filter((text) => text.name === name).map(({ language, make }) => [language, make] as const),
  )('in %s is read soundly, in steps that grow as it does', (language, make) => {
    const short = make(SHORT);
    const long = make(SHORT * TIMES);
    expectSound(short, read(short, language));
    const few = steps.count(() => read(short, language));
    const many = steps.count(() => expectSound(long, read(long, language)));
    expect(many / few).toBeLessThan(MOST);
  });
});

/** Far more than all the texts take together, and far less than one that backtracks without end. */
const CPU_SECONDS = 400;

test('no expression tries without end: all of them, longer, within a limit of CPU time', async () => {
  const script = fileURLToPath(new URL('./support/read-nasty-texts.ts', import.meta.url));
  const child = spawn(
    'sh',
    ['-c', `ulimit -t ${CPU_SECONDS}; exec "$0" "$@"`, process.execPath, runSources, script, '20000'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  expect(said.trimEnd().split('\n').at(-1)).toBe('done');
});
