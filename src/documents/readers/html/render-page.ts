import { splitUnits } from '../../structure/split-units.js';
import type { BlockKind } from '../../types.js';
import { attribute, ELEMENT, type PageNode, TEXT, tagOf, walk } from './page-node.js';

/** A stretch of a page that a reader would see as one paragraph, row, item or heading. */
export interface PageBlock {
  readonly kind: BlockKind;
  readonly text: string;
  /** Characters of it inside links. */
  readonly linked: number;
  /** Inside navigation, a footer, a cookie banner, a form, comments or the like. */
  readonly furniture: boolean;
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
  /** The element that holds it. */
  readonly node: PageNode;
}

const HIDDEN =
  /^(?:script|style|noscript|template|iframe|object|embed|svg|canvas|audio|video|select|option|button|textarea|input|head|map|dialog|math)$/;
const BLOCK =
  /^(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|menu|nav|ol|p|pre|section|summary|table|caption|tbody|thead|tfoot|tr|td|th|ul)$/;
const FURNITURE_TAG = /^(?:nav|footer|aside|form|menu)$/;
const FURNITURE_WORDS =
  /^(?:cookies?|consent|gdpr|comments?|respond|related|recommended|share|sharing|social|socials|newsletter|subscribe|subscription|sidebar|breadcrumbs?|crumbs?|menu|navbar|nav|navigation|footer|copyright|advert|ads|advertisement|promo|popup|modal|pagination|pager|toolbar|skip|topbar|login|search|banner|widget|toc|rating|print)$/;
const NEGATED = /^(?:has|no|not|with|without|is|hide|show|js)$/;

/** True when class, id or role say that the element is not the article. */
export function isFurnitureElement(node: PageNode): boolean {
  const tag = tagOf(node);
  if (/^(?:html|body|main|article|h1|p|td)$/.test(tag)) return false;
  if (FURNITURE_TAG.test(tag)) return true;
  if (
    /^(?:navigation|banner|contentinfo|search|complementary|dialog|alertdialog)$/.test(
      attribute(node, 'role'),
    )
  )
    return true;
  const words = `${attribute(node, 'class')} ${attribute(node, 'id')}`
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[\s_-]+/);
  return words.some((word, i) => FURNITURE_WORDS.test(word) && !NEGATED.test(words[i - 1] ?? ''));
}

function isHidden(node: PageNode): boolean {
  if (node.getAttribute?.('hidden') != null || attribute(node, 'aria-hidden') === 'true') return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(node, 'style'));
}

interface TableShape {
  nested: boolean;
  rows: number;
  cells: number;
  longest: number;
}

/** Shapes of all tables in one pass: tables that lay out a page hold tables or long cells, tables of data do not. */
function measureTables(root: PageNode): Map<PageNode, TableShape> {
  const shapes = new Map<PageNode, TableShape>();
  const open: TableShape[] = [];
  let cell = 0;
  walk(
    root,
    (node) => {
      const tag = tagOf(node);
      const shape = open.at(-1);
      if (tag === 'table') {
        if (shape) shape.nested = true;
        const fresh = { nested: false, rows: 0, cells: 0, longest: 0 };
        open.push(fresh);
        shapes.set(node, fresh);
      } else if (tag === 'tr' && shape) shape.rows++;
      else if (/^t[dh]$/.test(tag) && shape) {
        shape.cells++;
        cell = 0;
      } else if (node.nodeType === TEXT && shape) {
        cell += (node.nodeValue ?? '').trim().length;
        shape.longest = Math.max(shape.longest, cell);
      }
      return !HIDDEN.test(tag) || node === root;
    },
    (node) => {
      if (tagOf(node) === 'table') open.pop();
    },
  );
  return shapes;
}

const isData = (shape: TableShape): boolean =>
  !shape.nested && shape.rows >= 2 && shape.cells >= shape.rows * 2 && shape.longest <= 300;

function kindOf(tag: string): BlockKind {
  if (/^h[1-6]$/.test(tag)) return 'heading';
  if (tag === 'li') return 'list_item';
  return tag === 'figcaption' || tag === 'caption' ? 'caption' : 'paragraph';
}

