import { BoundedMemo } from '../base/index.js';
import { nameData } from './name-data.js';

const none: readonly string[] = Object.freeze([]);

type CaseTable = NonNullable<ReturnType<ReturnType<typeof nameData>['caseEndings']['get']>>;

/** Words kept for each language: a word is asked for by several readers. */
const MOST_KEPT = 6_000;
const kept = new Map<string, BoundedMemo<readonly string[]>>();

/**
 * Foldings that a folded word may have in the nominative, longest ending first, without the word itself; empty for languages
 * without a table (data/gazetteer/case-endings.yaml has ru, be, uk, pl, cs, sk, de, lt, lv). Guesses: look each up.
 * @example caseForms('бресте', 'ru'); // ['брест', 'бреста', 'бресто', …]
 */
export function caseForms(foldedWord: string, language: string): readonly string[] {
  const table = nameData().caseEndings.get(language);
  if (!table || foldedWord.length <= table.stem) return none;
  let memo = kept.get(language);
  if (memo === undefined) {
    memo = new BoundedMemo(MOST_KEPT);
    kept.set(language, memo);
  }
  return memo.through(foldedWord, (word) => formsBy(table, word));
}

function formsBy(table: CaseTable, foldedWord: string): readonly string[] {
  const forms: string[] = [...(table.irregular.get(foldedWord) ?? [])];
  for (const [ending, nominatives] of table.endings) {
    if (!foldedWord.endsWith(ending) || foldedWord.length - ending.length < table.stem) continue;
    const stem = foldedWord.slice(0, foldedWord.length - ending.length);
    for (const nominative of nominatives) {
      const form = stem + nominative;
      if (form !== foldedWord && !forms.includes(form)) forms.push(form);
    }
  }
  return forms;
}

/** Nominatives that the table gives for this whole word, without guessing by endings. */
export function irregularForms(foldedWord: string, language: string): readonly string[] {
  return nameData().caseEndings.get(language)?.irregular.get(foldedWord) ?? none;
}

const MOST_PHRASES = 400;

/** Folded phrases that a folded phrase of up to four words may be in the nominative; every word may be inflected. */
export function phraseForms(foldedPhrase: string, language: string): string[] {
  const words = foldedPhrase.split(' ');
  if (words.length > 4) return [];
  let phrases = [''];
  for (const word of words) {
    const forms = [word, ...caseForms(word, language)];
    phrases = phrases.flatMap((phrase) => forms.map((form) => (phrase ? `${phrase} ${form}` : form)));
    if (phrases.length > MOST_PHRASES) phrases.length = MOST_PHRASES;
  }
  return phrases.slice(1);
}
