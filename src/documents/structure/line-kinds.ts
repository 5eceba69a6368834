import { foldName } from '../../base/index.js';
import { monthNumber } from '../dates/month-names.js';
import { readCredit } from './read-credit.js';
import { BODY_STEMS, CAPTION_LABELS, CONTACT_LABELS, FURNITURE, HOME_WORDS } from './words.js';

// A sign that is no letter may stand behind the stop: "… since 1969. 🎉".
const SENTENCE_END =
  /[.!?…;:,][)\]"'”»’]*(?:\s*(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D))*$/u;
const FULL_STOP = /[.…][)\]"'”»’]*$/u;
const BULLET = /^[-*•▪◦‣·]\s/u;
const NUMBERED = /^(?:\(?\d{1,3}[.)]|\(?\p{Ll}[.)])\s+(\S+)/u;
const PHONE = /^(?:\+|8\s?\(|\(?0)[\d\s().+/-]{6,40}$/;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,24}$/;

/** True when the line reads as running text: long, or a sentence with its full stop. */
export function isProse(line: string): boolean {
  if (line.length > 250) return true;
  if (line.length >= 25 && FULL_STOP.test(line.slice(-12))) return true;
  if (line.length > 160 && /[.!?]\s/u.test(line)) return true;
  // A sentence with a source tag after it: "… in April. (Macauhub)".
  return (readCredit(line)?.tag.start ?? 0) > 0;
}

/** Short, without the mark that ends a sentence (a question is allowed), and beginning with a capital or a figure. */
export function isHeadline(line: string, longest = 250): boolean {
  if (line.length > longest || line.length < 2 || !/\p{L}/u.test(line)) return false;
  const tail = line.slice(-12);
  const open = SENTENCE_END.test(tail) && !/[?!][)\]"'”»’]*$/u.test(tail) && !/\p{L}\.\p{L}\.$/u.test(tail);
  return !open && /^["'“„«‘¿¡([#*_\s]*[\p{Lu}\p{N}\p{Lo}]/u.test(line);
}

export function isListItem(line: string): boolean {
  // Most lines begin with a capital letter.
  if (/^\p{Lu}/u.test(line)) return false;
  if (BULLET.test(line)) return true;
  const numbered = NUMBERED.exec(line.slice(0, 60));
  // "12. April" begins a date, not an item.
  return numbered !== null && monthNumber((numbered[1] ?? '').replace(/[^\p{L}]/gu, '') || '-') === null;
}

/** Cells apart by tabs or bars. A line with one bar is a headline's or a menu's. */
export function isTableRow(line: string): boolean {
  const head = line.slice(0, 2000);
  if (head.includes('\t')) return true;
  if (!head.includes('|')) return false;
  const bars = head.split('|').length - 1;
  return (
    bars >= 2 && (head.startsWith('|') || bars >= 3) && !HOME_WORDS.has(foldName(head.split('|')[0] ?? ''))
  );
}

/** First words of the labels of captions: most lines begin with none of them. */
const LABEL_WORDS: ReadonlySet<string> = new Set(
  [...CAPTION_LABELS].map((label) => label.split(' ')[0] ?? ''),
);

/** The first letters of a line, folded. */
const firstWord = (line: string): string =>
  foldName(/^[^\p{L}]*([\p{L}\p{M}'’ʼ`]+)/u.exec(line.slice(0, 60))?.[1] ?? '');

export function isCaption(line: string): boolean {
  if (line.length > 400 || !LABEL_WORDS.has(firstWord(line))) return false;
  const label = /^[([]?\s?(\p{L}[\p{L}. -]{2,24}?)\s?(?:\d{1,3}\s?)?(?:[:.]\s|:$|\sby\s|\s[-–—]\s)/u.exec(
    line,
  );
  if (label?.[1] && CAPTION_LABELS.has(foldName(label[1]))) return true;
  // "In the photo the mayor …" has no mark after the label, so only labels of two words and more count there.
  const opening = line.split(/\s+/, 4).map(foldName);
  return [2, 3].some((count) => {
    const words = opening.slice(0, count).join(' ');
    return (
      words.includes(' ') && CAPTION_LABELS.has(words) && /^(?:in|on|auf|im|en|sur|на|na|nella)\s/.test(words)
    );
  });
}

/** The contact label a line begins with, and what follows it on the line. */
export function readContactLabel(
  line: string,
): { kind: 'address' | 'phone' | 'email' | 'other'; rest: string } | null {
  const match = /^([\p{L}][\p{L}./ -]{1,24}?)(?:\s?№|\s?no)?\s{0,2}[:：]\s*/iu.exec(line.slice(0, 60));
  const kind = match?.[1] === undefined ? undefined : CONTACT_LABELS.get(foldName(match[1]));
  return match && kind ? { kind, rest: line.slice(match[0].length) } : null;
}

export const isPhone = (line: string): boolean => line.length < 60 && PHONE.test(line);
export const isEmail = (line: string): boolean => line.length < 260 && EMAIL.test(line);

export function isFurniture(line: string): boolean {
  return line.length <= 60 && FURNITURE.has(foldName(line));
}

/** True when a short line names a public body or an office. */
export function namesBody(line: string): boolean {
  const folded = foldName(line.slice(0, 160));
  return line.length <= 160 && BODY_STEMS.some((stem) => folded.includes(stem));
}

/** A line without a letter or a figure: a rule such as "-----" or "* * *". */
export const isRule = (line: string): boolean => !/[\p{L}\p{N}]/u.test(line.slice(0, 400));

const SEPARATORS = [' / ', ' > ', ' » ', ' › ', ' → ', ' | ', ' :: ', ' \\ '] as const;
/** One of them, also at the end of the line. */
const SEPARATING = / (?:[/>»›→|\\]|::)(?: |$)/u;

/**
 * The members of a breadcrumb or menu line, top first, or null. `closed` is true when the line ends with its
 * separator ("Main / News /"), so that no member is the page itself.
 */
export function readBreadcrumb(line: string): { members: string[]; closed: boolean } | null {
  if (line.length > 300) return null;
  if (!SEPARATING.test(line)) return null;
  const padded = `${line} `;
  const mark = SEPARATORS.find((separator) => padded.includes(separator));
  if (mark === undefined) return null;
  const raw = padded.split(mark).map((member) => member.trim());
  const closed = raw.at(-1) === '' || line.endsWith(mark.trim());
  const members = raw
    .map((member) => member.replace(/[/>»›→|\\]+$/u, '').trim())
    .filter((member) => member !== '');
  const short = members.every(
    (member, i) => member.length <= (i === members.length - 1 ? 200 : 60) && !/[.!?]\s/.test(member),
  );
  const home = HOME_WORDS.has(foldName(members[0] ?? ''));
  if (!short || !(home || closed || members.length >= 3)) return null;
  if (members.length < 2 && !home) return null;
  return { members, closed };
}
