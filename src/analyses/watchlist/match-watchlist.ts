import { nameTokens } from './name-tokens.js';

/** An entry of a list, as far as matching asks. */
export interface WatchEntry {
  readonly schema: string;
  readonly names: readonly string[];
  /** ISO 3166-1 alpha-2, any case. */
  readonly countries: readonly string[];
}

/** Who was met in documents. */
export interface WatchedActor {
  /** All but a person is a body. */
  readonly kind: 'person' | 'office' | 'organisation';
  readonly names: readonly string[];
  /** Countries that it speaks for, as far as known. */
  readonly countries: readonly string[];
}

/** Why it may be the same, in the order of weight. */
export type WatchReason =
  | {
      readonly code: 'name';
      readonly name: string;
      readonly entry: string;
      readonly matched: number;
      readonly of: number;
    }
  | { readonly code: 'same_country' | 'other_country'; readonly countries: readonly string[] }
  | { readonly code: 'same_kind' };

export interface WatchMatch {
  /** 0 to 1: how alike they look. No probability, and no verdict. */
  readonly score: number;
  readonly reasons: readonly WatchReason[];
}

/** Below this nothing is shown. */
export const LEAST_SCORE = 0.75;
const COUNTRY = 0.05;
const OTHER_COUNTRY = 0.15;
/** A single word in common is no match of persons: too many bear one. */
const FEWEST_WORDS = 2;

const PERSONS = new Set(['person']);
const BODIES = new Set(['organization', 'company', 'publicbody', 'legalentity']);

/**
 * How much an entry looks like the actor, or null where it does not. Names are compared word by word in one script: a word matches one that is
 * the same, or, from 6 letters, one letter off. The name's score is 0.7 of the share of the shorter name plus 0.3 of the words of both that
 * match; a common country adds 0.05, two different ones take 0.15.
 */
export function matchWatchlist(actor: WatchedActor, entry: WatchEntry): WatchMatch | null {
  const schema = entry.schema.toLowerCase();
  const person = actor.kind === 'person';
  if (person ? BODIES.has(schema) && schema !== 'legalentity' : !BODIES.has(schema)) return null;
  const name = bestName(actor.names, entry.names, person ? FEWEST_WORDS : 1);
  if (name === null) return null;
  const reasons: WatchReason[] = [{ code: 'name', ...name.pair }];
  let score = name.score;
  const theirs = new Set(entry.countries.map((code) => code.toUpperCase()));
  const common = actor.countries.filter((code) => theirs.has(code.toUpperCase()));
  if (common.length > 0) {
    score += COUNTRY;
    reasons.push({ code: 'same_country', countries: common });
  } else if (theirs.size > 0 && actor.countries.length > 0) {
    score -= OTHER_COUNTRY;
    reasons.push({ code: 'other_country', countries: [...theirs].sort() });
  }
  if (person ? PERSONS.has(schema) : BODIES.has(schema)) reasons.push({ code: 'same_kind' });
  const settled = Math.round(Math.min(1, score) * 100) / 100;
  return settled >= LEAST_SCORE ? { score: settled, reasons } : null;
}

function bestName(ours: readonly string[], theirs: readonly string[], fewest: number) {
  let best: { score: number; pair: { name: string; entry: string; matched: number; of: number } } | null =
    null;
  const read = theirs.map((entry) => ({ entry, tokens: nameTokens(entry) }));
  for (const name of ours) {
    const tokens = nameTokens(name);
    for (const { entry, tokens: others } of read) {
      const matched = countMatched(tokens, others);
      if (matched < Math.max(1, fewest)) continue;
      const shorter = Math.min(tokens.length, others.length);
      const score = 0.7 * (matched / shorter) + (0.3 * 2 * matched) / (tokens.length + others.length);
      if (best === null || score > best.score) {
        best = { score, pair: { name, entry, matched, of: Math.max(tokens.length, others.length) } };
      }
    }
  }
  return best;
}

function countMatched(left: readonly string[], right: readonly string[]): number {
  const free = [...right];
  let matched = 0;
  for (const word of left) {
    const at = free.indexOf(word);
    const near = at >= 0 ? at : free.findIndex((other) => oneOff(word, other));
    if (near < 0) continue;
    free.splice(near, 1);
    matched += 1;
  }
  return matched;
}

/** One letter put in, left out or changed, in words of 6 letters or more. */
function oneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 6 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = long.length === short.length ? at + 1 : at;
  return short.slice(rest) === long.slice(at + 1);
}
