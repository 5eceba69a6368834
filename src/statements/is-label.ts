import type { Passage } from '../passages/index.js';

/** "Twin towns. Orsk and Aktobe …": a word or two that say what the paragraph is about. */
export const isLabel = (passages: readonly Passage[], index: number): boolean => {
  const [before, passage, next] = [passages[index - 1], passages[index], passages[index + 1]];
  return (
    passage !== undefined &&
    passage.lastWord - passage.firstWord < 3 &&
    before?.paragraph !== passage.paragraph &&
    next?.paragraph === passage.paragraph
  );
};
