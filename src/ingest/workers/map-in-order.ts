export interface MapLimits<T> {
  /** Items that are worked on or wait to be taken, at most. */
  readonly most: number;
  /** Their sizes together, at most; an item larger than that goes alone. */
  readonly mostSize: number;
  readonly sizeOf: (item: T) => number;
}

/** A bell: whoever waits is woken by the next ring. */
function bell(): { ring(): void; wait(): Promise<void> } {
  let waiting: (() => void)[] = [];
  return {
    ring() {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    wait: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

/**
 * The results of `work` in the order of the items, several worked on at a time. A result comes out as soon as it and all before it are
 * there, also while the source has nothing to give. The source is asked for no more than the limits allow, so memory is bounded whatever
 * its length; results that nobody takes hold it up. When the taker leaves off, the source is closed.
 *
 * @throws what the source or `work` throws, in its place in the order
 * @example for await (const n of mapInOrder(numbers, async (n) => n * 2, { most: 4, mostSize: 4, sizeOf: () => 1 })) console.log(n);
 */
export async function* mapInOrder<T, R>(
  source: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  { most, mostSize, sizeOf }: MapLimits<T>,
): AsyncGenerator<R> {
  const queue: { readonly size: number; readonly result: Promise<R> }[] = [];
  const arrived = bell();
  const room = bell();
  const items = source[Symbol.asyncIterator]();
  let inHand = 0;
  let left = false;
  const isFull = (next: number) => queue.length >= most || (queue.length > 0 && inHand + next > mostSize);
  const feed = async (): Promise<void> => {
    for (;;) {
      while (!left && isFull(0)) await room.wait();
      if (left) return;
      const { done, value } = await items.next();
      if (done) return;
      const size = sizeOf(value);
      while (!left && isFull(size)) await room.wait();
      if (left) return;
      const result = work(value);
      // Looked at in its turn; until then a failure is no unhandled one.
      result.catch(() => undefined);
      inHand += size;
      queue.push({ size, result });
      arrived.ring();
    }
  };
  let ended = false;
  const feeding = feed().finally(() => {
    ended = true;
    arrived.ring();
  });
  feeding.catch(() => undefined);
  try {
    for (;;) {
      const head = queue[0];
      if (head === undefined) {
        if (ended) break;
        await arrived.wait();
        continue;
      }
      const result = await head.result;
      queue.shift();
      inHand -= head.size;
      room.ring();
      yield result;
    }
    await feeding;
  } finally {
    left = true;
    room.ring();
    // Not waited for: a source in the middle of waiting for input is closed when that comes.
    items.return?.().catch(() => undefined);
  }
}
