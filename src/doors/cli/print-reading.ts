import type { TextReading } from '../../ingest/index.js';
import type { Absence, Party, Reading, Speaker, Statement } from '../../statements/index.js';
import type { Vocabulary } from '../../vocabulary/index.js';
import { methodWords } from './print-model.js';

const placesOf = (parties: readonly Party[]): string =>
  parties.map(({ name, role }) => (role === 'side' ? name : `${name} (${role})`)).join(', ') || 'no place';

function speakerText(speaker: Speaker | null): string {
  if (speaker === null) return 'the text itself';
  return [speaker.name, speaker.role].filter((part) => part !== null).join(', ');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** A statement as lines, a blank one before it. */
export function statementLines(statement: Statement, vocabulary: Vocabulary): readonly string[] {
  const { kind, lifecycle, date, dateText, amounts, object, claimsTotal, confidence, quote } = statement;
  const label = vocabulary.kind(kind).labels.en;
  const state = kind === 'utterance' ? null : vocabulary.lifecycleLabel(lifecycle, 'en');
  const facts = [
    state,
    date ?? dateText,
    amounts.map((amount) => `${claimsTotal ? 'claimed: ' : ''}${oneLine(amount.text)}`).join('; ') || null,
    object && oneLine(object.text),
  ].filter((part) => part !== null);
  return [
    '',
    `${label}: ${placesOf(statement.parties)}${facts.length > 0 ? ` · ${facts.join(' · ')}` : ''}`,
    `  “${oneLine(quote)}”`,
    [
      `  said by ${speakerText(statement.speaker)}`,
      `sure to ${confidence.toFixed(2)}`,
      methodWords(statement.method),
    ]
      .filter((part) => part !== null)
      .join(' · '),
  ];
}

/** A denial as lines, a blank one before it. */
export function absenceLines(absence: Absence, vocabulary: Vocabulary): readonly string[] {
  return [
    '',
    `Denied: ${vocabulary.kind(absence.kind).labels.en}: ${placesOf(absence.parties)}`,
    `  “${oneLine(absence.quote)}”`,
    `  said by ${speakerText(absence.speaker)}`,
  ];
}

/** What was read, and how much was found in it. */
export function headLines(
  name: string,
  { structure, language, date, byHandOnly }: Omit<TextReading, keyof Reading>,
  count: { readonly statements: number; readonly absences: number; readonly places: number },
): readonly string[] {
  const told = [
    structure.publisher?.value.name,
    structure.credit && `taken from ${structure.credit.value}`,
    date,
    language,
  ];
  return [
    structure.title?.value ?? name,
    told.filter((part) => part !== null && part !== undefined).join(' · '),
    `${count.statements} statements, ${count.absences} stated absences, ${count.places} mentions of places`,
    ...(byHandOnly ? [`no rules for the language ${language}: places only`] : []),
  ];
}

/** A reading for people: each statement with its quote, who says it and when; then what is denied. */
export function readingLines(name: string, reading: TextReading, vocabulary: Vocabulary): readonly string[] {
  const { statements, absences, mentions } = reading;
  const places = mentions.filter((mention) => mention.type === 'place').length;
  return [
    ...headLines(name, reading, { statements: statements.length, absences: absences.length, places }),
    ...statements.flatMap((statement) => statementLines(statement, vocabulary)),
    ...absences.flatMap((absence) => absenceLines(absence, vocabulary)),
  ];
}
