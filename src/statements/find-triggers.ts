import type { Passage } from '../passages/index.js';
import {
  type Condition,
  type Kind,
  type Language,
  type Lexicon,
  type Rule,
  WORD_CLASS,
  type Words,
} from '../vocabulary/index.js';
import type { ReadingTrace } from './explain/reading-trace.js';
import type { Trigger } from './fact-drafts.js';

/** The conditions of all rules that hold somewhere in a passage. */
export function conditionsIn({ language, words, passage }: TriggerScan): ReadonlySet<Condition> {
  const held = new Set<Condition>();
  for (let i = passage.firstWord; i < passage.lastWord; i++)
    if (language.conditions.mayBeginAt(words, i))
      language.conditions.matchesAt(words, i, passage.lastWord, (condition) => held.add(condition));
  return held;
}

function hasClass(words: Words, passage: Passage, bits: number): boolean {
  for (let i = passage.firstWord; i < passage.lastWord; i++)
    if (((words.classes[i] ?? 0) & bits) !== 0) return true;
  return false;
}

/** A condition holds: one of its patterns is in the sentence (`held`), or a word of one of its classes. */
export const conditionHolds = (
  held: ReadonlySet<Condition>,
  condition: Condition,
  { words, passage }: TriggerScan,
): boolean => held.has(condition) || (condition.classes !== 0 && hasClass(words, passage, condition.classes));

/** A person, a role, or a word for a travelling group acts in the sentence. */
export function hasActor(words: Words, passage: Passage, lexicon: Lexicon): boolean {
  if (hasClass(words, passage, WORD_CLASS.PERSON | WORD_CLASS.ROLE)) return true;
  for (let i = passage.firstWord; i < passage.lastWord; i++)
    if (lexicon.actors.has(words.lower[i] ?? '')) return true;
  return false;
}

export function amountFits(rule: Rule, words: Words, passage: Passage, percent: boolean): boolean {
  if (rule.amount === null) return true;
  if (rule.amount === 'money') return hasClass(words, passage, WORD_CLASS.MONEY);
  if (rule.amount === 'percent') return percent;
  if (rule.amount === 'value') return percent || hasClass(words, passage, WORD_CLASS.MONEY);
  return hasClass(words, passage, WORD_CLASS.NUM);
}

/** The trigger begins inside an organisation's name: "Twinning Association" tells of no twinning, "Surat Agro Exports" of no exports. */
const insideName = (words: Words, trigger: Trigger): boolean =>
  ((words.classes[trigger.first] ?? 0) & WORD_CLASS.ORG) !== 0;

/** "The Karlsruhe Agreement was signed": a name that ends in the paper's own word, and the verb outside it. */
const namesThePaper = ({ words }: TriggerScan, { rule, first, next }: Trigger): boolean =>
  rule.kind === 'agreement' &&
  ((words.classes[next - 1] ?? 0) & WORD_CLASS.ORG) === 0 &&
  ((words.classes[first + 1] ?? 0) & WORD_CLASS.ORG) === 0;

/** "signed the Sister Cities Initiative between A and B": a name that begins with the tie's own words, with both ends named beside it. */
function namesTheTie({ words, places }: TriggerScan, trigger: Trigger): boolean {
  return (
    trigger.rule.kind === 'twinning' &&
    places >= 2 &&
    ((words.classes[trigger.first - 1] ?? 0) & WORD_CLASS.ORG) === 0
  );
}

const passing = new WeakMap<Rule, Rule>();

/** The rule for a tie that is only mentioned in passing: drawn where the sentence tells of nothing else. */
function inPassing(rule: Rule): Rule {
  const before = passing.get(rule);
  if (before) return before;
  const made: Rule = { ...rule, residual: true, confidence: Math.max(0.3, rule.confidence - 0.2) };
  passing.set(rule, made);
  return made;
}

/** "its twin city of X", "their French sister town": whose twin it is, beside what the sentence is about. */
function isPossessed({ language, words }: TriggerScan, trigger: Trigger): boolean {
  if (trigger.rule.kind !== 'twinning') return false;
  // "our partner since 1983": what has a date of its own is told for its own sake.
  for (let i = trigger.first; i < trigger.next; i++)
    if (((words.classes[i] ?? 0) & WORD_CLASS.DATE) !== 0) return false;
  const { possessives, demonyms } = language.lexicon;
  const before = demonyms.has(words.lower[trigger.first - 1] ?? '') ? trigger.first - 2 : trigger.first - 1;
  return before >= 0 && possessives.has(words.lower[before] ?? '');
}

export interface TriggerScan {
  readonly language: Language;
  readonly words: Words;
  readonly passage: Passage;
  readonly places: number;
  readonly percent: boolean;
  /** Kinds of the passage before, when this one points back at it: their company words need not stand again. */
  readonly previous: ReadonlySet<Kind>;
  /** Kinds of the passage before, for rules that only carry a fact on. */
  readonly before: ReadonlySet<Kind>;
  readonly trace?: ReadingTrace | undefined;
}

const NONE: ReadonlyMap<Kind, Trigger[]> = new Map();

/** The triggers of a passage whose rules' conditions hold, by kind, in text order; the surest rule first where two begin together. */
export function findTriggers(scan: TriggerScan): ReadonlyMap<Kind, Trigger[]> {
  const { language, words, passage } = scan;
  let first = passage.firstWord;
  while (first < passage.lastWord && !language.index.mayBeginAt(words, first)) first++;
  if (first === passage.lastWord) return NONE;
  const found = new Map<Kind, Trigger[]>();
  const fits = new Map<Rule, boolean>();
  let held: ReadonlySet<Condition> | undefined;
  const holds = (condition: Condition): boolean => {
    held ??= conditionsIn(scan);
    return conditionHolds(held, condition, scan);
  };
  const conditions = (rule: Rule): boolean =>
    scan.places >= rule.places &&
    amountFits(rule, words, passage, scan.percent) &&
    (!rule.follows || scan.before.has(rule.kind)) &&
    (!rule.official || hasActor(words, passage, language.lexicon)) &&
    (rule.with === null || scan.previous.has(rule.kind) || holds(rule.with)) &&
    (rule.without === null || !holds(rule.without));
  for (let i = first; i < passage.lastWord; i++) {
    if (!language.index.mayBeginAt(words, i)) continue;
    language.index.matchesAt(words, i, passage.lastWord, (rule, next) => {
      const trigger: Trigger = { rule, first: i, next };
      if (insideName(words, trigger) && !namesTheTie(scan, trigger) && !namesThePaper(scan, trigger)) {
        scan.trace?.({ did: 'unmet', scan, trigger, inName: true });
        return;
      }
      const fit = fits.get(rule) ?? conditions(rule);
      fits.set(rule, fit);
      if (!fit) {
        scan.trace?.({ did: 'unmet', scan, trigger, inName: false });
        return;
      }
      const told = isPossessed(scan, trigger) ? { ...trigger, rule: inPassing(rule) } : trigger;
      const list = found.get(rule.kind);
      if (list) list.push(told);
      else found.set(rule.kind, [told]);
    });
  }
  return found;
}
