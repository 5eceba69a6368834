import type { Element } from './pattern.js';

function enter(table: Map<string, Set<string>>, key: string, part: string): void {
  const known = table.get(key);
  if (known) known.add(part);
  else table.set(key, new Set([part]));
}

/** Every word, beginning, ending and part that some element of many patterns asks for: most words of a text fit none. */
export class WordParts {
  private readonly words = new Set<string>();
  private readonly stems = new Map<string, Set<string>>();
  private readonly ends = new Map<string, Set<string>>();
  private readonly parts = new Set<string>();

  add(element: Element): void {
    for (const word of element.words) this.words.add(word);
    for (const part of element.prefixes) enter(this.stems, part.slice(0, 2), part);
    for (const part of element.suffixes) enter(this.ends, part.slice(-2), part);
    for (const part of element.parts) this.parts.add(part);
  }

  /** True when the word itself, not its class, may fit some element. */
  fits(word: string): boolean {
    if (this.words.has(word)) return true;
    for (const length of [2, 1]) {
      for (const part of this.stems.get(word.slice(0, length)) ?? []) if (word.startsWith(part)) return true;
      for (const part of this.ends.get(word.slice(-length)) ?? []) if (word.endsWith(part)) return true;
    }
    for (const part of this.parts) if (word.includes(part)) return true;
    return false;
  }
}
