import type { SpeakerView, StatementView, TestimonyView, UiLanguage } from '../../../queries/index.js';
import { isMessageKey, translator } from '../messages/catalogue.js';
import { numberFormat } from '../messages/formats.js';

/**
 * How far to trust a tie, in one line: reports, independent sources, their kinds, and who tells it.
 *
 * @example trustWords(testimony, 'en'); // '1 report, 1 independent source (state news agency), told by one side'
 */
export function trustWords(testimony: TestimonyView, language: UiLanguage): string {
  const t = translator(language);
  const kinds = testimony.sourceKinds.map((kind) => t(`source_kind.${kind}`).toLocaleLowerCase(language));
  const reports = t('reports', { count: testimony.reports });
  const independent = t('independent', { count: testimony.independentSources });
  const from = kinds.length ? ` (${kinds.join(', ')})` : '';
  return `${reports}, ${independent}${from}, ${t(`told.${testimony.told}`)}`;
}

/** Who speaks, with role; null when the document itself speaks. */
export function speakerWords(speaker: SpeakerView | null, language: UiLanguage): string | null {
  if (!speaker) return null;
  const { name, role } = speaker;
  if (name && role) return translator(language)('speaker.named', { name, role });
  // An unnamed speaker ("agency") begins the line.
  return name ?? (role ? role.charAt(0).toLocaleUpperCase(language) + role.slice(1) : null);
}

/** A reading's confidence as a word and a number: "reading sure, 0.93". */
export function confidenceWords(confidence: number, language: UiLanguage): string {
  const t = translator(language);
  const word = confidence >= 0.85 ? 'high' : confidence >= 0.6 ? 'middle' : 'low';
  const number = numberFormat(language, 'hundredths').format(confidence);
  return t('confidence', { word: t(`confidence.${word}`), number });
}

/** Name of the language model that drew a statement, or null for any other method (docs/reference/language-model.md). */
export const modelName = (method: string): string | null =>
  /^model:(.+)@reader-[^@]+$/.exec(method)?.[1] ?? null;

/** How a statement was drawn: "Read by rule twinning.since (reader@1)". */
export function methodWords(
  { method, rule }: Pick<StatementView, 'method' | 'rule'>,
  language: UiLanguage,
): string {
  const t = translator(language);
  const model = modelName(method);
  if (model !== null) return t('method.model', { model });
  if (method.startsWith('table:')) return t('method.table', { method });
  return rule === null ? t('method.reader', { method }) : t('method.rule', { method, rule });
}

/** A remark's code in words; a code that the catalogue does not know is shown as it is, readable. */
export function noteWords(note: string, language: UiLanguage): string {
  const key = `note.${note}`;
  return isMessageKey(key) ? translator(language)(key) : note.replaceAll('_', ' ');
}
