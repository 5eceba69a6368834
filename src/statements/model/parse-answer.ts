import type { ModelStatement } from './types.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Openings that are tried as the beginning of the JSON among other words. */
const MOST_STARTS = 20;
/** Statements of one paragraph that are looked at; the rest of an endless list is not. */
const MOST_STATEMENTS = 100;

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON: what the caller asks is only whether it is.
    return undefined;
  }
}

/** Where the object that opens at `start` closes, by its braces outside strings; -1 when it never does. */
function closing(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char === '\\') i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return i;
  }
  return -1;
}

/** The answer object in a text: all of it, or the first object with a list of statements among other words. */
function answerIn(text: string): Fields | null {
  const whole = tryJson(text);
  if (isFields(whole)) return whole;
  let start = text.indexOf('{');
  for (let tries = 0; tries < MOST_STARTS && start >= 0; tries++) {
    const end = closing(text, start);
    const part = end < 0 ? undefined : tryJson(text.slice(start, end + 1));
    if (isFields(part) && Array.isArray(part.statements)) return part;
    start = text.indexOf('{', start + 1);
  }
  return null;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNone = (value: unknown): value is string | null | undefined =>
  value === null || value === undefined || isText(value);

function isSpeaker(value: unknown): value is { name?: string | null; role?: string | null } {
  return isFields(value) && isTextOrNone(value.name) && isTextOrNone(value.role);
}

const isParty = (value: unknown): value is { place: number; role: string } =>
  isFields(value) && typeof value.place === 'number' && isText(value.role);
const isAmount = (value: unknown): value is { value: number; unit: string; words: string } =>
  isFields(value) && typeof value.value === 'number' && isText(value.unit) && isText(value.words);
const isDate = (value: unknown): value is { value: string; words: string } =>
  isFields(value) && isText(value.value) && isText(value.words);

/** A statement in the right form, or null. Keys that say "nothing" may be missing; a wrong one is not mended. */
function asStatement(given: unknown): ModelStatement | null {
  if (!isFields(given)) return null;
  const { kind, quote, status, object = null, total = false, confidence = null } = given;
  const { parties = [], amounts, date = null, speaker = null } = given;
  const figures = amounts ?? [];
  if (!isText(kind) || !isText(quote) || !isText(status)) return null;
  if (!Array.isArray(parties) || !parties.every(isParty)) return null;
  if (!Array.isArray(figures) || !figures.every(isAmount)) return null;
  if (date !== null && !isDate(date)) return null;
  if (speaker !== null && !isSpeaker(speaker)) return null;
  if (!isTextOrNone(object) || typeof total !== 'boolean') return null;
  if (confidence !== null && typeof confidence !== 'number') return null;
  return {
    kind,
    quote,
    status,
    parties,
    date,
    amounts: figures,
    total,
    speaker: speaker === null ? null : { name: speaker.name ?? null, role: speaker.role ?? null },
    object: object ?? null,
    confidence,
  };
}

/**
 * What a model's words hold: its statements, null for each that has not the form asked for. Words around the JSON, also in a fence of code,
 * are passed over. Null when there is no answer in it at all.
 *
 * @example parseAnswer('Here you are: {"statements": []}'); // []
 */
export function parseAnswer(text: string): readonly (ModelStatement | null)[] | null {
  const answer = answerIn(text);
  if (answer === null || !Array.isArray(answer.statements)) return null;
  return answer.statements.slice(0, MOST_STATEMENTS).map(asStatement);
}
