import type { PageNode } from './page-node.js';
import type { PageBlock } from './render-page.js';

/** Text with more than this share inside links is a menu or a list of teasers. */
const MAX_LINKED = 0.35;
const GOOD_LENGTH = 70;
/** The article's element holds at least this share of the good text of its parent. */
const DOMINANT = 0.65;

export const isLinky = (block: PageBlock): boolean => block.linked > block.text.length * MAX_LINKED;

/** Running text: long enough, a sentence, and not made of links. */
export function isGood(block: PageBlock): boolean {
  if (block.furniture || isLinky(block) || block.kind === 'heading') return false;
  return block.text.length >= GOOD_LENGTH && /[.!?…:;»”"](?:\s|$)/u.test(block.text);
}

/** The deepest element that holds most of the good text on the way down from the root. */
function findContainer(blocks: readonly PageBlock[]): PageNode | null {
  const weight = new Map<PageNode, number>();
  let total = 0;
  for (const block of blocks) {
    if (!isGood(block)) continue;
    // Long paragraphs count less than in proportion, so that one teaser of links does not outweigh an article.
    const points = Math.min(block.text.length, 1200);
    total += points;
    for (let node: PageNode | null = block.node.parentNode; node; node = node.parentNode) {
      weight.set(node, (weight.get(node) ?? 0) + points);
    }
  }
  let best: PageNode | null = null;
  let least = Number.POSITIVE_INFINITY;
  // Ancestors of one chain have falling weights: the lightest that still dominates is the deepest.
  for (const [node, points] of weight) {
    if (points >= total * DOMINANT && points <= least) {
      if (points < least || best === null || isInside(node, best)) best = node;
      least = points;
    }
  }
  return best;
}

function isInside(node: PageNode, outer: PageNode): boolean {
  for (let at: PageNode | null = node; at; at = at.parentNode) if (at === outer) return true;
  return false;
}

/**
 * The article's blocks by density of text and links alone: works on pages of nested tables, where the usual
 * extractors read names of tags and classes that are not there. Order is the page's.
 */
export function chooseArticle(blocks: readonly PageBlock[]): PageBlock[] {
  const container = findContainer(blocks);
  if (!container) return blocks.filter((block) => !block.furniture && !isLinky(block));
  const inside = blocks.filter((block) => isInside(block.node, container));
  const first = inside.findIndex(isGood);
  const last = inside.findLastIndex(isGood);
  return inside.filter((block, i) => {
    if (block.furniture || isLinky(block)) return false;
    // Up to three short lines before the first paragraph (headline, date) and two after the last (credit).
    return i >= first - 3 && i <= last + 2;
  });
}

/** Characters of running text among the blocks. */
export const goodLength = (blocks: readonly PageBlock[]): number =>
  blocks.reduce((sum, block) => sum + (isGood(block) ? block.text.length : 0), 0);
