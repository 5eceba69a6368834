import { BoundedMemo, foldName } from '../base/index.js';
import type { CheckedNode } from './checked-node.js';
import { readLabels } from './parse-kinds.js';
import { GOODS_LANGUAGES, type GoodsFound, type GoodsLanguage, type Labels } from './vocabulary.js';

/** An ending * in the file stands for at most so many letters: "сыр*" must not reach "сырьевого". */
const LONGEST_ENDING = 4;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;

interface Phrase {
  /** Folded words; one with an ending * keeps it. */
  readonly words: readonly string[];
  readonly chapter: string;
}

export interface GoodsTable {
  goodsIn(text: string, language: string | null): readonly GoodsFound[];
  readonly chapters: ReadonlyMap<string, Labels>;
}

function readPhrase(written: string, chapter: string): Phrase {
  const words = written
    .trim()
    .split(/\s+/)
    .map((word) => (word.endsWith('*') ? `${foldName(word)}*` : foldName(word)));
  return { words, chapter };
}

/** True when the text's word is the listed one: exactly, with a listed ending, or as a plural in -s or -es. */
function sameWord(listed: string, word: string, language: GoodsLanguage): boolean {
  if (listed === word) return true;
  if (listed.endsWith('*')) {
    const stem = listed.slice(0, -1);
    return word.startsWith(stem) && word.length - stem.length <= LONGEST_ENDING;
  }
  const plurals = language === 'en' || language === 'fr' || language === 'es';
  const more = word.length - listed.length;
  return plurals && (more === 1 || more === 2) && (word === `${listed}s` || word === `${listed}es`);
}

/** Phrases by the first three letters of their first word, longest first: few are compared for each word of a text. */
function indexPhrases(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const key = (phrase.words[0] ?? '').replace('*', '').slice(0, 2);
    const row = index.get(key);
    if (row) row.push(phrase);
    else index.set(key, [phrase]);
  }
  const letters = (phrase: Phrase) => phrase.words.join(' ').length;
  for (const row of index.values()) {
    row.sort((a, b) => b.words.length - a.words.length || letters(b) - letters(a));
  }
  return index;
}

/** goods.yaml, checked: two-digit chapters with a name. @throws IntertieError `vocabulary.*` naming file and key. */
export function parseGoods(root: CheckedNode): GoodsTable {
  const chapters = new Map<string, Labels>();
  const phrases = new Map<GoodsLanguage, Phrase[]>(GOODS_LANGUAGES.map((language) => [language, []]));
  for (const [chapter, node] of root.entries()) {
    if (!/^(0[1-9]|[1-8]\d|9[0-7])$/.test(chapter)) {
      throw node.refuse(
        'unknown_key',
        'not an HS chapter',
        chapter,
        'write two digits, 01 to 97, in quotation marks',
      );
    }
    chapters.set(chapter, readLabels(node.at('name')));
    for (const [key, words] of node.entries()) {
      if (key === 'name') continue;
      const language = GOODS_LANGUAGES.find((known) => known === key);
      if (language === undefined) {
        throw words.refuse(
          'unknown_key',
          'not a language of goods',
          key,
          `use one of ${GOODS_LANGUAGES.join(', ')}`,
        );
      }
      for (const written of words.text().split(',')) {
        if (foldName(written) === '')
          throw words.refuse('missing', 'an empty word', written, 'remove the comma');
        phrases.get(language)?.push(readPhrase(written, chapter));
      }
    }
  }
  const indexes = new Map<GoodsLanguage, PhrasesOf>();
  const indexOf = (language: GoodsLanguage): PhrasesOf => {
    const held = indexes.get(language);
    if (held) return held;
    const built = phrasesBegun(indexPhrases(phrases.get(language) ?? []), language);
    indexes.set(language, built);
    return built;
  };
  return {
    chapters,
    goodsIn(text, language) {
      const spoken = GOODS_LANGUAGES.find((known) => known === language) ?? 'en';
      return findGoods(text, spoken, indexOf(spoken));
    },
  };
}

/** The phrases that a folded word may begin, longest first. */
type PhrasesOf = (word: string) => readonly Phrase[];

/** Words kept with the phrases that they begin: texts repeat theirs. */
const MOST_KEPT = 10_000;

function phrasesBegun(index: ReadonlyMap<string, readonly Phrase[]>, language: GoodsLanguage): PhrasesOf {
  const kept = new BoundedMemo<readonly Phrase[]>(MOST_KEPT);
  return (word) =>
    kept.through(word, () =>
      (index.get(word.slice(0, 2)) ?? []).filter(({ words: [first = ''] }) =>
        sameWord(first, word, language),
      ),
    );
}

function findGoods(text: string, language: GoodsLanguage, begunBy: PhrasesOf): readonly GoodsFound[] {
  const words = [...text.matchAll(WORD)].map((match) => ({
    folded: foldName(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: GoodsFound[] = [];
  for (let i = 0; i < words.length; ) {
    const first = words[i];
    const phrase = begunBy(first?.folded ?? '').find((candidate) =>
      candidate.words.every((listed, j) => j === 0 || sameWord(listed, words[i + j]?.folded ?? '', language)),
    );
    const last = phrase && words[i + phrase.words.length - 1];
    if (first && phrase && last) {
      const { start } = first;
      found.push({ text: text.slice(start, last.end), start, end: last.end, chapter: phrase.chapter });
      i += phrase.words.length;
    } else {
      i += 1;
    }
  }
  return found;
}
