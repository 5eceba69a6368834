import { describe, expect, it } from 'vitest';
import { type ActorLink, settleActors } from './actor-links.js';

const together = (left: string, right: string): ActorLink => ({ what: 'together', left, right });
const apart = (name: string, into: string, ...roles: string[]): ActorLink => ({
  what: 'apart',
  name,
  into,
  roles,
});

describe('settleActors', () => {
  it('leaves each name its own actor where nobody decided anything', () => {
    const actors = settleActors([]);
    expect(actors.actorOf('a1', null)).toBe('a1');
    expect(actors.namesOf('a1')).toEqual(['a1']);
  });

  it('joins names in a chain, whichever is asked for', () => {
    const actors = settleActors([together('a1', 'a2'), together('a2', 'a3')]);
    expect(actors.actorOf('a1', 'o9')).toBe('a3');
    expect(actors.namesOf('a3')).toEqual(['a1', 'a2', 'a3']);
    expect(actors.namesOf('a1')).toEqual(['a1', 'a2', 'a3']);
  });

  it('makes no ring of links that go round', () => {
    const actors = settleActors([together('a1', 'a2'), together('a2', 'a3'), together('a3', 'a1')]);
    expect(new Set(['a1', 'a2', 'a3'].map((id) => actors.finalOf(id)))).toEqual(new Set(['a3']));
  });

  it('gives one of two namesakes the words said under its roles, and no others', () => {
    const actors = settleActors([apart('a1', 'x1', 'o1', '')]);
    expect(actors.actorOf('a1', 'o1')).toBe('x1');
    expect(actors.actorOf('a1', null)).toBe('x1');
    expect(actors.actorOf('a1', 'o2')).toBe('a1');
    expect(actors.namesOf('x1')).toEqual(['a1']);
  });

  it('joins what was parted with somebody else, and sees what would undo the parting', () => {
    const actors = settleActors([apart('a1', 'x1', 'o1'), together('x1', 'a5')]);
    expect(actors.actorOf('a1', 'o1')).toBe('a5');
    expect(actors.actorOf('a1', 'o2')).toBe('a1');
    expect(actors.namesOf('a5')).toEqual(['a1', 'a5']);
    expect(actors.wouldContradict('a5', 'a1')).toBe(true);
    expect(actors.wouldContradict('a5', 'a7')).toBe(false);
  });

  it('lets a join stand idle when the part it spoke of is whole again', () => {
    const actors = settleActors([together('x1', 'a5')]);
    expect(actors.actorOf('a1', 'o1')).toBe('a1');
  });
});
