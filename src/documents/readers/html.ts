import { foldName, type PartialDate } from '../../base/index.js';
import { badInput } from '../bad-input.js';
import { decodeText } from '../charset/decode-text.js';
import { findDates } from '../dates/find-dates.js';
import { readDateLine } from '../structure/dateline.js';
import { isCaption } from '../structure/line-kinds.js';
import { readCredit } from '../structure/read-credit.js';
import { readHead } from '../structure/read-head.js';
import { splitUnits } from '../structure/split-units.js';
import { capNesting } from './html/cap-nesting.js';
import { chooseArticle, goodLength, isLinky } from './html/choose-article.js';
import { choosePageTitle, type PageFacts, readPageFacts } from './html/page-facts.js';
import { type PageNode, walk } from './html/page-node.js';
import { type PageBlock, renderPage } from './html/render-page.js';
import { type Part, type Reader, reading } from './reading.js';

/** A tree takes many times the bytes of its page. Real pages are under 5 MB. */
const MAX_HTML = 40 * 2 ** 20;
/** The extractor's answer is kept unless the page has clearly more running text elsewhere, or it let furniture in. */
const MIN_SHARE = 0.6;
/** Past these the extractor takes minutes or overflows the stack; our own choice takes time in proportion to the page. */
const MAX_EXTRACTED_DEPTH = 100;
const MAX_EXTRACTED_NODES = 30_000;

function declaredCharset(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return (
    /<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(start)?.[1] ??
    /<\?xml[^>]{1,100}encoding=["']([\w-]{2,40})/i.exec(start)?.[1] ??
    null
  );
}

async function parse(html: string): Promise<PageNode & { readonly document: unknown }> {
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(html);
  return Object.assign(document.documentElement as unknown as PageNode, { document });
}

/** What Mozilla's Readability takes for the article, as blocks; none when it finds none. */
async function extract(html: string): Promise<PageBlock[]> {
  const { Readability } = await import('@mozilla/readability');
  const { document } = await parse(html);
  const article = new Readability(document as never, { charThreshold: 200 }).parse();
  if (!article?.content) return [];
  return renderPage(await parse(`<!doctype html><html><body>${article.content}</body></html>`));
}

function isOutsize(root: PageNode): boolean {
  let nodes = 0;
  let depth = 0;
  let deepest = 0;
  walk(
    root,
    () => {
      nodes++;
      depth++;
      deepest = Math.max(deepest, depth);
      return true;
    },
    () => {
      depth--;
    },
  );
  return nodes > MAX_EXTRACTED_NODES || deepest > MAX_EXTRACTED_DEPTH;
}

/**
 * The page's own blocks from the first to the last that the extractor took, from the title on: extractors drop
 * sub-headings, lists and tables of an article, so that they only say where it is.
 */
function between(page: readonly PageBlock[], extracted: readonly PageBlock[], titleAt: number): PageBlock[] {
  const texts = new Set(extracted.map((block) => block.text));
  const first = page.findIndex((block) => texts.has(block.text));
  let last = page.findLastIndex((block) => texts.has(block.text) && !block.furniture);
  while (/^(?:list_item|table_row|caption)$/.test(page[last + 1]?.kind ?? '')) last++;
  const near = titleAt >= 0 && titleAt < first && first - titleAt <= 8;
  return page
    .slice(near ? titleAt + 1 : first, last + 1)
    .filter((block) => !block.furniture && !isLinky(block));
}

async function readArticle(
  html: string,
  root: PageNode,
  page: readonly PageBlock[],
  titleAt: number,
): Promise<PageBlock[]> {
  const dense = chooseArticle(page);
  if (isOutsize(root)) return dense;
  const extracted = await extract(html);
  const article = extracted.length === 0 ? [] : between(page, extracted, titleAt);
  const share = goodLength(article) / Math.max(1, goodLength(dense));
  return share >= MIN_SHARE && share <= 1 / MIN_SHARE ? article : dense;
}

/** Blocks above the title, as lines: where a body names itself with its address, and the breadcrumb stands. */
function readPageHead(page: readonly PageBlock[], titleAt: number): ReturnType<typeof readHead> {
  const above = page.slice(0, titleAt >= 0 ? Math.min(titleAt + 4, 80) : 40);
  // Lines of one element ("Address:" and the line below) stay together.
  const text = above
    .map((block, i) => (i === 0 ? '' : block.node === above[i - 1]?.node ? '\n' : '\n\n') + block.text)
    .join('');
  return readHead(text, splitUnits(text));
}

/** The date: metadata, then the date line nearest to the title, then the first `<time>`. */
function chooseDate(facts: PageFacts, page: readonly PageBlock[], titleAt: number): PartialDate | null {
  if (facts.date) return facts.date;
  const near = page.slice(Math.max(0, titleAt - 6), Math.max(0, titleAt) + 8);
  for (const block of near) {
    const line = block.text
      .split('\n')
      .map((text) => readDateLine(text)?.date)
      .find((date) => date);
    if (line) return line;
  }
  return findDates(facts.timeElements[0] ?? '')[0]?.date ?? null;
}

/** Source tags stand right under the article, often outside its element. */
function creditBelow(page: readonly PageBlock[], article: readonly Part[]): Part[] {
  const last = article.at(-1)?.text ?? '';
  const at = page.findLastIndex((block) => block.text.includes(last));
  if (at < 0 || readCredit(last)) return [];
  const below = page
    .slice(at + 1, at + 4)
    .find((block) => !block.furniture && block.text.length < 80 && readCredit(block.text));
  return below ? [{ kind: 'credit', text: below.text.replace(/\n+/g, ' ') }] : [];
}

/**
 * A web page: the article out of it, with what the page says about itself. Scripts are never run, nothing is fetched.
 * The charset comes from the byte order mark, the HTTP header, `<meta>`, and is checked against the letters.
 */
export const readHtml: Reader = async (bytes, hints) => {
  if (bytes.length > MAX_HTML)
    throw badInput('document.too_large', hints.name, 'a web page of more than 40 MB');
  const { text, charset } = await decodeText(bytes, [hints.charset, declaredCharset(bytes)]);
  const html = capNesting(text);
  const root = await parse(html);
  const facts = readPageFacts(root);
  const page = renderPage(root);
  const title = choosePageTitle(facts);
  const titleAt = title
    ? page.findIndex((block) => block.node === title.node || foldName(block.text) === foldName(title.text))
    : -1;
  const article = await readArticle(html, root, page, titleAt);
  const head = readPageHead(page, titleAt);
  const folded = foldName(title?.text ?? '');
  const body = article
    .filter((part, i) => !(i < 6 && folded !== '' && foldName(part.text) === folded))
    .map((part) =>
      part.kind === 'paragraph' && isCaption(part.text) ? { ...part, kind: 'caption' as const } : part,
    );
  const titled: Part[] = title && titleAt >= 0 ? [{ kind: 'title', text: title.text }] : [];
  const section = facts.section.length > 0 ? facts.section : head.section;
  return reading([...titled, ...body, ...creditBelow(page, body)], {
    charset,
    title: title?.text ?? null,
    date: chooseDate(facts, page, titleAt),
    publisher:
      head.publisher?.value.address || head.publisher?.value.phone
        ? head.publisher.value
        : facts.site
          ? { name: facts.site, address: null, phone: null, email: null }
          : (head.publisher?.value ?? null),
    section: foldName(section.at(-1) ?? '') === folded ? section.slice(0, -1) : section,
    credit: facts.credit,
    language: facts.language,
  });
};
