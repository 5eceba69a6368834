import { readFileSync } from 'node:fs';
import type { GatherContext } from '../../statements/index.js';
import { parseVocabulary } from '../../vocabulary/index.js';

/** The table of states in the vocabulary that comes with the package; read when first asked. */
export const stateOf: GatherContext['stateOf'] = (kind, lifecycle) => {
  vocabulary ??= parseVocabulary((file) =>
    readFileSync(new URL(`../../../data/vocabulary/${file}.yaml`, import.meta.url), 'utf8'),
  );
  return vocabulary.stateOf(lifecycle, kind);
};

let vocabulary: ReturnType<typeof parseVocabulary> | undefined;
