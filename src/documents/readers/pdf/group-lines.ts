import type { Part } from '../reading.js';

/** A run of text as a PDF places it; y grows upwards, sizes in points. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly endsLine: boolean;
}

export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  readonly page: number;
}

/** Puts a page's runs into lines, in the order of the page's own stream (which keeps columns apart). */
export function groupLines(runs: readonly Run[], page: number): Line[] {
  const lines: Line[] = [];
  let open: Run[] = [];
  const close = (): void => {
    const [first] = open;
    // Symbol fonts keep their bullets in the private area.
    const text = joinRuns(open)
      .replace(/ *\t[ \t]*/g, '\t')
      .replace(/[^\S\t]+/gu, ' ')
      .replace(/^[\ue000-\uf8ff]/u, '•')
      .trim();
    if (first && text !== '') {
      const right = open.reduce((max, run) => Math.max(max, run.x + run.width), 0);
      const size = open.reduce((max, run) => (run.text.trim() === '' ? max : Math.max(max, run.size)), 0);
      lines.push({ text, x: first.x, y: first.y, right, size, page });
    }
    open = [];
  };
  for (const run of runs) {
    const last = open.at(-1);
    const apart =
      last && (Math.abs(run.y - last.y) > Math.max(run.size, last.size) * 0.5 || run.x < last.x - last.size);
    if (apart && run.text.trim() !== '') close();
    if (run.text !== '') open.push(run);
    if (run.endsLine) close();
  }
  close();
  return lines;
}

/** Runs of one line; a gap of a quarter em is a space that the file did not write. */
function joinRuns(runs: readonly Run[]): string {
  let text = '';
  let right: number | null = null;
  const size = runs.reduce((max, run) => Math.max(max, run.size), 0);
  const base = runs.find((run) => run.size === size)?.y ?? 0;
  for (const run of runs) {
    // A note's mark: small figures set above the line.
    const mark = run.size < size * 0.75 && run.y > base + size * 0.15 && /^\s*\d{1,3}\s*$/.test(run.text);
    if (mark) continue;
    const blank = run.text.trim() === '';
    const gap = blank ? run.width : right === null ? 0 : run.x - right;
    if (gap > run.size * 2.5 && text !== '') text += '\t';
    else if (gap > run.size * 0.25 && !/\s$/u.test(text) && !/^\s/u.test(run.text)) text += ' ';
    if (!blank || !text.endsWith('\t')) text += run.text;
    right = run.x + run.width;
  }
  return text;
}

const numberless = (text: string): string => text.replace(/\d+/g, '#').toLowerCase();

/** Lines without running heads, feet and page numbers: what stands first or last on most pages, figures apart. */
export function dropRunningHeads(pages: readonly (readonly Line[])[]): Line[] {
  const edge = new Map<string, number>();
  // Two lines at each end of a full page, one of a short one: there the second is already text.
  const edges = (lines: readonly Line[]): Line[] => {
    const deep = lines.length >= 10 ? 2 : 1;
    return [...new Set([...lines.slice(0, deep), ...lines.slice(-deep)])];
  };
  for (const lines of pages) {
    for (const key of new Set(edges(lines).map((line) => numberless(line.text))))
      edge.set(key, (edge.get(key) ?? 0) + 1);
  }
  return pages.flatMap((lines) => {
    const atEdge = new Set(edges(lines));
    return lines.filter((line) => {
      if (!atEdge.has(line)) return true;
      const pageNumber =
        /^[-–—\s]*(?:page |p\. |стр\. |seite )?\d{1,4}(?:\s?(?:\/|of|из|von)\s?\d{1,4})?[-–—\s]*$/i.test(
          line.text,
        );
      const repeated = (edge.get(numberless(line.text)) ?? 0) >= Math.max(2, pages.length * 0.6);
      return !(pageNumber && lines.length > 1) && !(pages.length >= 2 && repeated && line.text.length < 160);
    });
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const ends = (text: string): boolean => /[.!?…:][)\]"'”»’]*$/u.test(text);

/** True when `next` begins a new paragraph after `line`. */
function breaks(line: Line, next: Line, body: { size: number; leading: number; right: number }): boolean {
  if (Math.abs(line.size - next.size) > Math.max(line.size, next.size) * 0.12) return true;
  if (/^[•▪◦‣·–-]\s?|^\d{1,2}[.)]\s/u.test(next.text)) return true;
  const sameColumn = next.page === line.page && next.y < line.y;
  if (!sameColumn) return ends(line.text) || !/^\p{Ll}/u.test(next.text);
  const gap = line.y - next.y;
  if (gap > Math.max(body.leading, line.size) * 1.45) return true;
  const indented = next.x > line.x + line.size * 0.8 && ends(line.text);
  const short = line.right < body.right - (body.right - line.x) * 0.15;
  return indented || (short && (ends(line.text) || /^\p{Lu}/u.test(next.text)));
}

/** A word cut at the line's end is joined again; a hyphen before a capital or a figure belongs to the name. */
function joinLines(text: string, next: string): string {
  if (/\u00ad$/u.test(text)) return text.slice(0, -1) + next;
  if (/\p{Ll}[-\u2010]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  return /[-–—/]$/u.test(text) && /\p{L}[-–—/]$/u.test(text) ? text + next : `${text} ${next}`;
}

/**
 * Paragraphs from the lines' places: a wider gap, an indent, another size or a short line that ends a sentence begins
 * a new one. Lines set larger than the body are headings; the largest of the first page, above its text, is the title.
 */
export function groupParagraphs(lines: readonly Line[]): Part[] {
  const size = median(
    lines.flatMap((line) => Array<number>(Math.min(50, Math.ceil(line.text.length / 20))).fill(line.size)),
  );
  const gaps = lines.flatMap((line, i) => {
    const next = lines[i + 1];
    const gap = next && next.page === line.page ? line.y - next.y : 0;
    return gap > 0 && gap < size * 3 ? [gap] : [];
  });
  const body = { size, leading: median(gaps) || size * 1.2, right: rightEdge(lines) };
  const parts: { text: string; size: number; page: number; lines: number }[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const open = parts.at(-1);
    if (before && open && !breaks(before, line, body)) {
      open.text = joinLines(open.text, line.text);
      open.lines++;
    } else parts.push({ text: line.text, size: line.size, page: line.page, lines: 1 });
  }
  const largest = parts.reduce(
    (max, part) => (part.page === lines[0]?.page ? Math.max(max, part.size) : max),
    0,
  );
  let titled = false;
  const notes = parts.filter((part) => part.size < size * 0.95 && /^\d{1,3}[\s\t]/.test(part.text));
  return parts
    .filter((part) => !notes.includes(part))
    .map(({ text, size: own, page }) => {
      const large = own > size * 1.12 && text.length < 250;
      if (large && !titled && own === largest && own >= size * 1.2 && page === lines[0]?.page) {
        titled = true;
        return { kind: 'title', text };
      }
      if (large) return { kind: 'heading', text };
      if (/^[•▪◦‣·]/u.test(text)) return { kind: 'list_item', text: text.replace(/^(.)\s*/u, '$1 ') };
      return { kind: text.includes('\t') ? 'table_row' : 'paragraph', text: text.replace(/\t/g, ' | ') };
    });
}

/** Right edge of the text: the 90th percentile of the lines', so that a stray line does not move it. */
function rightEdge(lines: readonly Line[]): number {
  const sorted = lines.map((line) => line.right).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.9)] ?? 0;
}
