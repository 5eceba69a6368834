import { readFileSync } from 'node:fs';
import { parseVocabulary, type Vocabulary } from '../vocabulary/index.js';

let vocabulary: Vocabulary | undefined;

/** The vocabulary that comes with the package; read when first asked. */
export function packageVocabulary(): Vocabulary {
  vocabulary ??= parseVocabulary((file) =>
    readFileSync(new URL(`../../data/vocabulary/${file}.yaml`, import.meta.url), 'utf8'),
  );
  return vocabulary;
}

/** Whether a role names a public office: a person who was seen under none has no page. */
export const hasPublicRole = (role: string | null): boolean =>
  role !== null && packageVocabulary().namesOffice(role);
