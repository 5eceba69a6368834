import { hopes, namesThing } from './promise-words.js';
import type { Statement } from './types.js';

/** Why a promise can be tested: it names a figure, a date, or a thing that anybody can look up. */
export type TestableBy = 'figure' | 'date' | 'thing';

type Told = Pick<Statement, 'amounts' | 'date' | 'object' | 'quote' | 'notes'>;

/**
 * What a promise can be tested by; null where it cannot be, so that nobody can be held to it: no figure, no date and nothing to look up, or a
 * mere hope, however dated.
 *
 * @example testableBy(fiftySpecialists); // 'figure'
 */
export function testableBy({ amounts, date, object, quote, notes }: Told): TestableBy | null {
  if (notes.includes('hope') || hopes(quote)) return null;
  if (amounts.some(({ value }) => Number.isFinite(value) && value > 0)) return 'figure';
  if (date !== null) return 'date';
  return object !== null && namesThing(object.text) ? 'thing' : null;
}
