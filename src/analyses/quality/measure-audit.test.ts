import { describe, expect, it } from 'vitest';
import { type Audited, measureAudit } from './measure-audit.js';

const NOTHING: Audited = { statements: [], sentences: [], statementStrata: [], sentenceStrata: [] };
const visit = (labels: string[], rule: string | null = 'en.visit') =>
  ({ stratum: 'visit', kind: 'visit', rule, labels }) as const;
const office = (labels: string[]) =>
  ({ stratum: 'office', kind: 'office', rule: 'en.office', labels }) as const;

describe('measureAudit', () => {
  it('says nothing where nothing was judged, not 0', () => {
    const figures = measureAudit({ ...NOTHING, statements: [visit([]), visit(['unsure'])] });
    expect(figures.precision).toEqual({ share: null, n: 0 });
    expect(figures.recall).toEqual({ share: null, n: 0 });
    expect(figures.statements).toEqual({ sampled: 2, judged: 0, twice: 0 });
    expect(figures.kinds).toEqual([]);
  });

  it('weighs each kind by how much of it there is', () => {
    const figures = measureAudit({
      ...NOTHING,
      statements: [visit(['right']), visit(['right']), office(['not_stated']), office(['not_stated'])],
      statementStrata: [
        { name: 'visit', population: 90 },
        { name: 'office', population: 10 },
      ],
    });
    expect(figures.precision.share?.estimate).toBeCloseTo(0.9);
    expect(figures.precision.n).toBe(4);
    expect(figures.kinds.map(({ kind, precision }) => [kind, precision.share?.estimate])).toEqual([
      ['visit', 1],
      ['office', 0],
    ]);
    expect(figures.rules.map(({ rule }) => rule)).toEqual(['en.office', 'en.visit']);
    expect(figures.faults).toEqual([{ label: 'not_stated', count: 2 }]);
  });

  it('counts a case by the share of its coders where they differ, and leaves out who cannot tell', () => {
    const { precision, alpha, statements } = measureAudit({
      ...NOTHING,
      statements: [visit(['right', 'wrong_parties']), visit(['right', 'unsure'])],
    });
    expect(precision.share?.estimate).toBeCloseTo(0.75);
    expect(alpha.statements.units).toBe(1);
    expect(statements).toEqual({ sampled: 2, judged: 2, twice: 1 });
  });

  it('counts as missed what a sentence states and the reader did not say, for as many sentences as it stands for', () => {
    const { recall, kinds } = measureAudit({
      ...NOTHING,
      sentences: [
        { stratum: 'read', found: ['visit'], labels: ['visit'] },
        { stratum: 'read', found: ['visit'], labels: ['visit+agreement'] },
        { stratum: 'silent', found: [], labels: ['none'] },
        { stratum: 'silent', found: [], labels: ['visit'] },
      ],
      sentenceStrata: [
        { name: 'read', population: 20 },
        { name: 'silent', population: 20 },
      ],
    });
    // Visits: 2 of 3 alike in weight; the agreement was missed.
    expect(recall.share?.estimate).toBeCloseTo(0.5);
    expect(kinds.find(({ kind }) => kind === 'visit')?.recall.share?.estimate).toBeCloseTo(2 / 3);
    expect(kinds.find(({ kind }) => kind === 'agreement')?.recall.share?.estimate).toBe(0);
  });

  it('does not count what is said too much against recall', () => {
    const sentences = [{ stratum: 'read', found: ['visit', 'office'], labels: ['visit'] }] as const;
    expect(measureAudit({ ...NOTHING, sentences }).recall.share?.estimate).toBe(1);
  });
});
