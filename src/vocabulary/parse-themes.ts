import type { CheckedNode } from './checked-node.js';
import { wordSet } from './language/parse-lexicon.js';
import type { WordSet } from './language/types.js';
import { readLabels } from './parse-kinds.js';
import { GOODS_LANGUAGES, type Labels } from './vocabulary.js';

export interface ThemeTable {
  readonly labels: ReadonlyMap<string, Labels>;
  themeOf(text: string, language: string | null): string | null;
}

/** Words with their inner hyphens apart: "socio-economic" holds "economic". */
const WORD = /[\p{L}\p{N}]+/gu;

/** themes.yaml, checked: keys with labels and, by language, words. @throws IntertieError `vocabulary.*` naming file and key. */
export function parseThemes(root: CheckedNode): ThemeTable {
  const labels = new Map<string, Labels>();
  const words = new Map<string, Map<string, WordSet>>(
    GOODS_LANGUAGES.map((language) => [language, new Map()]),
  );
  for (const [theme, node] of root.entries()) {
    labels.set(theme, readLabels(node.at('labels')));
    for (const [language, list] of node.entries()) {
      if (language === 'labels') continue;
      const table = words.get(language);
      if (table === undefined)
        throw list.refuse(
          'unknown_key',
          'not a language of themes',
          language,
          `use one of ${GOODS_LANGUAGES.join(', ')}`,
        );
      const parts = list
        .text()
        .split(',')
        .map((word) => word.trim().replaceAll('"', ''));
      if (parts.includes('')) throw list.refuse('missing', 'an empty word', list.text(), 'remove the comma');
      table.set(theme, wordSet(parts));
    }
  }
  return {
    labels,
    themeOf(text, language) {
      const table = words.get(language ?? 'en');
      const said = text.toLowerCase().match(WORD) ?? [];
      for (const [theme, set] of table ?? []) if (said.some((word) => set.has(word))) return theme;
      return null;
    },
  };
}
