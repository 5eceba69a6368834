import type { AmountMention } from '../mentions/index.js';
import { type CutText, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import type { FactDraft, SegmentMentions } from './fact-drafts.js';

/** So many sentences behind a project its cost may be told. */
const WITHIN = 3;
const isMoney = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);
const isSum = ({ amount }: AmountMention): boolean => isMoney(amount.unit);

/**
 * Gives a project the cost that a later sentence of its paragraph tells: "A plant has been put up in Saran. … So far $400 million has been
 * invested." Such a sentence names no place, has one sum and a word for costs, and states no project itself. Evidence stays where the project
 * is told. Sentences are handed over in text order, each once.
 */
export class CostLender {
  /** The project last told, while it has no cost. */
  #open: FactDraft | null = null;

  constructor(
    private readonly cut: CutText,
    private readonly lexicon: Lexicon,
  ) {}

  /** Takes the next sentence with the facts told in it; may add a figure to an earlier one. */
  pass(index: number, told: readonly FactDraft[], own: SegmentMentions): void {
    const project = told.findLast(({ rule }) => rule.kind === 'project');
    if (project !== undefined) {
      this.#open = project.amounts.some(({ unit }) => isMoney(unit)) ? null : project;
      return;
    }
    const passage = this.cut.passages[index];
    if (this.#open === null || passage === undefined) return;
    if (passage.paragraph !== this.#open.paragraph || index - this.#open.passage > WITHIN) {
      this.#open = null;
      return;
    }
    const [sum, more] = own.amounts.filter(isSum);
    if (sum === undefined || more !== undefined || own.places.length > 0) return;
    for (let i = passage.firstWord; i < passage.lastWord; i++) {
      if (!this.lexicon.costWords.has(wordAt(this.cut.tokens, i))) continue;
      this.#open.amounts = [sum.amount, ...this.#open.amounts];
      this.#open = null;
      return;
    }
  }
}
