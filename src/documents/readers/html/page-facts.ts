import { foldName, type PartialDate, tryPartialDate } from '../../../base/index.js';
import { attribute, type PageNode, tagOf, textOf, walk } from './page-node.js';

/** What a page says about itself outside its visible text. */
export interface PageFacts {
  /** `<title>`, og:title, JSON-LD headline: best first. */
  readonly titles: readonly string[];
  readonly headings: readonly PageNode[];
  readonly site: string | null;
  readonly date: PartialDate | null;
  readonly timeElements: readonly string[];
  readonly language: string | null;
  readonly section: readonly string[];
  readonly credit: string | null;
}

const DATE_META =
  /^(?:article:published_time|og:published_time|datepublished|date|pubdate|publishdate|publish-date|publish_date|dc\.date|dc\.date\.issued|dcterms\.date|dcterms\.created|dcterms\.issued|parsely-pub-date|sailthru\.date|citation_date|article\.published|cxenseparse:recs:publishtime)$/;
const CREDIT_META =
  /^(?:source|original-source|syndication-source|dc\.source|article:source|mediator_author)$/;

/** The day as the page wrote it: turning it to UTC could give the day before. */
function dayOf(value: string): PartialDate | null {
  const match = /^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/.exec(value);
  return match ? tryPartialDate(`${match[1]}-${match[2]}-${match[3]}`) : null;
}

interface LinkedData {
  headline: string | null;
  date: PartialDate | null;
  publisher: string | null;
  section: string[];
}

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
const string = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** JSON-LD of a page; a block that is no JSON says nothing. */
function readLinkedData(json: string, into: LinkedData): void {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return;
    throw error;
  }
  const queue: unknown[] = [data];
  for (let i = 0; i < queue.length && i < 500; i++) {
    const item = queue[i];
    if (Array.isArray(item)) queue.push(...item.slice(0, 200));
    const entry = record(item);
    if (!entry) continue;
    if (entry['@graph']) queue.push(entry['@graph']);
    const type = String(entry['@type'] ?? '');
    if (/Article|Posting|Report|WebPage/.test(type)) {
      if (!/WebPage/.test(type)) into.headline ??= string(entry.headline);
      into.date ??= dayOf(string(entry.datePublished) ?? '');
      into.publisher ??= string(record(entry.publisher)?.name);
      if (entry.breadcrumb) queue.push(entry.breadcrumb);
    }
    if (type === 'BreadcrumbList' && Array.isArray(entry.itemListElement) && into.section.length === 0) {
      for (const element of entry.itemListElement.slice(0, 12)) {
        const name = string(record(element)?.name) ?? string(record(record(element)?.item)?.name);
        if (name) into.section.push(name);
      }
    }
  }
}

function isBreadcrumb(node: PageNode): boolean {
  const words = `${attribute(node, 'class')} ${attribute(node, 'id')} ${attribute(node, 'aria-label')} ${attribute(node, 'itemtype')}`;
  return /bread-?_?crumb|(?:^|[\s_-])crumbs?(?:$|[\s_-])/i.test(words);
}

/** Links and items of a breadcrumb, top first; its separators out. */
function breadcrumbMembers(root: PageNode): string[] {
  const members: string[] = [];
  walk(root, (node) => {
    if (!/^(?:a|li)$/.test(tagOf(node))) return true;
    const text = textOf(node).replace(/^[\s/>»›→|·]+|[\s/>»›→|·]+$/gu, '');
    if (text !== '' && text.length <= 80 && members.at(-1) !== text) members.push(text);
    return false;
  });
  return members;
}

