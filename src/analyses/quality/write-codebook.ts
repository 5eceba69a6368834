import { STATEMENT_LABELS, type StatementLabel } from '../../statements/index.js';
import { type LabelLanguage, LIFECYCLES, type Vocabulary } from '../../vocabulary/index.js';

/** What coders are told each judgement means. */
const JUDGEMENTS: Readonly<Record<StatementLabel, string>> = {
  right:
    'The passage states it: kind, places with their parts, date, amount, state and speaker are all right, or rightly left out.',
  wrong_kind: 'The passage states a tie of these places, of another kind.',
  wrong_parties: 'The kind is right; a place is wrong, missing, too many, or has the wrong part.',
  wrong_detail: 'Kind and places are right; date, amount, state or speaker is not.',
  not_stated: 'The passage states no such thing: a wish, a denial, a mere mention, or something else.',
  unsure: 'Cannot be told from the passage. Counts for nothing.',
};

/**
 * The codebook: what every kind is and is not, by the vocabulary, and how to judge. A Markdown document that stands by itself, to be handed to
 * coders and published beside the figures.
 */
export function writeCodebook(vocabulary: Vocabulary, version: string): string {
  const language: LabelLanguage = 'en';
  const lines = [
    '# Codebook',
    '',
    `What counts as a statement of which kind, and how to judge one. Made from the vocabulary of Intertie ${version}.`,
    '',
    '## How to code',
    '',
    'Two people code every item by themselves: neither sees what the other said, nor how sure the reader was, nor which rule read it.',
    'Judge by the passage and its neighbours alone, not by what you know. Judge the text: whether it is true is another question.',
    '',
    '### A statement that was read',
    '',
    'Take the first that fits.',
    '',
    ...STATEMENT_LABELS.map((label) => `- \`${label}\`: ${JUDGEMENTS[label]}`),
    '',
    '### A sentence',
    '',
    'Mark every kind of which the sentence states at least one fact between two or more places. The paragraph may tell who "it" and "they" are. Mark',
    'none where it states no fact of any kind.',
    '',
    '## Kinds',
    '',
  ];
  for (const entry of vocabulary.kinds()) {
    lines.push(`### ${entry.labels[language]} (\`${entry.kind}\`)`, '', entry.definition[language], '');
    if (entry.is.length > 0) lines.push(`- Is: ${entry.is.join('; ')}.`);
    if (entry.isNot.length > 0) lines.push(`- Is not: ${entry.isNot.join('; ')}.`);
    lines.push(`- Parts: ${entry.roles.map((role) => vocabulary.roleLabel(role, language)).join(', ')}.`);
    lines.push(...entry.examples.map((example) => `- Example: “${example}”`), '');
  }
  lines.push('## States', '');
  for (const lifecycle of LIFECYCLES) {
    lines.push(`- \`${lifecycle}\`: ${vocabulary.lifecycleLabel(lifecycle, language)}`);
  }
  return `${lines.join('\n')}\n`;
}
