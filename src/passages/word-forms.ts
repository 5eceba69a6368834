/**
 * Lower-case words of all texts read so far, each as one string: the same word is the same object in every text, with its hash reckoned, so
 * that asking a lexicon for it costs a tenth of what a fresh slice would. The table is emptied when it has grown large.
 */
const SLOTS = 1 << 17;
const MOST = 60_000;
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

let words: (string | undefined)[] = new Array(SLOTS).fill(undefined);
let held = 0;

/** `text.slice(start, end).toLowerCase()`, as the one string that all texts share. */
export function lowerWord(text: string, start: number, end: number): string {
  const length = end - start;
  if (length > LONGEST) return text.slice(start, end).toLowerCase();
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    let unit = LOWER_UNIT[text.charCodeAt(i)] as number;
    if (unit === UNKNOWN) unit = learn(text.charCodeAt(i));
    if (unit === 0) return text.slice(start, end).toLowerCase();
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  for (;;) {
    const word = words[slot];
    if (word === undefined) break;
    if (word.length === length) {
      let i = 0;
      while (i < length && word.charCodeAt(i) === LOWER_UNIT[text.charCodeAt(start + i)]) i++;
      if (i === length) return word;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  // A slice would keep its whole text in memory: joining letters makes a string of its own.
  const word = copied(text.slice(start, end).toLowerCase());
  if (held >= MOST) {
    words = new Array(SLOTS).fill(undefined);
    held = 0;
    return word;
  }
  words[slot] = word;
  held++;
  return word;
}

/** V8 makes a slice of 13 units and more a view of its parent; JSON's round trip gives a flat string. */
function copied(word: string): string {
  return word.length < 13 ? word : (JSON.parse(JSON.stringify(word)) as string);
}
