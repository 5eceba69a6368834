import { foldName } from '../base/index.js';
import type { CheckedNode } from './checked-node.js';
import { GOODS_LANGUAGES } from './vocabulary.js';

/** offices.yaml, checked: by language, beginnings of words, folded. @throws IntertieError `vocabulary.*` naming file and key. */
export function parseOffices(root: CheckedNode): (role: string) => boolean {
  const beginnings: string[] = [];
  for (const [language, list] of root.entries()) {
    if (!(GOODS_LANGUAGES as readonly string[]).includes(language)) {
      const remedy = `use one of ${GOODS_LANGUAGES.join(', ')}`;
      throw list.refuse('unknown_key', 'not a language of the reader', language, remedy);
    }
    for (const word of list
      .text()
      .split(',')
      .map((one) => one.trim())) {
      if (word === '') throw list.refuse('missing', 'an empty word', list.text(), 'remove the comma');
      if (foldName(word) !== word) {
        throw list.refuse('wrong_type', 'not folded', word, `write it as "${foldName(word)}"`);
      }
      beginnings.push(` ${word}`);
    }
  }
  return (role) => {
    const folded = ` ${foldName(role)}`;
    return beginnings.some((beginning) => folded.includes(beginning));
  };
}
