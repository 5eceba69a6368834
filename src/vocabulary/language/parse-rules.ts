import { IntertieError } from '../../base/index.js';
import { KINDS, type Kind, ROLES, type Role, STATUSES, type Status } from '../types.js';
import { type Pattern, PatternIndex, parsePattern, splitClasses } from './pattern.js';
import { spreadHyphens } from './spread-hyphens.js';
import type { Condition, Rule } from './types.js';

const KEYS = [
  'id',
  'kind',
  'any',
  'with',
  'without',
  'status',
  'confidence',
  'places',
  'official',
  'amount',
  'total',
  'before',
  'after',
  'next',
  'follows',
  'residual',
  'last',
  'notes',
];
const AMOUNTS = ['money', 'percent', 'value', 'count', 'any'] as const;

function oneOf<T extends string>(list: readonly T[], value: unknown, fallback: T | null, where: string): T {
  if (value === undefined && fallback !== null) return fallback;
  const found = list.find((item) => item === value);
  if (found === undefined)
    throw new IntertieError(
      'language.rule',
      `${where} has a wrong value`,
      String(value),
      `use one of ${list.join(', ')}`,
    );
  return found;
}

function textsOf(value: unknown, where: string): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw new IntertieError(
      'language.rule',
      `${where} must be a list of texts`,
      String(JSON.stringify(value)),
      'write ["sister cit*", "twinned with"]',
    );
  }
  return value as string[];
}

/** A missing flag is false; "yes" in quotes would be lost in silence. */
function flagOf(value: unknown, where: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value === true;
  throw new IntertieError('language.rule', `${where} must be true or false`, String(value), 'write true');
}

/** Named lists of words, written once and used in many patterns as "@name". */
type WordLists = ReadonlyMap<string, string>;

function wordListsOf(value: unknown, fileName: string): WordLists {
  const lists = new Map<string, string>();
  if (value === undefined) return lists;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new IntertieError(
      'language.rule',
      `${fileName}: words is no mapping`,
      String(value),
      'write `words:` with lines such as `vehicles: [bus, train]`',
    );
  for (const [name, words] of Object.entries(value))
    lists.set(name, textsOf(words, `${fileName}: words.${name}`).join('|'));
  return lists;
}

/** A pattern with its "@name"s written out. */
function writtenOut(source: string, lists: WordLists, where: string): string {
  return source.replace(/@([\w-]+)/g, (mark, name: string) => {
    const words = lists.get(name);
    if (words === undefined || words === '')
      throw new IntertieError(
        'language.rule',
        `${where}: no such list of words`,
        mark,
        'name it under `words:`',
      );
    return words;
  });
}

/** The patterns that a rule's text stands for. */
const patternsOf = (source: string, lists: WordLists, where: string): Pattern[] =>
  spreadHyphens(writtenOut(source, lists, where)).map((written) => parsePattern(written, where));

function conditionOf(sources: readonly string[], lists: WordLists, where: string): Condition | null {
  if (sources.length === 0) return null;
  const split = sources.map((source) => splitClasses(writtenOut(source, lists, where)));
  const patterns = split.flatMap(({ words }) => (words === '' ? [] : patternsOf(words, lists, where)));
  return { patterns, classes: split.reduce((bits, { classes }) => bits | classes, 0), written: sources };
}

