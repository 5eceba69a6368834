import { expect, it } from 'vitest';
import { HashingLane } from './hashing-lane.js';

it('runs a few at once, the others in their order, and refuses more than may wait', async () => {
  const lane = new HashingLane(2, 2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (number: number) => () => {
    begun.push(number);
    return new Promise<number>((resolve) => ends.push(() => resolve(number)));
  };
  const all = [1, 2, 3, 4].map((number) => lane.run(work(number)));
  await expect(lane.run(work(5))).rejects.toMatchObject({ code: 'sign_in.busy' });
  expect(begun).toEqual([1, 2]);
  ends[0]?.();
  await all[0];
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual([1, 2, 3]);
  ends[1]?.();
  ends[2]?.();
  await new Promise((resolve) => setImmediate(resolve));
  ends[3]?.();
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
});

it('gives the place back when the work fails', async () => {
  const lane = new HashingLane(1, 0);
  await expect(lane.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await lane.run(async () => 'yes')).toBe('yes');
});
