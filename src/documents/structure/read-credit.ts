import { foldName, type Span } from '../../base/index.js';
import { isAgency } from './dateline.js';
import { CREDIT_LABELS } from './words.js';

/** A source tag: what is credited, with its place in the line, and where the tag begins. */
export interface Credit {
  readonly value: string;
  readonly span: Span;
  readonly tag: Span;
}

const MAX_CREDIT = 120;
const SITE =
  /^(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\d](?:[\p{L}\d-]{0,40}[\p{L}\d])?\.){1,4}\p{L}{2,12})(?:\/\S*)?$/iu;
const LABELLED = /(?:^|(?<=[.!?…"”»)]\s{1,3}))\(?(\p{L}[\p{L} .]{1,30}?):\s{0,3}(\S[^\n]{0,100})$/u;
const BRACKETED = /(?<=[.!?…"”»]\s{0,3})\(([^()]{2,50})\)\.?$/u;
const SLASHED = /(?:^|(?<=[.!?…"”»]\s{0,3}))\/([^/\n]{2,40})\/\.?$/u;
const COPYRIGHT =
  /^(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s*)?(\p{L}[^\n]{1,60})$/iu;
const DASHED = /(?<=[.!?…"”»]\s{0,3})(?:--|[—–])\s?(\p{Lu}[^.!?\n]{1,40})$/u;

/** Forms that end a line, with the mark that each has. */
const ENDINGS = [
  [BRACKETED, /\(/],
  [DASHED, /--|[—–]/],
] as const;

/** A name as credits have it: few words, each with a capital (or a short joining word), no sentence inside. */
function isName(value: string): boolean {
  const words = value.split(/\s+/);
  return (
    words.length <= 6 &&
    /^\p{Lu}/u.test(value) &&
    words.every((word) => /^[\p{Lu}\d&«"“]/u.test(word) || word.length <= 3) &&
    !/[.!?;:]\s/u.test(value)
  );
}

function credit(line: string, match: RegExpExecArray, value: string): Credit {
  const clean = value.replace(/[).\s]+$/u, '').trim() || value;
  const start = line.indexOf(clean, match.index + match[0].length - value.length - 2 < 0 ? 0 : match.index);
  return {
    value: clean,
    span: { start, end: start + clean.length },
    tag: { start: match.index, end: line.length },
  };
}

/**
 * The source credited by the last line of a text or at the end of its last paragraph, or null: a bare site name
 * ("belta.by"), "Source: Xinhua", "(Macauhub)", "/БЕЛТА/", "© 2023 BelTA", or an agency's name alone.
 *
 * @example readCredit('The feast is planned for May. Quelle: La Nación')?.value; // 'La Nación'
 */
export function readCredit(line: string): Credit | null {
  const offset = Math.max(0, line.length - MAX_CREDIT);
  const found = line.length > MAX_CREDIT ? inTail(line.slice(offset)) : inTail(line);
  if (!found || offset === 0) return found;
  const shift = (span: Span): Span => ({ start: span.start + offset, end: span.end + offset });
  return { value: found.value, span: shift(found.span), tag: shift(found.tag) };
}

function inTail(tail: string): Credit | null {
  const site = SITE.exec(tail);
  if (site?.[1]) return credit(tail, site, site[1]);
  // Each form has a mark of its own, which most lines are without.
  const labelled = tail.includes(':') ? LABELLED.exec(tail) : null;
  if (labelled?.[1] && labelled[2] && CREDIT_LABELS.has(foldName(labelled[1])))
    return credit(tail, labelled, labelled[2]);
  const copyright = COPYRIGHT.exec(tail);
  if (copyright?.[1]) return credit(tail, copyright, copyright[1]);
  const slashed = tail.includes('/') ? SLASHED.exec(tail) : null;
  if (slashed?.[1] && isName(slashed[1])) return credit(tail, slashed, slashed[1]);
  for (const [pattern, mark] of ENDINGS) {
    if (!mark.test(tail)) continue;
    const match = pattern.exec(tail);
    const value = match?.[1]?.trim() ?? '';
    if (
      match &&
      (isAgency(value) || (pattern === BRACKETED && isName(value) && value.split(/\s+/).length <= 4))
    ) {
      return credit(tail, match, value);
    }
  }
  const alone = tail.replace(/^[([-]+|[)\].-]+$/g, '').trim();
  if (alone !== '' && alone.length <= 40 && isAgency(alone) && isName(alone)) {
    const start = tail.indexOf(alone);
    return { value: alone, span: { start, end: start + alone.length }, tag: { start: 0, end: tail.length } };
  }
  return null;
}
