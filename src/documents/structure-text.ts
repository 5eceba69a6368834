import { type PartialDate, type Span, tryPartialDate } from '../base/index.js';
import { detectLanguage } from './detect-language.js';
import { readDateLine, readDateline } from './structure/dateline.js';
import {
  isCaption,
  isFurniture,
  isHeadline,
  isListItem,
  isProse,
  isRule,
  isTableRow,
  readBreadcrumb,
} from './structure/line-kinds.js';
import { type Credit, readCredit } from './structure/read-credit.js';
import { readHead } from './structure/read-head.js';
import { splitUnits, type Unit } from './structure/split-units.js';
import type { Block, BlockKind, Found, TextStructure } from './types.js';

/** What the caller knows already. */
export interface StructureHints {
  /** BCP 47 tag: skips detection. */
  readonly language?: string | null;
  /** Blocks that a format marks itself (HTML headings, table rows). They replace the cutting into lines. */
  readonly marked?: readonly Block[];
  /** Year for a dateline that has only day and month ("Jan. 8"), when known from elsewhere. */
  readonly year?: number | null;
}

/** Kinds a format tells better than the words do. */
const KEPT: ReadonlySet<BlockKind> = new Set(['heading', 'list_item', 'table_row', 'caption', 'navigation']);
/** A credit stands in the last lines, below it at most a date or a caption. */
const TAIL = 4;

/**
 * Structure of a text: its blocks, title, date line, publisher, section, credit and language, read from the words and
 * the layout alone. The text is never changed: every span indexes it as given. A text with no letters has no blocks.
 * Takes time in proportion to the length. Never throws.
 *
 * Title, date, publisher and credit are null when the text has none; a dateline without a year gives no date.
 *
 * @example
 * structureText('New ferry\n\n14 August 2019\n\nThe two ports will be linked by a ferry.').title?.value; // 'New ferry'
 */
export function structureText(given: string, hints: StructureHints = {}): TextStructure {
  // Hard spaces count as spaces for every rule; one for one, so that offsets hold.
  const text = given.replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu, ' ');
  const marked = hints.marked ?? null;
  const units: readonly Unit[] = marked
    ? marked.map((block, group) => ({ ...block, group }))
    : splitUnits(text);
  const markedTitle = marked ? marked.findIndex((block) => block.kind === 'title') : -1;
  const head = readHead(text, units, markedTitle);
  const blocks: Block[] = [];
  let previous: BlockKind = 'title';
  for (const [i, unit] of units.entries()) {
    const told = marked?.[i]?.kind;
    const kind: BlockKind =
      told !== undefined && KEPT.has(told) ? told : (head.kinds[i] ?? bodyKind(text, units, i, previous));
    blocks.push({ start: unit.start, end: unit.end, kind });
    previous = kind;
  }
  const tail = readTail(text, blocks);
  const first = blocks.find((block) => block.kind === 'paragraph');
  const dateline = first ? readDateline(text.slice(first.start, first.start + 200)) : null;
  const shift = (span: Span): Span => ({
    start: span.start + (first?.start ?? 0),
    end: span.end + (first?.start ?? 0),
  });
  let date: Found<PartialDate> | null = head.date ?? tail.date;
  if (!date && dateline?.date) {
    const value = dateline.date.date ?? withYear(dateline.date.month, dateline.date.day, hints.year ?? null);
    date = value ? { value, span: shift(dateline.date) } : null;
  }
  const lineCredit = dateline?.credit
    ? { value: dateline.credit.value, span: shift(dateline.credit.span) }
    : null;
  const body =
    blocks.find((block) => block.kind === 'paragraph' && block.end - block.start > 60) ?? blocks[0];
  return {
    blocks,
    title: head.title,
    date,
    publisher: head.publisher,
    section: head.section,
    credit: tail.credit ?? lineCredit ?? headCredit(text, blocks),
    language:
      hints.language !== undefined ? hints.language : body ? detectLanguage(text.slice(body.start)) : null,
  };
}