/** Reads a page's metadata in one walk. Nothing is run and nothing is fetched. */
export function readPageFacts(root: PageNode): PageFacts {
  const meta = new Map<string, string>();
  const linked: LinkedData = { headline: null, date: null, publisher: null, section: [] };
  const headings: PageNode[] = [];
  const timeElements: string[] = [];
  let title = '';
  let language = '';
  let section: string[] = [];
  walk(root, (node) => {
    const tag = tagOf(node);
    if (tag === 'html') language = attribute(node, 'lang') || attribute(node, 'xml:lang');
    else if (tag === 'meta') {
      const key =
        attribute(node, 'property') ||
        attribute(node, 'name') ||
        attribute(node, 'itemprop') ||
        attribute(node, 'http-equiv');
      const content = attribute(node, 'content');
      if (key !== '' && content !== '' && !meta.has(key.toLowerCase())) meta.set(key.toLowerCase(), content);
    } else if (tag === 'title' && title === '' && tagOf(node.parentNode) !== 'svg') title = textOf(node);
    else if (tag === 'h1') headings.push(node);
    else if (tag === 'time' && attribute(node, 'datetime') !== '')
      timeElements.push(attribute(node, 'datetime'));
    else if (tag === 'script' && /ld\+json/i.test(attribute(node, 'type')))
      readLinkedData(node.firstChild?.nodeValue ?? '', linked);
    if (section.length === 0 && tag !== 'body' && tag !== 'html' && tag !== '' && isBreadcrumb(node))
      section = breadcrumbMembers(node);
    return tag !== 'script' && tag !== 'style';
  });
  const dated = [...meta].find(([key]) => DATE_META.test(key));
  const titles = [meta.get('og:title'), linked.headline, title].flatMap((value) =>
    value ? [value.replace(/\s+/gu, ' ').trim()] : [],
  );
  const tag = (language || meta.get('content-language') || '')
    .slice(0, 3)
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  return {
    titles,
    headings,
    site:
      meta.get('og:site_name') ??
      linked.publisher ??
      meta.get('dc.publisher') ??
      meta.get('publisher') ??
      meta.get('application-name') ??
      null,
    date: (dated && dayOf(dated[1])) ?? linked.date,
    timeElements,
    language: tag.length === 2 ? tag : null,
    section: section.length > 0 ? section : linked.section,
    credit: [...meta].find(([key]) => CREDIT_META.test(key))?.[1] ?? null,
  };
}

/**
 * The page's title: the heading that the metadata confirm, else the metadata without the site's name, else the only h1.
 * `node` is the heading it stands in, null when it is not on the page as a heading.
 */
export function choosePageTitle(facts: PageFacts): { text: string; node: PageNode | null } | null {
  const told = facts.titles.map(foldName).filter((title) => title !== '');
  const headings = facts.headings
    .map((node) => ({ node, text: textOf(node) }))
    .filter(({ text }) => text !== '');
  const confirmed = headings.find(({ text }) => {
    const folded = foldName(text);
    return (
      folded !== '' &&
      folded !== foldName(facts.site ?? '') &&
      told.some((title) => title.startsWith(folded) || title.endsWith(folded) || folded.includes(title))
    );
  });
  if (confirmed) return confirmed;
  const first = headings.find(({ text }) => foldName(text) !== foldName(facts.site ?? ''));
  const [title] = facts.titles;
  if (first && (headings.length === 1 || !title)) return first;
  return title ? { text: withoutSite(title, facts.site), node: null } : null;
}

/** "New bridge opens | Daily Post" without the site's name: the named one, else the shorter end after a bar. */
function withoutSite(title: string, site: string | null): string {
  const parts = title.split(/\s+[|–—·»:-]\s+/u);
  if (parts.length < 2) return title;
  const isSite = (part: string): boolean => site !== null && foldName(part) === foldName(site);
  if (isSite(parts.at(-1) ?? ''))
    return title.slice(0, title.lastIndexOf(parts.at(-1) ?? '')).replace(/\s+[|–—·»:-]\s+$/u, '');
  if (isSite(parts[0] ?? '')) return title.slice(title.indexOf(parts[1] ?? ''));
  const [head = ''] = title.split(/\s+[|»]\s+/u);
  return head.split(/\s+/).length >= 3 ? head : title;
}
