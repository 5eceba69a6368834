import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ancestorsOf,
  inventedStatement as statement,
  inventedTestimony as testimony,
} from '../../test/support/invented.js';
import { placeId } from '../base/index.js';
import { gatherTies } from './gather-ties.js';
import type { GatherContext, Testimony } from './gather-types.js';
import type { TieLink } from './merge-links.js';
import type { Statement } from './types.js';

const context = { ancestors: ancestorsOf, stateOf: () => 'done' } as const satisfies GatherContext;
const gather = (links: readonly TieLink[], ...all: readonly (Statement | Testimony)[]) =>
  gatherTies(
    all.map((one) => ('statement' in one ? one : testimony(one))),
    { ...context, links },
  );
const link = (together: boolean, left: Statement, right: Statement): TieLink => {
  const end = ({ id, parties }: Statement) => ({
    statement: id,
    ends: parties.map(({ place }) => place).sort(),
  });
  return { id: `${left.id}~${right.id}`, together, left: end(left), right: end(right) };
};
const told = (ties: readonly { readonly statements: readonly string[] }[]) =>
  ties.map((tie) => [...tie.statements].sort().join(' ')).sort();

describe('together', () => {
  it('joins two ties under the id of the second, with all that told either', () => {
    const region = statement('agreement', ['XA-FJ', 'XB'], { date: '2019' });
    const city = statement('agreement', ['XA-FJ-tarn', 'XB'], { date: '2020' });
    const again = statement('agreement', ['XA-FJ', 'XB'], { date: '2019-03' });
    const apart = gather([], region, city, again);
    expect(apart).toHaveLength(2);
    const [tie, ...more] = gather([link(true, region, city)], region, city, again);
    expect(more).toEqual([]);
    expect(tie?.statements).toHaveLength(3);
    expect([tie?.id, ...(tie?.merged ?? [])].sort()).toEqual(apart.map(({ id }) => id).sort());
    expect(tie?.id).toBe(apart.find(({ statements }) => statements.includes(city.id))?.id);
    expect(tie?.parties.map(({ place }) => place)).toHaveLength(2);
  });

  it('takes the tie that was meant where a statement bears witness to several', () => {
    const many = statement('trade_flow', ['exporter XA', 'importer XB-HO', 'importer XB-MO'], {
      date: '2019',
    });
    const one = statement('trade_flow', ['exporter XA', 'importer XB-MO-dale'], { date: '2019' });
    const meant = { statement: many.id, ends: [placeId('XA'), placeId('XB-MO')] };
    const ties = gather([{ ...link(true, one, many), right: meant }], many, one);
    expect(told(ties)).toEqual([[one.id, many.id].sort().join(' '), many.id].sort());
  });
});

describe('apart', () => {
  it('takes a statement out, with the copies of its voice, and leaves later reports where they were', () => {
    const first = statement('twinning', ['XA', 'XB']);
    const other = statement('twinning', ['XA', 'XB']);
    const copy = statement('twinning', ['XA', 'XB']);
    const later = statement('twinning', ['XA', 'XB']);
    const [whole] = gather([], first, other);
    const ties = gather(
      [link(false, other, first)],
      testimony(first),
      testimony(other, { voice: 'v' }),
      testimony(copy, { voice: 'v' }),
      testimony(later),
    );
    expect(told(ties)).toEqual([`${first.id} ${later.id}`, [other.id, copy.id].sort().join(' ')].sort());
    expect(ties.find(({ statements }) => statements.includes(first.id))?.id).toBe(whole?.id);
    expect(new Set(ties.map(({ id }) => id)).size).toBe(2);
  });

  it('holds against a chain of joins', () => {
    const [a, b, c] = ['XA-AA', 'XA-BB', 'XA-CC'].map((place) => statement('twinning', [place, 'XB']));
    if (!a || !b || !c) throw new Error('three were made');
    const ties = gather([link(true, a, b), link(true, b, c), link(false, a, c)], a, b, c);
    expect(told(ties)).toEqual([`${a.id} ${b.id}`, c.id].sort());
  });
});

it('gives each statement to exactly one tie of its kind and ends, in whatever order statements come', () => {
  const statements = Array.from({ length: 8 }, (_, n) => statement('twinning', [`XA-A${n % 4}`, 'XB']));
  const pair = fc.tuple(fc.boolean(), fc.nat(7), fc.nat(7)).filter(([, a, b]) => a !== b);
  fc.assert(
    fc.property(
      fc.array(pair, { maxLength: 12 }),
      fc.shuffledSubarray(statements, { minLength: 8 }),
      (pairs, shuffled) => {
        const links = pairs.flatMap(([together, a, b]) => {
          const [left, right] = [statements[a], statements[b]];
          return left && right ? [link(together, left, right)] : [];
        });
        const ties = gather(links, ...statements);
        expect(ties.flatMap((tie) => tie.statements)).toHaveLength(8);
        expect(
          gather(links, ...shuffled)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(ties.map(({ id }) => id).sort());
        for (const { together, left, right } of links) {
          const parted = ties.every(
            (tie) => !(tie.statements.includes(left.statement) && tie.statements.includes(right.statement)),
          );
          if (!together) expect(parted).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
});
