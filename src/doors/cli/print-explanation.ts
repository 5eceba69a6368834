import type { TextReading } from '../../ingest/index.js';
import type {
  ExplainedCandidate,
  ExplainedParty,
  ExplainedStatement,
  PassedSentence,
  ReadingExplanation,
} from '../../statements/index.js';
import type { Vocabulary } from '../../vocabulary/index.js';
import { counted } from './counted.js';
import { absenceLines, headLines, statementLines } from './print-reading.js';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const quoted = (text: string): string => `“${oneLine(text)}”`;
const signed = (weight: number): string => `${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)}`;

const candidateText = ({ name, country, region, kind, score, reasons, id }: ExplainedCandidate): string =>
  `${name} (${[kind, region ?? country, id].filter((part) => part !== null).join(', ')}) ${score.toFixed(2)}: ${reasons.join('; ')}`;

function partyLines({ words, name, role, from, place }: ExplainedParty): readonly string[] {
  return [
    `    ${words ? `${quoted(words.text)} is ` : ''}${name}, ${role}: ${from}`,
    ...(place ? [`      ${place.outcome}: ${place.why}`] : []),
    ...(place?.chosen ? [`      taken ${candidateText(place.chosen)}`] : []),
    ...(place?.runnersUp ?? []).map(
      (one) => `      ${place?.chosen ? 'not  ' : 'maybe'} ${candidateText(one)}`,
    ),
  ];
}

function statementText(explained: ExplainedStatement): readonly string[] {
  const { rule, trigger, parties, date, amounts, status, confidence, alsoFound } = explained;
  const parts = confidence.parts.map(({ what, weight }) => `${what} ${signed(weight)}`);
  const figures = amounts.map(({ value, unit, words }) => `${quoted(words)} = ${value} ${unit}`);
  return [
    ...(rule
      ? [
          `  rule        ${rule.id}`,
          ...rule.asks.map((ask, i) => `  ${i === 0 ? 'asks for' : '        '}    ${ask}`),
        ]
      : []),
    ...(trigger ? [`  found by    ${quoted(trigger.text)} at ${trigger.start}-${trigger.end}`] : []),
    ...(parties.length > 0 ? ['  places', ...parties.flatMap(partyLines)] : []),
    ...(date
      ? [`  date        ${date.value}${date.words ? `, from ${quoted(date.words)}` : ''}: ${date.why}`]
      : []),
    ...(figures.length > 0 ? [`  figures     ${figures.join('; ')}`] : []),
    `  status      ${status.value}: ${status.why}${status.words.length > 0 ? ` (${status.words.join(', ')})` : ''}`,
    `  confidence  ${confidence.value.toFixed(2)}: ${confidence.why}`,
    ...(parts.length > 0 ? [`              ${parts.join(', ')} (log odds)`] : []),
    ...(alsoFound.length > 0 ? [`  gave way    ${alsoFound.join(', ')}`] : []),
  ];
}

const passedLines = ({ sentence, reasons }: PassedSentence): readonly string[] => [
  '',
  `No statement: ${quoted(sentence.text)}`,
  ...reasons.map(({ rule, words, why }) => `  ${rule} found ${quoted(words)}: ${why}`),
];

/** A reading for people who ask why: each statement with what it was drawn from, then the sentences that a rule looked at in vain. */
export function explanationLines(
  name: string,
  reading: TextReading,
  explanation: ReadingExplanation,
  vocabulary: Vocabulary,
): readonly string[] {
  const { statements, absences, mentions } = reading;
  const places = mentions.filter((mention) => mention.type === 'place').length;
  const byId = new Map(explanation.statements.map((one) => [one.statement, one]));
  return [
    ...headLines(name, reading, { statements: statements.length, absences: absences.length, places }),
    ...statements.flatMap((statement) => {
      const explained = byId.get(statement.id);
      return [...statementLines(statement, vocabulary), ...(explained ? statementText(explained) : [])];
    }),
    ...absences.flatMap((absence) => absenceLines(absence, vocabulary)),
    ...(explanation.passed.length === 0
      ? []
      : ['', `${counted(explanation.passed.length, 'sentence')} looked at in vain`]),
    ...explanation.passed.flatMap(passedLines),
  ];
}
