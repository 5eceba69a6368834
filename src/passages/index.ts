export { CHAR_CLASS, DIGIT, LETTER, LOWER, SPACE, UPPER } from './char-class.js';
export { type CutText, cutText, type Passage } from './passages.js';
export { findQuotes } from './quotes.js';
export { splitSentences } from './sentences.js';
export * from './tokens.js';
export { MOST_WORDS } from './word-forms.js';
