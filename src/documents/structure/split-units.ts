import type { Span } from '../../base/index.js';

/** A paragraph candidate: one line, or several lines of hard-wrapped text. `group` counts stretches between blank lines. */
export interface Unit extends Span {
  readonly group: number;
}

/** Past this many lines the rest of a text is cut into large pieces: memory stays in proportion to its length. */
const MAX_LINES = 400_000;
const PIECE = 1 << 16;
/** Hard-wrapped text has lines of about 55 to 120 characters, and most of them are full. */
const WRAP_MIN = 55;
const WRAP_MAX = 120;

const SPACES = new Set([0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);
const MARKED = /^(?:[-*•▪◦‣·|#>]|\d{1,3}[.)]\s|\p{L}[.)]\s)/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function isBreak(code: number): boolean {
  return (code >= 10 && code <= 13) || code === 0x2028 || code === 0x2029;
}

/** White space as String.trim sees it. */
function isSpace(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13);
  return SPACES.has(code) || (code >= 0x2000 && code <= 0x200a);
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function splitLines(text: string): Unit[] {
  const lines: Unit[] = [];
  let group = 0;
  let start = 0;
  let lastBlank = true;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isBreak(text.charCodeAt(i))) continue;
    if (lines.length > MAX_LINES && i < text.length && i - start < PIECE) continue;
    const line = trimmed(text, start, i);
    if (line.end > line.start) {
      if (lastBlank) group++;
      lines.push({ ...line, group });
    }
    // "\r\n" is one break, not a line and a blank line.
    if (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10) i++;
    lastBlank = line.end === line.start;
    start = i + 1;
  }
  return lines;
}

/** Length a line would have had with the next line's first word on it. */
function lengthWithNextWord(text: string, line: Span, next: Span): number {
  let end = next.start;
  while (end < next.end && !isSpace(text.charCodeAt(end))) end++;
  return line.end - line.start + 1 + (end - next.start);
}

/** Width at which the text is hard-wrapped, or null when its lines are paragraphs. */
function wrapWidth(text: string, lines: readonly Unit[]): number | null {
  const inner = lines.filter((line, i) => lines[i + 1]?.group === line.group);
  if (inner.length < 2) return null;
  const width = inner.reduce((max, line) => Math.max(max, line.end - line.start), 0);
  if (width < WRAP_MIN || width > WRAP_MAX) return null;
  const full = lines.filter((line, i) => {
    const next = lines[i + 1];
    return next?.group === line.group && lengthWithNextWord(text, line, next) > width;
  });
  // Lines that all end sentences are paragraphs of like length, not a wrapped text.
  const cut = full.filter((line) => !/[.!?…:]["'”»)\]]?$/u.test(text.slice(line.end - 3, line.end)));
  return full.length * 2 >= inner.length && cut.length * 2 >= full.length ? width : null;
}

const isLower = (char: string): boolean => char !== char.toUpperCase() && char === char.toLowerCase();

function joins(text: string, line: Span, next: Span, width: number | null): boolean {
  if (next.end - next.start < 1 || MARKED.test(text.slice(next.start, next.start + 5))) return false;
  if (!LETTER_OR_DIGIT.test(text.slice(line.end - Math.min(40, line.end - line.start), line.end)))
    return false;
  if (width !== null && line.end - line.start <= width && lengthWithNextWord(text, line, next) > width)
    return true;
  // A sentence cut by a line break goes on in lower case; short labels ("Phone:") do not count as cut sentences.
  const long = line.end - line.start >= 40;
  return (
    long &&
    isLower(text.charAt(next.start)) &&
    !/[.!?…:;]["'”»)\]]?$/u.test(text.slice(line.end - 3, line.end))
  );
}

/**
 * Cuts a text into lines and joins the lines of hard-wrapped paragraphs. Spans are trimmed, in order, never blank and
 * never overlap; everything outside them is white space. Linear in the length of the text.
 */
export function splitUnits(text: string): Unit[] {
  const lines = splitLines(text);
  const width = wrapWidth(text, lines);
  const units: Unit[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const unit = units.at(-1);
    if (before && unit && before.group === line.group && joins(text, before, line, width)) {
      units[units.length - 1] = { start: unit.start, end: line.end, group: unit.group };
    } else units.push(line);
  }
  return units;
}
