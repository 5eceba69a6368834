import { expect, test } from 'vitest';
import { type StreamLine, splitLines } from './split-lines.js';

async function* bytes(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}

async function linesOf(chunks: AsyncIterable<Uint8Array>, longest?: number): Promise<StreamLine[]> {
  const found: StreamLine[] = [];
  for await (const line of splitLines(chunks, longest)) found.push(line);
  return found;
}

test('lines are numbered from 1, with either line end, also without one at the end', async () => {
  expect(await linesOf(bytes('a\r\n\nb', 'c\n', 'd'))).toEqual([
    { number: 1, text: 'a' },
    { number: 2, text: '' },
    { number: 3, text: 'bc' },
    { number: 4, text: 'd' },
  ]);
});

test('a letter that two chunks share stays whole, and a byte order mark is left out', async () => {
  const text = Buffer.from('\uFEFFЖёлтый\n');
  const lines = await linesOf(bytes(...[...text].map((byte) => Uint8Array.of(byte))));
  expect(lines).toEqual([{ number: 1, text: 'Жёлтый' }]);
});

test('signs that end lines elsewhere are part of a JSON line', async () => {
  expect(await linesOf(bytes('"a\u2028b\u0085c"\n'))).toEqual([{ number: 1, text: '"a\u2028b\u0085c"' }]);
});

test('a line longer than a string can be is told, and the lines behind it are read', async () => {
  expect(await linesOf(bytes('abc', 'defgh', 'ijk\nxy\n', '1234567'), 5)).toEqual([
    { number: 1, text: null },
    { number: 2, text: 'xy' },
    { number: 3, text: null },
  ]);
});

test('nothing gives no line', async () => {
  expect(await linesOf(bytes())).toEqual([]);
  expect(await linesOf(bytes('', '\n'))).toEqual([{ number: 1, text: '' }]);
});

test('no more is read than is asked for', async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield Buffer.from('line\n');
    }
  }
  for await (const { number } of splitLines(endless())) if (number === 3) break;
  expect(given).toBe(3);
});
