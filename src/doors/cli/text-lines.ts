import { IntertieError, type PartialDate, tryPartialDate } from '../../base/index.js';

/** One text of `intertie read --from jsonl`. */
export interface TextLine {
  readonly id: string;
  readonly text: string;
  readonly date: PartialDate | null;
  readonly language: string | null;
  readonly url: string | null;
}

function bad(line: number, problem: string, value: string, remedy: string): IntertieError {
  return new IntertieError('read.bad_line', `line ${line}: ${problem}`, value.slice(0, 80), remedy);
}

/**
 * A text from its line: `{"id","text","date","language","url"}`; `id` is the line's number when not given, the rest but
 * `text` may be null or missing.
 *
 * @throws IntertieError `read.bad_line` naming the line
 */
export function parseTextLine(source: string, line: number): TextLine {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw bad(line, `not JSON (${reason})`, source, 'write one JSON object a line');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw bad(line, 'not a JSON object', source, 'write {"id": …, "text": …}');
  }
  const { id, text, date, language, url } = value as Record<string, unknown>;
  if (typeof text !== 'string') throw bad(line, 'no text', source, 'give "text" as a string');
  const optional = (name: string, given: unknown): string | null => {
    if (given === undefined || given === null) return null;
    if (typeof given === 'string') return given;
    throw bad(line, `"${name}" is not a string`, JSON.stringify(given), 'give a string or null');
  };
  const written = optional('date', date);
  const known = tryPartialDate(written);
  if (written && known === null)
    throw bad(line, '"date" is not a date', written, 'write YYYY, YYYY-MM, YYYY-MM-DD or null');
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') {
    throw bad(line, '"id" is neither a string nor a number', JSON.stringify(id), 'give a string');
  }
  return {
    id: id === undefined ? String(line) : String(id),
    text,
    date: known,
    language: optional('language', language),
    url: optional('url', url),
  };
}
