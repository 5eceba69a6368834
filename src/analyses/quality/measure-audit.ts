import { parseSentenceLabel, STATEMENT_LABELS, type StatementLabel } from '../../statements/index.js';
import { KINDS, type Kind } from '../../vocabulary/index.js';
import type { Stratum } from './draw-sample.js';
import { type Agreement, nominalAlpha } from './krippendorff-alpha.js';
import { type Interval, weightedInterval } from './wilson-interval.js';

export interface AuditedStatement {
  readonly stratum: string;
  readonly kind: Kind;
  /** The rule that drew it; null where none is known. */
  readonly rule: string | null;
  /** One a coder: of `STATEMENT_LABELS`. */
  readonly labels: readonly string[];
}

export interface AuditedSentence {
  readonly stratum: string;
  /** Kinds that the reader drew from it. */
  readonly found: readonly Kind[];
  /** One a coder: as `formatSentenceLabel` writes them. */
  readonly labels: readonly string[];
}

export interface Audited {
  readonly statements: readonly AuditedStatement[];
  readonly sentences: readonly AuditedSentence[];
  readonly statementStrata: readonly Stratum[];
  readonly sentenceStrata: readonly Stratum[];
}

/** A share with its bounds; `n` is the number of cases that it rests on. Null: nothing was judged. */
export interface Figure {
  readonly share: Interval | null;
  readonly n: number;
}

export interface AuditFigures {
  /** Of what the reader says, how much is right in every field. */
  readonly precision: Figure;
  /** Of what the sentences state, how much the reader says. */
  readonly recall: Figure;
  readonly kinds: readonly { readonly kind: Kind; readonly precision: Figure; readonly recall: Figure }[];
  /** Most judged first. */
  readonly rules: readonly { readonly rule: string; readonly precision: Figure }[];
  /** What was wrong, by the coders' words: of all that was judged (unweighted counts of judgements). */
  readonly faults: readonly { readonly label: StatementLabel; readonly count: number }[];
  readonly alpha: { readonly statements: Agreement; readonly sentences: Agreement };
  readonly statements: { readonly sampled: number; readonly judged: number; readonly twice: number };
  readonly sentences: { readonly sampled: number; readonly judged: number; readonly twice: number };
}

/** One case: how many others it stands for, and how much of it is so. */
interface Case {
  readonly weight: number;
  readonly value: number;
}

/**
 * What an audit shows. Each case weighs as much as the cases of its stratum that it stands for. Where coders differ, the case counts by the
 * share of them that say so; "unsure" is no judgement.
 *
 * Recall is by sentence and kind: a sentence that tells of two visits, one of them read, counts as read.
 */
export function measureAudit(audited: Audited): AuditFigures {
  const statements = audited.statements.map((item) => ({
    ...item,
    given: item.labels.filter((label) => label !== 'unsure'),
  }));
  const judged = statements.filter(({ given }) => given.length > 0);
  const weightOf = weights(audited.statementStrata, judged);
  const precisionOf = (items: typeof judged): Figure =>
    figure(
      items.map(({ stratum, given }) => ({
        weight: weightOf(stratum),
        value: given.filter((label) => label === 'right').length / given.length,
      })),
    );

  const sentences = audited.sentences.map((item) => ({
    ...item,
    given: item.labels.flatMap((label) => {
      const read = parseSentenceLabel(label);
      return read === null || read.unsure ? [] : [read.kinds];
    }),
  }));
  const told = sentences.filter(({ given }) => given.length > 0);
  const sentenceWeight = weights(audited.sentenceStrata, told);
  const recallOf = (kinds: readonly Kind[]): Figure =>
    figure(
      told.flatMap(({ stratum, given, found }) =>
        kinds.flatMap((kind) => {
          const share = given.filter((one) => one.includes(kind)).length / given.length;
          if (share === 0) return [];
          return [{ weight: sentenceWeight(stratum) * share, value: found.includes(kind) ? 1 : 0 }];
        }),
      ),
    );

  const byRule = new Map<string, typeof judged>();
  for (const item of judged) {
    if (item.rule === null) continue;
    const known = byRule.get(item.rule);
    if (known) known.push(item);
    else byRule.set(item.rule, [item]);
  }
  return {
    precision: precisionOf(judged),
    recall: recallOf(KINDS),
    kinds: KINDS.map((kind) => ({
      kind,
      precision: precisionOf(judged.filter((item) => item.kind === kind)),
      recall: recallOf([kind]),
    })).filter(({ precision, recall }) => precision.n > 0 || recall.n > 0),
    rules: [...byRule]
      .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
      .map(([rule, items]) => ({ rule, precision: precisionOf(items) })),
    faults: STATEMENT_LABELS.filter((label) => label !== 'right' && label !== 'unsure')
      .map((label) => ({ label, count: count(judged, label) }))
      .filter((fault) => fault.count > 0),
    alpha: {
      statements: nominalAlpha(statements.map(({ given }) => given)),
      sentences: nominalAlpha(
        sentences.map(({ labels }) => labels.map((label) => (label === 'unsure' ? null : label))),
      ),
    },
    statements: counts(statements),
    sentences: counts(sentences),
  };
}

function count(items: readonly { readonly given: readonly string[] }[], label: string): number {
  return items.reduce((sum, { given }) => sum + given.filter((one) => one === label).length, 0);
}

function counts(items: readonly { readonly given: readonly unknown[] }[]) {
  return {
    sampled: items.length,
    judged: items.filter(({ given }) => given.length > 0).length,
    twice: items.filter(({ given }) => given.length > 1).length,
  };
}

/** For how many of its stratum each judged case stands. */
function weights(strata: readonly Stratum[], judged: readonly { readonly stratum: string }[]) {
  const populations = new Map(strata.map(({ name, population }) => [name, population]));
  const cases = new Map<string, number>();
  for (const { stratum } of judged) cases.set(stratum, (cases.get(stratum) ?? 0) + 1);
  return (stratum: string): number => {
    const drawn = cases.get(stratum) ?? 1;
    return (populations.get(stratum) ?? drawn) / drawn;
  };
}

const figure = (cases: readonly Case[]): Figure => ({ share: weightedInterval(cases), n: cases.length });
