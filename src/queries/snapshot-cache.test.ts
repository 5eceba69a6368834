import { describe, expect, it } from 'vitest';
import { SnapshotCache } from './snapshot-cache.js';

describe('answers kept until anything is written', () => {
  it('asks once while nothing changes, and again after a write', async () => {
    let now = '1';
    let asked = 0;
    const cache = new SnapshotCache(async () => now, 10);
    const ask = async () => ++asked;
    expect(await cache.answer('a', ask)).toBe(1);
    expect(await cache.answer('a', ask)).toBe(1);
    now = '2';
    expect(await cache.answer('a', ask)).toBe(2);
  });

  it('asks once for equal questions at one moment', async () => {
    let asked = 0;
    const cache = new SnapshotCache(async () => '1', 10);
    const ask = async () => ++asked;
    expect(await Promise.all([cache.answer('a', ask), cache.answer('a', ask)])).toEqual([1, 1]);
  });

  it('asks for the parts of an answer without looking again whether anything was written', async () => {
    let looked = 0;
    const cache = new SnapshotCache(async () => String(++looked), 10);
    const part = async () => 'part';
    const whole = await cache.answer('a', (snapshot) => cache.answer('b', part, snapshot));
    expect([whole, looked]).toEqual(['part', 1]);
  });

  it('drops what was used longest ago, and keeps no failure', async () => {
    let asked = 0;
    const cache = new SnapshotCache(async () => '1', 2);
    const ask = async () => ++asked;
    await cache.answer('a', ask);
    await cache.answer('b', ask);
    await cache.answer('a', ask);
    await cache.answer('c', ask);
    expect(await cache.answer('a', ask)).toBe(1);
    expect(await cache.answer('b', ask)).toBe(4);
    const failing = cache.answer('d', () => Promise.reject(new Error('lost')));
    await expect(failing).rejects.toThrow('lost');
    expect(await cache.answer('d', ask)).toBe(5);
  });
});
