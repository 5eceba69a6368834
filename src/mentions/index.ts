export {
  type FoundMentions,
  findMentions,
  type KnownNames,
  type MentionContext,
  NEWS_LENGTH,
  wordFrom,
} from './find-mentions.js';
export { parseNumber } from './parse-number.js';
export * from './types.js';
export { hasSign, SIGN, wordSigns } from './word-signs.js';
