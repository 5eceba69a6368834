import type { Lexicon } from '../vocabulary/index.js';

/**
 * A source as it would stand in the nominative: "Сибирского таможенного управления" → "Сибирское таможенное управление". Words behind its noun
 * stay as they are; so does a source whose noun the language's table does not know.
 */
export function nominativeSource(source: string, { sourceCases }: Pick<Lexicon, 'sourceCases'>): string {
  const words = source.split(' ');
  for (const [i, word] of words.entries()) {
    for (const { nouns, adjectives } of sourceCases) {
      const noun = nouns.get(word.toLowerCase());
      if (noun === undefined) continue;
      const before = words.slice(0, i).map((adjective) => unbent(adjective, adjectives));
      return [...before, word.slice(0, 1) + noun.slice(1), ...words.slice(i + 1)].join(' ');
    }
  }
  return source;
}

function unbent(adjective: string, endings: ReadonlyMap<string, string>): string {
  for (const [ending, nominative] of endings)
    if (adjective.endsWith(ending)) return adjective.slice(0, adjective.length - ending.length) + nominative;
  return adjective;
}
