import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';
import { calibratedConfidence, confidenceFeatures } from './confidence.js';

const factOf = (text: string) => {
  const fact = readAs(text, '2024-05-15').statements.find(({ kind }) => kind === 'twinning');
  if (!fact) throw new RangeError('the text tells of no twinning');
  return fact;
};

describe('confidence', () => {
  it('is higher where both ends and the date stand in the sentence', () => {
    const full = factOf('Leeds and Dortmund have been twin towns since 1969.');
    const carried = factOf('Leeds and Dortmund met. They are twin towns.');
    expect(full.confidence).toBeGreaterThan(0.8);
    expect(carried.confidence).toBeLessThan(full.confidence);
  });

  it('weighs what it is given and stays between 0.02 and 0.98', () => {
    expect(calibratedConfidence({ sure: 1 }, { intercept: 0, sure: 0 })).toBe(0.5);
    expect(calibratedConfidence({ sure: 1 }, { intercept: 0, sure: 40 })).toBe(0.98);
    expect(calibratedConfidence({ sure: 1 }, { intercept: 0, sure: -40 })).toBe(0.02);
  });

  it('knows a fact that shares its sentence with others', () => {
    const fact = factOf('Leeds and Dortmund have been twin towns since 1969.');
    expect(confidenceFeatures(fact, 0.8, [fact])).toMatchObject({ two_places: 1, beside_one: 0, undated: 0 });
    expect(confidenceFeatures(fact, 0.8, [fact, { ...fact }]).beside_one).toBe(1);
  });
});
