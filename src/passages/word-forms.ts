/**
 * Lower-case words of all texts read so far, each as one string: the same word is the same object in every text, with its hash reckoned, so
 * that asking a lexicon for it costs a tenth of what a fresh slice would. Each has a number, for what is known of words to be kept in arrays.
 * The table is emptied between two texts when it has grown large.
 */
const SLOTS = 1 << 17;
/** Words after which the table begins anew with the next text. */
const MOST = 60_000;
/** Numbers are below this: a text that brings more words has them without numbers. */
export const MOST_WORDS = 100_000;
/** Longer words are rarely met twice. */
const LONGEST = 40;

/** What a UTF-16 unit is in lower case, as it is met; 0 where that is not one unit or hangs on its neighbours (a final sigma). */
const LOWER_UNIT = new Uint16Array(65_536);
const UNKNOWN = 1;
LOWER_UNIT.fill(UNKNOWN);
LOWER_UNIT[0x3a3] = 0;

function learn(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase();
  const found = lower.length === 1 ? lower.charCodeAt(0) : 0;
  LOWER_UNIT[unit] = found;
  return found;
}

/** Number of the word in each slot plus one; 0 for a free slot. */
const slots = new Int32Array(SLOTS);
let words: string[] = [];
/** The letters of all words, one after another, and where each word begins; one more at the end. */
let letters = new Uint16Array(1 << 14);
const begins = new Int32Array(MOST_WORDS + 1);
/** The word asked for, in lower case. */
const asked = new Uint16Array(LONGEST);
let generation = 0;

/** Begins a text: gives the generation that its words' numbers belong to. */
export function beginWords(): number {
  if (words.length >= MOST) {
    slots.fill(0);
    words = [];
    generation++;
  }
  return generation;
}

/** The string that all texts share for a numbered word. */
export const wordOf = (id: number): string => words[id] ?? '';

/** Number of `text.slice(start, end)` in lower case among the words of this generation, or -1 for one that is not kept. */
export function wordId(text: string, start: number, end: number): number {
  const length = end - start;
  if (length > LONGEST) return -1;
  let hash = 0x811c9dc5;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(start + i);
    let unit = LOWER_UNIT[code] as number;
    if (unit === UNKNOWN) unit = learn(code);
    if (unit === 0) return -1;
    asked[i] = unit;
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  for (;;) {
    const held = slots[slot] as number;
    if (held === 0) break;
    const from = begins[held - 1] as number;
    if ((begins[held] as number) - from === length) {
      let i = 0;
      while (i < length && letters[from + i] === asked[i]) i++;
      if (i === length) return held - 1;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  if (words.length >= MOST_WORDS) return -1;
  // A slice would keep its whole text in memory.
  slots[slot] = words.push(copied(text.slice(start, end).toLowerCase()));
  keepLetters(words.length - 1, length);
  return words.length - 1;
}

function keepLetters(id: number, length: number): void {
  const from = begins[id] as number;
  if (from + length > letters.length) {
    const grown = new Uint16Array(letters.length * 2);
    grown.set(letters);
    letters = grown;
  }
  for (let i = 0; i < length; i++) letters[from + i] = asked[i] as number;
  begins[id + 1] = from + length;
}

/** V8 makes a slice of 13 units and more a view of its parent; JSON's round trip gives a flat string. */
function copied(word: string): string {
  return word.length < 13 ? word : (JSON.parse(JSON.stringify(word)) as string);
}
