import type { LoggedDecision, UiLanguage } from '../../../../queries/index.js';
import { isMessageKey, translator } from '../../messages/catalogue.js';

/** What a decision did, in a word or two: "accepted", "undone: accepted". An action without words of its own shows its name. */
export function decisionWords(
  decision: Pick<LoggedDecision, 'action' | 'undoes'>,
  language: UiLanguage,
): string {
  const t = translator(language);
  const what = actionWords(decision.action, language);
  if (decision.undoes === null) return what;
  return t('log.undone', { what: what.charAt(0).toLocaleLowerCase(language) + what.slice(1) });
}

export function actionWords(action: string, language: UiLanguage): string {
  const key = `log.action.${action}`;
  return isMessageKey(key) ? translator(language)(key) : action.replace('.', ': ').replaceAll('_', ' ');
}

/** One field that a decision changed, as it was and as it is. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The fields of a decision side by side; at most 12, each cut at 160 characters. Lists of rows are told by their number. */
export function fieldChanges({
  before,
  after,
}: Pick<LoggedDecision, 'before' | 'after'>): readonly FieldChange[] {
  const [old, now] = [asRecord(before), asRecord(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]) || field === 'surface',
  );
  return fields.slice(0, 12).map((field) => ({ field, before: shown(old[field]), after: shown(now[field]) }));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  return { value };
}

const LONGEST = 160;

function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : cut(value.map(shownItem).join('; '));
  return cut(typeof value === 'object' ? shownItem(value) : String(value));
}

/** A party by its name, an amount by its words, a row by its place. */
function shownItem(item: unknown): string {
  if (item === null || typeof item !== 'object') return String(item);
  const { name, role, place, text, value, unit } = item as Readonly<Record<string, unknown>>;
  if (place !== undefined) return [name ?? place, role].filter(Boolean).join(', ');
  if (text !== undefined) return String(text);
  if (value !== undefined) return `${value} ${unit ?? ''}`.trim();
  return JSON.stringify(item);
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
