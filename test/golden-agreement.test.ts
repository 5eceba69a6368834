import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tryPartialDate } from '../src/base/index.js';
import { contractLine } from '../src/doors/cli/contract.js';
import { openReader, readText } from '../src/ingest/index.js';
import {
  FIELDS,
  type Field,
  type GoldenAgreement,
  type ReadTerms,
  scoreAgreements,
} from './score-agreement.js';
import type { Tally } from './score-reading.js';

interface Golden {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly document_date: string | null;
  readonly agreement?: GoldenAgreement | null;
}

/** What is held of each field, precision and recall alike. The texts were written with the rules in mind: an unseen text will do worse. */
const FLOORS: Readonly<Partial<Record<Field, number>>> = { roles: 0.9 };
const FLOOR = 0.95;

const reader = openReader();
const goldens = readdirSync('test/golden')
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`test/golden/${name}`, 'utf8')) as Golden);

function termsOf({ id, text, lang, document_date }: Golden): ReadTerms[] {
  const reading = readText(reader, { text, language: lang, date: tryPartialDate(document_date) });
  const line = JSON.parse(JSON.stringify(contractLine(id, text, reading))) as {
    readonly statements: readonly { readonly terms: ReadTerms | null }[];
  };
  return line.statements.flatMap(({ terms }) => (terms ? [terms] : []));
}

const read = new Map(goldens.map((golden) => [golden.id, termsOf(golden)]));

/** Every object in a value that has a span and words. */
function quotes(value: unknown): { start: number; end: number; quote: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(quotes);
  return 'quote' in value ? [value as { start: number; end: number; quote: string }, ...inner] : inner;
}

describe('agreements among the golden texts', () => {
  test('no other text is read as one, also when it quotes one', () => {
    const wrong = goldens.filter(({ id, agreement }) => !agreement && (read.get(id)?.length ?? 0) > 0);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('each is read as one, once', () => {
    const wrong = goldens.filter(({ id, agreement }) => agreement && read.get(id)?.length !== 1);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('every term slices back to its words', () => {
    for (const { id, text } of goldens)
      for (const { start, end, quote } of quotes(read.get(id)))
        expect(text.slice(start, end), id).toBe(quote);
  });

  const score = scoreAgreements(
    goldens
      .filter(({ agreement }) => agreement !== undefined)
      .map(({ id, agreement }) => ({ id, golden: agreement ?? null, read: read.get(id)?.[0] ?? null })),
  );
  const shown = ({ hits, drawn, wanted }: Tally) => `${hits} of ${wanted}, ${drawn} drawn`;
  test.each(FIELDS.map((field) => [field, score.fields.get(field) ?? score.all] as const))(
    '%s',
    (field, tally) => {
      const about = [
        ...score.missed.map((one) => `missed ${one}`),
        ...score.surplus.map((one) => `too much ${one}`),
      ].filter((one) => one.includes(`: ${field}: `));
      const message = [shown(tally), ...about].join('\n');
      const floor = FLOORS[field] ?? FLOOR;
      expect(tally.hits, message).toBeGreaterThanOrEqual(floor * tally.wanted);
      expect(tally.hits, message).toBeGreaterThanOrEqual(floor * tally.drawn);
    },
  );

  test(`all fields together (${shown(score.all)})`, () => {
    expect(score.all.hits).toBeGreaterThanOrEqual(0.97 * Math.max(score.all.wanted, score.all.drawn));
  });
});
