import { foldName, type Span } from '../../base/index.js';
import { findDates, type WrittenDate } from '../dates/find-dates.js';
import { monthNumber } from '../dates/month-names.js';
import { AGENCIES, DATE_LABELS } from './words.js';

/** The start of a press text: "DALIAN, Jan. 8 (Xinhua) --". Spans index the paragraph it was read from. */
export interface Dateline extends Span {
  readonly place: Span;
  readonly date: WrittenDate | null;
  /** Agency named in it, with its place. */
  readonly credit: { readonly value: string; readonly span: Span } | null;
}

const MAX_DATELINE = 140;
const MAX_DATE_LINE = 160;
/** Place, then what stands before the dash: a date, an agency in brackets or slashes, in this order or the other. */
const PLACE = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:[ ,/-]{1,2}\p{Lu}[\p{L}\p{M}'’.-]*){0,5}/u;
const AGENCY = /\(([^()]{2,40})\)|\/([^/\n]{2,40})\/|\b(\p{Lu}{2,6})(?=\s{0,2}(?:--|[—–―]|-\s))/u;
const DASH = /^\s{0,3}(?:--|[—–―]|-(?=\s)|:(?=\s))\s*/u;
const WEEKDAY =
  /(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?<!\p{L})(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|mon|tue|wed|thu|fri|sat|sun)(?!\p{L})/giu;
const TIME = /\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h|gmt|utc|msk))?(?!\p{L})/giu;

const inSpan = (start: number, length: number): Span => ({ start, end: start + length });

/**
 * The dateline a paragraph begins with, or null. It must hold a date or an agency, or be a place in capitals before a
 * dash; "Brest and Minsk – two cities" is none. A dateline must be followed by text or end the line.
 *
 * @example readDateline('MINSK, 12 April (BelTA) – The mayor')?.credit?.value; // 'BelTA'
 */
export function readDateline(paragraph: string): Dateline | null {
  const head = paragraph.slice(0, MAX_DATELINE);
  const place = PLACE.exec(head);
  if (!place || goesOn(head, place[0])) return null;
  const dates = findDates(head);
  // The month of "DALIAN Jan. 8" looks like a part of the place: the place ends where the date begins.
  const named = head
    .slice(0, Math.min(place[0].length, dates[0]?.start ?? MAX_DATELINE))
    .replace(/[\s,./-]+$/u, '');
  let at = named.length;
  let date: WrittenDate | null = null;
  let credit: Dateline['credit'] = null;
  for (let round = 0; round < 3; round++) {
    at += /^[\s,.]{0,4}/.exec(head.slice(at))?.[0].length ?? 0;
    const next = dates.find((candidate) => candidate.start === at);
    const agency = AGENCY.exec(head.slice(at, at + 44));
    if (next && !date) {
      date = next;
      at = next.end;
    } else if (agency?.index === 0 && !credit) {
      const value = (agency[1] ?? agency[2] ?? agency[3] ?? '').trim();
      credit = { value, span: inSpan(at + agency[0].indexOf(value), value.length) };
      at += agency[0].length;
    }
  }
  const dash = DASH.exec(head.slice(at))?.[0] ?? '';
  // "AUSTIN, Texas –": American papers give the town in capitals and its state as usual.
  const town = named.split(',', 1)[0] ?? named;
  const capitals = town === town.toUpperCase() && /\p{Lu}{3}/u.test(town);
  const ends = at + dash.length >= paragraph.length;
  // "TURKISTAN. April 12. Trade between …": stops in place of the dash.
  const stopped =
    capitals &&
    date !== null &&
    dash === '' &&
    /^\.\s+$/u.test(head.slice(date.end, at)) &&
    /^\p{Lu}/u.test(head.slice(at));
  if (stopped) return { start: 0, end: at, place: inSpan(0, named.length), date, credit };
  const slashed = credit !== null && head.charAt(credit.span.end) === '/';
  if (named === '' || !(date || credit || (capitals && dash))) return null;
  // Without a dash only the slash form is sure: "Minsk (Reuters) reported" may be prose.
  if (!dash && !slashed && !ends) return null;
  if (!dash && date && !credit) return null;
  if (credit && !slashed && !capitals && !isAgency(credit.value) && !date) return null;
  return { start: 0, end: at + dash.length, place: inSpan(0, named.length), date, credit };
}

/**
 * "The mayor of Brest …": behind capitals that hold no month goes on a word in small letters that is none either. Neither date nor agency nor
 * dash can stand there, so most paragraphs are looked at no further.
 */
function goesOn(head: string, place: string): boolean {
  const next = /^ (\p{Ll}+)/u.exec(head.slice(place.length, place.length + 40))?.[1];
  if (next === undefined || !/\p{L}$/u.test(place) || monthNumber(next) !== null) return false;
  return !place.split(/[^\p{L}\p{M}]+/u).some((word) => monthNumber(word) !== null);
}

/** True for a name that is known as an agency's, also with a word around it ("BelTA news agency"). */
export function isAgency(name: string): boolean {
  const folded = foldName(name);
  return AGENCIES.has(folded) || folded.split(' ').some((word) => word.length > 3 && AGENCIES.has(word));
}

/**
 * The date of a line that is nothing but a date: with weekday, time, label ("Published: …"), a place in front
 * ("Berlin, 3. Mai 2020"), or beside a byline or section ("News | 14 August 2019"). Null for a sentence with a date.
 *
 * @example readDateLine('Дата: 12 апреля 2023 г., 14:05')?.date; // '2023-04-12'
 */
export function readDateLine(line: string): WrittenDate | null {
  if (line.length > MAX_DATE_LINE) return null;
  const dates = findDates(line);
  const first = dates.find((date) => date.date !== null) ?? dates[0];
  if (!first) return null;
  let rest = '';
  let at = 0;
  for (const date of dates) {
    rest += `${line.slice(at, date.start)} \u0001 `;
    at = date.end;
  }
  rest = (rest + line.slice(at))
    .replace(TIME, ' ')
    .replace(WEEKDAY, ' ')
    .replace(/[()[\]]/g, ' ');
  return rest.split(/[|·•]|\s[—–-]+(?:\s|$)|[.;]\s/u).every(isDatePart) && wordsBeside(rest) <= 8
    ? first
    : null;
}

function wordsBeside(rest: string): number {
  return rest.match(/\p{L}+/gu)?.length ?? 0;
}

/** A part of a date line: the date with at most its label or its place, or a short tag beside it. */
function isDatePart(part: string): boolean {
  const [before = '', ...after] = part.split('\u0001');
  if (after.length === 0) return wordsBeside(part) <= 4 && !/[.!?]\s*$/.test(part.trim().slice(0, -1));
  if (
    after.some((text) =>
      /\p{L}/u.test(text.replace(/(?<!\p{L})(?:at|um|в|à|o|um|року|года?|г|р)(?!\p{L})/giu, '')),
    )
  )
    return false;
  const label = before.trim();
  const folded = foldName(label);
  if (folded === '' || DATE_LABELS.has(folded)) return true;
  if (/:$/.test(label)) return wordsBeside(label) <= 4;
  // A place in front: "Berlin, den 3. Mai 2020", "Minsk, 12 April 2023".
  return /^\p{Lu}[\p{L}\p{M}' -]{1,40},\s*(?:den|le|the|a|dnia)?$/iu.test(label) && wordsBeside(label) <= 4;
}
