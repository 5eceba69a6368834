import { foldName } from '../base/index.js';
import { caseForms } from '../places/index.js';

/** Folded given names with their usual spelling, made once for each list. */
const folded = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>();

function byFolding(givenNames: ReadonlySet<string>): ReadonlyMap<string, string> {
  const known = folded.get(givenNames);
  if (known) return known;
  const made = new Map([...givenNames].map((name) => [foldName(name), name]));
  folded.set(givenNames, made);
  return made;
}

/** What a lower-case word may be in the nominative, folded, the word itself first. */
export function nominativeForms(word: string, language: string): string[] {
  const name = foldName(word);
  return [name, ...caseForms(name, language)];
}

/**
 * The given names, in their usual spelling, that a lower-case word may be an oblique form of; not the word itself.
 * @example givenNamesFrom('михаилом', 'ru', new Set(['михаил'])); // ['михаил']
 */
export function givenNamesFrom(word: string, language: string, givenNames: ReadonlySet<string>): string[] {
  const names = byFolding(givenNames);
  const [, ...forms] = nominativeForms(word, language);
  return forms.flatMap((form) => names.get(form) ?? []);
}
