import type { PlaceId } from '../base/index.js';
import type { Kind } from '../vocabulary/index.js';
import { weighEvidence } from './promise-bearing.js';
import type { DatedStatement, EvidenceContext, ProposedEvidence, Told } from './promise-evidence-types.js';
import { tellingStems } from './promise-words.js';

/** Kinds of what may show that something was done; another promise never does. */
export const BEARING_KINDS: readonly Kind[] = [
  'visit',
  'project',
  'trade_flow',
  'agreement',
  'office',
  'transport_link',
  'twinning',
  'utterance',
];
/** Passages looked at for one promise, the most particular blocks first: so that the whole stays near-linear. */
const MOST_LOOKED_AT = 500;
const MOST_PROPOSED = 20;

/**
 * Passages that may bear on each promise: about the same places or their regions, in the same words for what is promised or what is counted, done
 * rather than planned, and at a time that does not contradict. They may be older than the article that reports the promise. A person decides.
 *
 * Blocked by place and word, so that the work grows with the number of statements and not with its square.
 *
 * @returns best first for each promise, at most 20 a promise, in the order of the promises
 */
export function proposeEvidence(
  promises: readonly DatedStatement[],
  statements: readonly DatedStatement[],
  context: EvidenceContext,
): readonly ProposedEvidence[] {
  const wanted = promises.map((promise) => ({ promise, stems: promisedStems(promise.statement) }));
  const words = new Set(wanted.flatMap(({ stems }) => [...stems]));
  const blocks = blockByPlaceAndWord(statements, words, context);
  return wanted.flatMap(({ promise, stems }) => {
    const seen = new Set<DatedStatement>();
    for (const key of blockKeys(promise.statement, stems, context)) {
      for (const candidate of blocks.get(key) ?? []) {
        if (seen.size >= MOST_LOOKED_AT) break;
        seen.add(candidate);
      }
    }
    const weighed = [...seen].flatMap((candidate) => {
      const found = weighEvidence(promise, candidate, stems, context);
      return found === null ? [] : [{ found, passage: passageOf(candidate.statement) }];
    });
    weighed.sort((a, b) => b.found.score - a.found.score || (a.found.evidence < b.found.evidence ? -1 : 1));
    // A passage that tells two facts is read once.
    const passages = new Set<string>();
    return weighed
      .filter(({ passage }) => !passages.has(passage) && passages.add(passage))
      .slice(0, MOST_PROPOSED)
      .map(({ found }) => found);
  });
}

const passageOf = ({ document, evidence }: Told) => `${document} ${evidence.start} ${evidence.end}`;

/** Stems of what a promise counts and of what it is about. */
export function promisedStems({ amounts, object }: Pick<Told, 'amounts' | 'object'>): ReadonlySet<string> {
  return tellingStems([...amounts.map(({ unit }) => unit), object?.text ?? ''].join(' '));
}

function blockByPlaceAndWord(
  statements: readonly DatedStatement[],
  words: ReadonlySet<string>,
  context: EvidenceContext,
): ReadonlyMap<string, readonly DatedStatement[]> {
  const blocks = new Map<string, DatedStatement[]>();
  for (const one of statements) {
    if (!mayBear(one.statement)) continue;
    const stems = [...stemsOf(one.statement)].filter((stem) => words.has(stem));
    for (const key of blockKeys(one.statement, stems, context)) {
      const block = blocks.get(key);
      if (block) block.push(one);
      else blocks.set(key, [one]);
    }
  }
  return blocks;
}

/** Own words of a passage, with the unit of each figure. */
function stemsOf({ quote, amounts, object }: Told): Set<string> {
  return tellingStems(
    [quote.slice(0, 2000), ...amounts.map(({ unit }) => unit), object?.text ?? ''].join(' '),
  );
}

function mayBear({ kind, lifecycle, claimsTotal }: Told): boolean {
  return BEARING_KINDS.includes(kind) && !claimsTotal && lifecycle !== 'proposed' && lifecycle !== 'planned';
}

/** Places first, then what holds them, countries last: particular blocks before general ones. */
function blockKeys(statement: Told, stems: Iterable<string>, context: EvidenceContext): readonly string[] {
  const lines = statement.parties.map(({ place }) => [place, ...context.ancestorsOf(place)]);
  const deepest = Math.max(0, ...lines.map((line) => line.length));
  const places = new Set<PlaceId>();
  for (let up = deepest; up > 0; up--) {
    for (const line of lines) {
      const place = line.at(-up);
      if (place !== undefined) places.add(place);
    }
  }
  const words = [...stems];
  return [...places].flatMap((place) => words.map((stem) => `${place} ${stem}`));
}
