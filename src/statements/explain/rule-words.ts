import { type Condition, type Rule, WORD_CLASS } from '../../vocabulary/index.js';
import { amountFits, conditionHolds, conditionsIn, hasActor, type TriggerScan } from '../find-triggers.js';
import type { ExplainedRule } from './types.js';

/** Patterns that are shown of a long list. */
const SHOWN = 4;
const LONGEST = 90;

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function listed(written: readonly string[]): string {
  const more = written.length > SHOWN ? ` and ${written.length - SHOWN} more` : '';
  return `${written
    .slice(0, SHOWN)
    .map((one) => `“${short(one)}”`)
    .join(', ')}${more}`;
}

const FIGURES: Readonly<Record<NonNullable<Rule['amount']>, string>> = {
  money: 'a sum of money',
  percent: 'a percentage',
  value: 'a sum of money or a percentage',
  count: 'a figure',
  any: 'a figure',
};

/** What a rule asks of a sentence, each in a few words. Patterns stand as in the language's file (docs/how-to/add-a-language.md). */
export function ruleAsks(rule: Rule): ExplainedRule {
  const { kind, id } = rule;
  const asks = [
    `words such as ${listed(rule.written)}`,
    rule.with && `beside one of ${listed(rule.with.written)}`,
    rule.without && `without ${listed(rule.without.written)}`,
    rule.places > 0
      ? `at least ${rule.places} ${rule.places === 1 ? 'place' : 'places'} in the sentence`
      : null,
    rule.amount && FIGURES[rule.amount],
    rule.official ? 'a person, an office or a delegation that acts' : null,
    rule.follows ? `a ${kind} in the sentence before` : null,
    rule.last
      ? 'nothing else told by the sentence, in nobody’s mouth'
      : rule.residual
        ? 'nothing surer told by the sentence'
        : null,
  ];
  return { id, kind, asks: asks.filter((ask) => ask !== null) };
}

/** The words of the sentence that a condition matches, or null. */
function matched({ language, words, passage }: TriggerScan, condition: Condition): string | null {
  for (let i = passage.firstWord; i < passage.lastWord; i++) {
    let end = -1;
    language.conditions.matchesAt(words, i, passage.lastWord, (found, next) => {
      if (found === condition) end = Math.max(end, next);
    });
    if (end >= 0) return Array.from({ length: end - i }, (_, k) => words.lower[i + k]).join(' ');
  }
  return null;
}

/** Which of a rule's conditions do not hold in a sentence, in words; at least one where `findTriggers` found the rule unfit. */
export function unmetConditions(scan: TriggerScan, rule: Rule): readonly string[] {
  const { words, passage, language } = scan;
  const held = conditionsIn(scan);
  const unmet = [
    scan.places < rule.places ? `names ${scan.places} of the ${rule.places} places it asks for` : null,
    rule.amount && !amountFits(rule, words, passage, scan.percent) ? `lacks ${FIGURES[rule.amount]}` : null,
    rule.follows && !scan.before.has(rule.kind) ? `the sentence before tells of no ${rule.kind}` : null,
    rule.official && !hasActor(words, passage, language.lexicon)
      ? 'no person, office or delegation acts'
      : null,
    rule.with && !scan.previous.has(rule.kind) && !conditionHolds(held, rule.with, scan)
      ? `has none of ${listed(rule.with.written)}`
      : null,
    rule.without && conditionHolds(held, rule.without, scan)
      ? `“${matched(scan, rule.without) ?? '…'}” rules it out`
      : null,
  ];
  return unmet.filter((why) => why !== null);
}

/** The name that words stand in. */
export function nameAround({ words, passage }: TriggerScan, first: number): string {
  const inName = (i: number): boolean => ((words.classes[i] ?? 0) & WORD_CLASS.ORG) !== 0;
  let from = first;
  let next = first;
  while (from > passage.firstWord && inName(from - 1)) from--;
  while (next < passage.lastWord && inName(next)) next++;
  return Array.from({ length: next - from }, (_, k) => words.lower[from + k]).join(' ');
}
