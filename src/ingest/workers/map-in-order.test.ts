import { expect, test } from 'vitest';
import { mapInOrder } from './map-in-order.js';

const limits = { most: 3, mostSize: 100, sizeOf: () => 1 };

async function* upTo(count: number, onGive: (n: number) => void = () => undefined): AsyncGenerator<number> {
  for (let n = 1; n <= count; n++) {
    onGive(n);
    yield n;
  }
}

const soon = (turns: number): Promise<void> =>
  turns === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(() => resolve(soon(turns - 1))));

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const result of results) found.push(result);
  return found;
}

test('results keep the order of the items, whichever is done first', async () => {
  const work = async (n: number) => {
    await soon((7 * n) % 5);
    return n;
  };
  expect(await all(mapInOrder(upTo(20), work, limits))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

test('no more items are in hand than the limit, however slow the taker is', async () => {
  let given = 0;
  let taken = 0;
  let most = 0;
  const source = upTo(30, (n) => {
    given = n;
    most = Math.max(most, given - taken);
  });
  for await (const _ of mapInOrder(source, async (n) => n, limits)) {
    taken += 1;
    await soon(5);
  }
  expect(taken).toBe(30);
  // Three in hand, and one that waits to be let in.
  expect(most).toBeLessThanOrEqual(4);
});

test('sizes are added up, and an item larger than all goes alone', async () => {
  const sizes = [60, 30, 30, 500, 10, 90];
  let inHand = 0;
  const seen: number[] = [];
  async function* source() {
    yield* sizes;
  }
  const work = async (size: number) => {
    inHand += size;
    seen.push(inHand);
    await soon(3);
    inHand -= size;
    return size;
  };
  expect(await all(mapInOrder(source(), work, { most: 9, mostSize: 100, sizeOf: (size) => size }))).toEqual(
    sizes,
  );
  expect(Math.max(...seen.filter((size) => size !== 500))).toBeLessThanOrEqual(100);
  expect(seen).toContain(500);
});

test('a result comes out while the source waits for its next item', async () => {
  let goOn = (): void => undefined;
  async function* halting() {
    yield 1;
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    yield 2;
  }
  const results = mapInOrder(halting(), async (n) => n, limits);
  expect((await results.next()).value).toBe(1);
  goOn();
  expect((await results.next()).value).toBe(2);
  expect((await results.next()).done).toBe(true);
});

test('what the source or the work throws comes in its place in the order', async () => {
  const work = async (n: number) => {
    if (n === 2) throw new Error('two');
    return n;
  };
  const results = mapInOrder(upTo(5), work, limits);
  expect((await results.next()).value).toBe(1);
  await expect(results.next()).rejects.toThrow('two');

  async function* broken() {
    yield 1;
    throw new Error('source');
  }
  const others = mapInOrder(broken(), async (n) => n, limits);
  expect((await others.next()).value).toBe(1);
  await expect(others.next()).rejects.toThrow('source');
});

test('the source is closed when the taker leaves off', async () => {
  let closed = false;
  async function* endless() {
    try {
      for (let n = 0; ; n++) yield n;
    } finally {
      closed = true;
    }
  }
  for await (const n of mapInOrder(endless(), async (n) => n, limits)) if (n === 5) break;
  expect(closed).toBe(true);
});
