import { foldName, spansOverlap } from '../../../base/index.js';
import type { Anchor } from '../types.js';

/** A statement of a document as it was read anew. */
export type Candidate = Omit<Anchor, 'url' | 'documentId'> & { readonly id: string };

/** Share of the words of the shorter passage that the other has too: from here on they tell of the same. */
const OVERLAP = 0.6;

/**
 * The statement that a decision was about, among those of another reading of its document: same kind, same parties, and the passage that
 * overlaps most. Null when none does.
 *
 * @param sameText the document is the very same, so that places in the text can be compared; else the words of the passages are
 */
export function matchAnchor<T extends Candidate>(
  anchor: Omit<Anchor, 'url' | 'documentId'>,
  candidates: readonly T[],
  sameText: boolean,
): T | null {
  let best: { readonly candidate: T; readonly score: number } | null = null;
  const parties = anchor.parties.join(' ');
  for (const candidate of candidates) {
    if (candidate.kind !== anchor.kind || candidate.parties.join(' ') !== parties) continue;
    const score = sameText ? sharedLength(anchor, candidate) : sharedWords(anchor.quote, candidate.quote);
    if (score > 0 && (best === null || score > best.score)) best = { candidate, score };
  }
  return best?.candidate ?? null;
}

function sharedLength(a: Anchor | Candidate | Omit<Anchor, 'url' | 'documentId'>, b: Candidate): number {
  return spansOverlap(a, b) ? Math.min(a.end, b.end) - Math.max(a.start, b.start) : 0;
}

/** Share of common words, 0 below the least; a little more for quotes of like length, so that the very same sentence wins. */
function sharedWords(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  const share = shared / Math.max(1, Math.min(one.size, other.size));
  return share < OVERLAP ? 0 : share + shared / Math.max(1, one.size, other.size);
}

const wordsOf = (quote: string) => new Set(foldName(quote).split(' ').filter(Boolean));