function withYear(month: number, day: number | null, year: number | null): PartialDate | null {
  if (year === null || day === null) return null;
  return tryPartialDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

function bodyKind(text: string, units: readonly Unit[], i: number, previous: BlockKind): BlockKind {
  const unit = units[i];
  if (!unit) return 'paragraph';
  // Long blocks are looked at by their ends only: no rule needs more.
  const line = text.slice(unit.start, Math.min(unit.end, unit.start + 2500));
  if (/^#{1,6}\s/.test(line)) return 'heading';
  if (isRule(line) || isFurniture(line)) return 'navigation';
  if (isListItem(line)) return 'list_item';
  if (isTableRow(line)) return 'table_row';
  if (isCaption(line)) return 'caption';
  if (readDateLine(line)) return 'dateline';
  if (line.length <= 80 && readCredit(line)?.tag.start === 0) return 'credit';
  if (line.length < 200 && readBreadcrumb(line) && !isProse(line)) return 'navigation';
  const next = units[i + 1];
  if (!next || previous === 'heading' || !isHeadline(line, 120) || line.split(/\s+/).length > 16)
    return 'paragraph';
  const follower = text.slice(next.start, Math.min(next.end, next.start + 400));
  // A short line is a heading only above running text or a list; a run of short lines is a list of names or a poem.
  return isRunning(follower) || isListItem(follower) ? 'heading' : 'paragraph';
}

/** Text that a heading may stand above, also when it leads to a list and so ends with a colon. */
const isRunning = (line: string): boolean =>
  isProse(line) || (line.length >= 50 && /[.!?:;][)"'”»]*$/u.test(line));

/** Reads credit and date from the last blocks, marking them; a tag at the end of a paragraph becomes a block of its own. */
function readTail(
  text: string,
  blocks: Block[],
): { credit: Found<string> | null; date: Found<PartialDate> | null } {
  let date: Found<PartialDate> | null = null;
  for (let i = blocks.length - 1; i >= Math.max(0, blocks.length - TAIL); i--) {
    const block = blocks[i];
    if (!block) break;
    const from = Math.max(block.start, block.end - 400);
    const line = text.slice(from, block.end);
    if (block.kind === 'dateline') {
      const written = readDateLine(line);
      if (written?.date)
        date = { value: written.date, span: { start: from + written.start, end: from + written.end } };
      continue;
    }
    if (block.kind === 'list_item' || block.kind === 'table_row' || block.kind === 'title') break;
    const found = readCredit(line);
    // A text that is nothing but a credit has none: it is a line of its own.
    if (found && (i > 0 || found.tag.start > 0))
      return { credit: markCredit(text, blocks, i, found, from), date };
    // Under a credit may stand a date or a caption, never another sentence.
    if (block.kind === 'paragraph' && isProse(line)) break;
  }
  return { credit: null, date };
}

function markCredit(text: string, blocks: Block[], i: number, found: Credit, from: number): Found<string> {
  const block = blocks[i] ?? { start: 0, end: 0, kind: 'credit' };
  const tag = from + found.tag.start;
  const before = {
    ...block,
    end: tag - (/\s*$/u.exec(text.slice(Math.max(block.start, tag - 8), tag))?.[0].length ?? 0),
  };
  if (tag <= block.start) blocks[i] = { ...block, kind: 'credit' };
  else blocks.splice(i, 1, before, { start: tag, end: block.end, kind: 'credit' });
  return { value: found.value, span: { start: from + found.span.start, end: from + found.span.end } };
}

function headCredit(text: string, blocks: readonly Block[]): Found<string> | null {
  const first = blocks.findIndex((block) => block.kind === 'paragraph');
  const block = blocks.slice(0, Math.max(0, first)).find((candidate) => candidate.kind === 'credit');
  if (!block) return null;
  const found = readCredit(text.slice(block.start, block.end));
  return (
    found && {
      value: found.value,
      span: { start: block.start + found.span.start, end: block.start + found.span.end },
    }
  );
}
