import { foldName, type PartialDate, type Span } from '../../base/index.js';
import type { BlockKind, Found, Publisher } from '../types.js';
import { readDateLine } from './dateline.js';
import {
  isCaption,
  isEmail,
  isFurniture,
  isHeadline,
  isListItem,
  isPhone,
  isProse,
  isRule,
  isTableRow,
  namesBody,
  readBreadcrumb,
  readContactLabel,
} from './line-kinds.js';
import { readCredit } from './read-credit.js';
import type { Unit } from './split-units.js';

/** What the lines above the article say. `kinds` has one entry for each unit of the head, in order. */
export interface Head {
  readonly kinds: readonly BlockKind[];
  readonly title: Found<string> | null;
  readonly date: Found<PartialDate> | null;
  readonly publisher: Found<Publisher> | null;
  readonly section: readonly string[];
}

/** A page's furniture above the article is rarely longer; past it everything is body. */
const MAX_HEAD = 60;

type Open = BlockKind | null;

/** Units before the first running text. */
function headLength(text: string, units: readonly Unit[]): number {
  for (let i = 0; i < Math.min(units.length, MAX_HEAD); i++) {
    const unit = units[i];
    if (!unit) break;
    const line = text.slice(unit.start, unit.end);
    if (readDateLine(line) || readContactLabel(line) || readBreadcrumb(line)) continue;
    if (isProse(line) || isCaption(line)) return i;
  }
  return Math.min(units.length, MAX_HEAD);
}

interface Contacts {
  readonly values: { address: string | null; phone: string | null; email: string | null };
  readonly first: number;
}

/** Marks the lines of the letterhead: labels with their values, lone e-mail addresses and phone numbers. */
function readContacts(lines: readonly string[], units: readonly Unit[], kinds: Open[]): Contacts {
  const values: Contacts['values'] = { address: null, phone: null, email: null };
  let first = -1;
  const keep = (kind: 'address' | 'phone' | 'email' | 'other', value: string): void => {
    if (kind !== 'other' && value !== '') values[kind] ??= value;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const label = readContactLabel(line);
    if (!label && !isEmail(line) && !isPhone(line)) continue;
    if (first < 0) first = i;
    kinds[i] = 'letterhead';
    if (!label) {
      keep(isEmail(line) ? 'email' : 'phone', line);
      continue;
    }
    const value = label.rest === '' ? [] : [label.rest];
    // The value goes on through the lines of the same group, or stands in the next one when the label is alone.
    const group = units[i]?.group;
    for (let j = i + 1; j < lines.length; j++) {
      const next = lines[j] ?? '';
      const near = units[j]?.group === group || (value.length === 0 && j === i + 1);
      if (!near || readContactLabel(next) || readDateLine(next) || readBreadcrumb(next) || next.length > 120)
        break;
      kinds[j] = 'letterhead';
      value.push(next);
      i = j;
      if (units[j]?.group !== group) break;
    }
    keep(label.kind, value.join(' ').trim());
  }
  return { values, first };
}

/** The line that names the publisher: the last open line before the first contact line, or a leading line that names a body. */
function findPublisherLine(lines: readonly string[], kinds: readonly Open[], firstContact: number): number {
  for (let i = firstContact - 1; i >= 0; i--) {
    if (kinds[i] === null && isHeadline(lines[i] ?? '', 160)) return i;
  }
  const candidates = lines.flatMap((line, i) => (kinds[i] === null && isHeadline(line, 160) ? [i] : []));
  const [lead, ...others] = candidates;
  // A headline may name a body too ("City Council signs …"): it is the publisher only above another headline, and short.
  const line = lines[lead ?? 0] ?? '';
  const short = line.split(/\s+/).length <= 8;
  return lead !== undefined && others.length > 0 && short && namesBody(line) ? lead : -1;
}

