import type { Lexicon } from '../vocabulary/index.js';

/** Linking letters and words inside a number: "fünf-und-zwanzig". */
const LINKS: readonly string[] = ['', 'und'];

/** The number that letters spell out, in one word ("fünfundzwanzig", "dwudziestopięcio"): of one part, or of units and tens; else null. */
function spelled(letters: string, lexicon: Lexicon): number | null {
  const own = lexicon.numbers.get(letters);
  if (own !== undefined) return own;
  for (let cut = letters.length - 1; cut > 1; cut--) {
    const first = lexicon.numbers.get(letters.slice(0, cut));
    if (first === undefined) continue;
    for (const link of LINKS) {
      const rest = letters.slice(cut);
      const second = rest.startsWith(link) ? lexicon.numbers.get(rest.slice(link.length)) : undefined;
      if (second === undefined) continue;
      const tens = Math.max(first, second);
      const units = Math.min(first, second);
      if (tens >= 20 && tens % 10 === 0 && units < 10) return tens + units;
    }
  }
  return null;
}

/** Remembered per lexicon and word: texts repeat theirs. */
const known = new WeakMap<readonly string[], Map<string, number | null>>();
const MOST_KNOWN = 20_000;

/**
 * The number that a word begins with, when what follows it is one of `tails`: "zwölf|köpfige", "jedenasto|osobowa", "тридцати|летие". Null
 * for a tail alone and for other words.
 * @example gluedNumber('zwölfköpfige', ['köpfige'], german); // 12
 */
export function gluedNumber(word: string, tails: readonly string[], lexicon: Lexicon): number | null {
  if (tails.length === 0 || word.length < 8) return null;
  const table = known.get(tails) ?? new Map<string, number | null>();
  if (table.size === 0) known.set(tails, table);
  const before = table.get(word);
  if (before !== undefined) return before;
  let value: number | null = null;
  for (const tail of tails) {
    const at = word.indexOf(tail);
    if (at > 1) value = spelled(word.slice(0, at), lexicon);
    if (value !== null) break;
  }
  if (table.size < MOST_KNOWN) table.set(word, value);
  return value;
}
