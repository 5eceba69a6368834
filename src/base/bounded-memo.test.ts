import { describe, expect, it } from 'vitest';
import { BoundedMemo } from './bounded-memo.js';

describe('a bounded memo', () => {
  it('makes an answer once', () => {
    const memo = new BoundedMemo<number>(10);
    let made = 0;
    const length = (text: string) => {
      made++;
      return text.length;
    };
    expect([memo.through('abc', length), memo.through('abc', length), made]).toEqual([3, 3, 1]);
  });

  it('lets the oldest go once it is full, and keeps what is asked again', () => {
    const memo = new BoundedMemo<number>(4);
    for (const key of ['a', 'b']) memo.set(key, 1);
    expect(memo.get('a')).toBe(1);
    for (const key of ['c', 'd']) memo.set(key, 1);
    expect(memo.get('a')).toBe(1);
    for (const key of ['e', 'f', 'g', 'h', 'i', 'j']) memo.set(key, 1);
    expect(memo.get('b')).toBeUndefined();
  });
});
