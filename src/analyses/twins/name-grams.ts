import { foldName } from '../../base/index.js';

/** The three-letter groups of a name's words, each once. */
export function gramsOfName(name: string): string[] {
  const grams = new Set<string>();
  for (const word of foldName(name).split(' ')) {
    const padded = ` ${word} `;
    for (let k = 0; k + 3 <= padded.length; k++) grams.add(padded.slice(k, k + 3));
  }
  return [...grams];
}
