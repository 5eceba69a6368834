import { parseAgreementWords } from './agreement-words.js';
import { parseLexicon } from './parse-lexicon.js';
import { parseRules } from './parse-rules.js';
import type { Language } from './types.js';

export {
  AGREEMENT_FORMS,
  type AgreementForm,
  type AgreementWords,
  type Cues,
  PERIOD_UNITS,
  type Period,
  type PeriodUnit,
} from './agreement-words.js';
export { wordSet } from './parse-lexicon.js';
export {
  matchPattern,
  type Pattern,
  PatternIndex,
  parsePattern,
  WORD_CLASS,
  type WordClassName,
  type Words,
} from './pattern.js';
export {
  type Condition,
  type DateWords,
  type Language,
  type Lexicon,
  MODALITIES,
  type Modality,
  type Rule,
  type WordMap,
  type WordSet,
} from './types.js';

/** One language from its three parsed data files. */
export function parseLanguage(
  folder: string,
  lexicon: unknown,
  rules: unknown,
  agreement: unknown,
): Language {
  return {
    lexicon: parseLexicon(`${folder}/lexicon.yaml`, lexicon),
    ...parseRules(`${folder}/rules.yaml`, rules),
    agreement: parseAgreementWords(`${folder}/agreement.yaml`, agreement),
  };
}
export { WordMarks } from './word-marks.js';
