export { figureAt } from './figures.js';
export {
  type FoundMentions,
  findMentions,
  type KnownNames,
  type MentionContext,
  NEWS_LENGTH,
} from './find-mentions.js';
export { nominativeForms } from './given-names.js';
export { parseNumber } from './parse-number.js';
export * from './types.js';
export { unspacedPlaces } from './unspaced-places.js';
export { wordFrom } from './word-from.js';
export { hasSign, SIGN, wordSigns } from './word-signs.js';