/**
 * The text of a page as blocks in reading order: scripts, styles, forms' fields and hidden elements out, `<br>` as a
 * line break, rows of data tables as "a | b". Nothing is chosen yet: furniture is marked, not dropped.
 */
export function renderPage(root: PageNode): PageBlock[] {
  const tables = measureTables(root);
  const blocks: PageBlock[] = [];
  const kinds: { node: PageNode; kind: BlockKind }[] = [{ node: root, kind: 'paragraph' }];
  let text = '';
  let linked = 0;
  let links = 0;
  let furniture = 0;
  let preformatted = 0;
  let dataTables = 0;
  const flush = (): void => {
    const clean = cleanLines(text);
    const current = kinds.at(-1);
    if (clean !== '' && current) {
      const tag = tagOf(current.node);
      const level = current.kind === 'heading' ? Number(tag.charAt(1)) || 2 : 0;
      blocks.push({
        kind: current.kind,
        text: clean,
        linked: Math.min(linked, clean.length),
        furniture: furniture > 0,
        level,
        node: current.node,
      });
    }
    text = '';
    linked = 0;
  };
  const furnished = new Set<PageNode>();
  const enter = (node: PageNode): boolean => {
    if (node.nodeType === TEXT) {
      const value = node.nodeValue ?? '';
      const piece = preformatted > 0 ? value : value.replace(/[\s\u00a0]+/gu, ' ');
      text += piece;
      if (links > 0) linked += piece.trim().length;
      return false;
    }
    if (node.nodeType !== ELEMENT) return node === root;
    const tag = tagOf(node);
    if (node !== root && (HIDDEN.test(tag) || isHidden(node))) return false;
    if (isFurnitureElement(node)) {
      furnished.add(node);
      furniture++;
    }
    if (tag === 'br') text += '\n';
    else if (tag === 'a') links++;
    else if (tag === 'pre') preformatted++;
    const shape = tag === 'table' ? tables.get(node) : undefined;
    if (shape && isData(shape)) dataTables++;
    if (dataTables > 0 && /^t[dh]$/.test(tag)) text += text.trim() === '' ? '' : ' | ';
    else if (BLOCK.test(tag) && !(dataTables > 0 && !/^(?:tr|table|caption)$/.test(tag))) {
      flush();
      const outer = kinds.at(-1)?.kind ?? 'paragraph';
      const own = dataTables > 0 && tag === 'tr' ? 'table_row' : kindOf(tag);
      // A <div> or <p> inside <li> or <figcaption> is still the item or the caption.
      const kind =
        own === 'paragraph' && /^(?:list_item|caption|heading)$/.test(outer) && /^(?:p|div|span)$/.test(tag)
          ? outer
          : own;
      kinds.push({ node, kind });
    }
    return true;
  };
  const leave = (node: PageNode): void => {
    if (node.nodeType !== ELEMENT) return;
    const tag = tagOf(node);
    if (tag === 'a') links--;
    else if (tag === 'pre') preformatted--;
    if (kinds.at(-1)?.node === node && kinds.length > 1) {
      flush();
      kinds.pop();
    }
    const shape = tag === 'table' ? tables.get(node) : undefined;
    if (shape && isData(shape)) dataTables--;
    if (furnished.has(node)) furniture--;
  };
  walk(root, enter, leave);
  flush();
  return blocks.flatMap(splitBlock);
}

/** Paragraphs of a block: `<br>` may part them or only wrap them, which `splitUnits` tells. */
function splitBlock(block: PageBlock): PageBlock[] {
  if (!block.text.includes('\n')) return [block];
  if (block.kind !== 'paragraph') return [{ ...block, text: block.text.replace(/\n+/g, ' ') }];
  const share = block.linked / block.text.length;
  return splitUnits(block.text).map((unit) => {
    const text = block.text.slice(unit.start, unit.end).replace(/\s*\n\s*/g, ' ');
    return { ...block, text, linked: text.length * share };
  });
}

function cleanLines(text: string): string {
  return text
    .replace(/[\u00ad\u200b\ufeff]/gu, '')
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(?:^| )\|(?: \|)+(?= |$)/g, ' |')
    .trim();
}