function parseRule(fileName: string, given: unknown, i: number, lists: WordLists): Rule {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new IntertieError(
      'language.rule',
      `${fileName}: rules[${i}] is no mapping of keys`,
      String(JSON.stringify(given)),
      'write `- id: twinning.sister-city` with the other keys below it',
    );
  const raw = given as Readonly<Record<string, unknown>>;
  const id = typeof raw.id === 'string' ? raw.id : '';
  const where = `${fileName}: rules[${i}] ${id}`;
  if (id === '')
    throw new IntertieError(
      'language.rule',
      `${where} has no id`,
      JSON.stringify(raw.id ?? null),
      'give it an id such as twinning.sister-city',
    );
  const unknown = Object.keys(raw).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new IntertieError(
      'language.rule',
      `${where} has an unknown key`,
      unknown,
      `use one of ${KEYS.join(', ')}`,
    );
  const confidence = raw.confidence ?? 0.7;
  if (typeof confidence !== 'number' || confidence <= 0 || confidence > 1) {
    throw new IntertieError(
      'language.rule',
      `${where}.confidence must lie between 0 and 1`,
      String(confidence),
      'write a number such as 0.8',
    );
  }
  const places = raw.places ?? 0;
  if (typeof places !== 'number' || !Number.isInteger(places) || places < 0)
    throw new IntertieError(
      'language.rule',
      `${where}.places must be a count`,
      String(places),
      'write 1, the fewest places that the sentence must name',
    );
  const written = textsOf(raw.any, `${where}.any`);
  const patterns = written.flatMap((source) => patternsOf(source, lists, where));
  if (patterns.length === 0)
    throw new IntertieError('language.rule', `${where}.any is empty`, '[]', 'give at least one pattern');
  return {
    id,
    kind: oneOf<Kind>(KINDS, raw.kind, null, `${where}.kind`),
    status: oneOf<Status>(STATUSES, raw.status, 'completed', `${where}.status`),
    confidence,
    with: conditionOf(textsOf(raw.with, `${where}.with`), lists, where),
    without: conditionOf(textsOf(raw.without, `${where}.without`), lists, where),
    places,
    official: flagOf(raw.official, `${where}.official`),
    amount: raw.amount === undefined ? null : oneOf(AMOUNTS, raw.amount, null, `${where}.amount`),
    total: flagOf(raw.total, `${where}.total`),
    before: oneOf<Role>(ROLES, raw.before, 'side', `${where}.before`),
    after: oneOf<Role>(ROLES, raw.after, 'side', `${where}.after`),
    follows: flagOf(raw.follows, `${where}.follows`),
    next: raw.next === undefined ? null : oneOf<Role>(ROLES, raw.next, null, `${where}.next`),
    residual: flagOf(raw.residual, `${where}.residual`) || flagOf(raw.last, `${where}.last`),
    last: flagOf(raw.last, `${where}.last`),
    notes: textsOf(raw.notes, `${where}.notes`),
    patterns,
    written,
  };
}

/**
 * A language's rules from its parsed `rules.yaml` (`rules:` a list), in order, with the table that finds them by first word.
 * @throws IntertieError `language.rule` or `language.pattern` naming file, rule and key
 */
export function parseRules(
  fileName: string,
  data: unknown,
): { rules: readonly Rule[]; index: PatternIndex<Rule>; conditions: PatternIndex<Condition> } {
  const list = typeof data === 'object' && data !== null && 'rules' in data ? data.rules : null;
  const unknown = Object.keys(data ?? {}).find((key) => key !== 'rules' && key !== 'words');
  if (!Array.isArray(list))
    throw new IntertieError(
      'language.rule',
      `${fileName}: no list of rules`,
      String(list),
      'begin the file with `rules:`',
    );
  if (unknown !== undefined)
    throw new IntertieError(
      'language.rule',
      `${fileName} has an unknown key`,
      unknown,
      'use words and rules alone',
    );
  const lists = wordListsOf((data as { readonly words?: unknown }).words, fileName);
  const rules = list.map((raw, i) => parseRule(fileName, raw, i, lists));
  const ids = new Set<string>();
  for (const { id } of rules) {
    if (ids.has(id))
      throw new IntertieError('language.rule', `${fileName}: two rules have the same id`, id, 'rename one');
    ids.add(id);
  }
  const index = new PatternIndex<Rule>();
  const conditions = new PatternIndex<Condition>();
  for (const rule of rules) {
    for (const pattern of rule.patterns) index.add(pattern, rule);
    for (const condition of [rule.with, rule.without]) {
      if (condition === null) continue;
      for (const pattern of condition.patterns) conditions.add(pattern, condition);
    }
  }
  return { rules, index, conditions };
}