function findTitle(
  lines: readonly string[],
  kinds: readonly Open[],
  after: number,
  hasBody: boolean,
): number {
  const marked = lines.findIndex((line, i) => kinds[i] === null && /^#\s/.test(line));
  if (marked >= 0) return marked;
  const open = lines.flatMap((line, i) =>
    kinds[i] === null && i > after && isHeadline(line) && !isListItem(line) && !isTableRow(line) ? [i] : [],
  );
  if (!hasBody && lines.length - 1 === open[0]) return -1;
  return open.find((i) => (lines[i] ?? '').split(/\s+/).length >= 3) ?? open[0] ?? -1;
}

/** Title with its place, without Markdown's marks. */
export function titleOf(text: string, unit: Span): Found<string> {
  const block = text.slice(unit.start, unit.end);
  const [line = ''] = block.split('\n');
  const lead = /^[#*_\s]+/.exec(line)?.[0].length ?? 0;
  const value = block
    .slice(lead)
    .replace(/\s*\n\s*[=-]{2,}\s*$/u, '')
    .replace(/[#*_\s]+$/u, '');
  const start = unit.start + lead;
  return { value: value.replace(/\s+/gu, ' '), span: { start, end: start + value.length } };
}

/**
 * Reads the lines above an article: publisher with address and phone, breadcrumb, date line, title.
 * @param marked the unit that the format itself marks as the title (HTML h1, a DOCX title), or -1
 */
export function readHead(text: string, units: readonly Unit[], marked = -1): Head {
  const length =
    marked >= 0 ? Math.max(headLength(text, units), Math.min(marked + 1, MAX_HEAD)) : headLength(text, units);
  const lines = units.slice(0, length).map((unit) => text.slice(unit.start, unit.end));
  const kinds: Open[] = lines.map(() => null);
  const contacts = readContacts(lines, units, kinds);
  let date: Found<PartialDate> | null = null;
  let section: readonly string[] = [];
  let leaf = '';
  for (const [i, line] of lines.entries()) {
    if (kinds[i] !== null) continue;
    const unit = units[i];
    const crumb = readBreadcrumb(line);
    const written = readDateLine(line);
    if (written && unit) {
      kinds[i] = 'dateline';
      const start = unit.start + written.start;
      if (written.date) date ??= { value: written.date, span: { start, end: unit.start + written.end } };
    } else if (crumb) {
      kinds[i] = 'navigation';
      section = crumb.members;
      leaf = crumb.closed ? '' : (crumb.members.at(-1) ?? '');
    } else if (isFurniture(line) || isRule(line)) kinds[i] = 'navigation';
    else if (line.length <= 80 && readCredit(line)?.tag.start === 0) kinds[i] = 'credit';
  }
  const publisherLine = findPublisherLine(lines, kinds, contacts.first);
  const publisherUnit = units[publisherLine];
  if (publisherUnit) kinds[publisherLine] = 'letterhead';
  const title = marked >= 0 && marked < length ? marked : findTitle(lines, kinds, -1, units.length > length);
  const titleUnit = units[title];
  if (titleUnit) kinds[title] = 'title';
  const found = titleUnit ? titleOf(text, titleUnit) : null;
  if (leaf !== '' && found && foldName(leaf) === foldName(found.value)) section = section.slice(0, -1);
  return {
    kinds: kinds.map((kind, i) => kind ?? openKind(lines[i] ?? '', i < title)),
    title: found,
    date,
    publisher: publisherUnit
      ? {
          value: { name: lines[publisherLine] ?? '', ...contacts.values },
          span: { start: publisherUnit.start, end: publisherUnit.end },
        }
      : null,
    section,
  };
}

/** What is left: a short line above the title is the site's furniture, below it a sub-heading. */
function openKind(line: string, aboveTitle: boolean): BlockKind {
  if (isListItem(line)) return 'list_item';
  if (isTableRow(line)) return 'table_row';
  if (aboveTitle && line.split(/\s+/).length <= 3 && isHeadline(line, 60)) return 'navigation';
  return isHeadline(line, 160) ? 'heading' : 'paragraph';
}
