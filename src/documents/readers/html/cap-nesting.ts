/** Browsers stop nesting at 512. */
const MAX_DEPTH = 300;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
const BLOCK =
  /^(?:p|div|ul|ol|dl|li|dd|dt|table|tr|td|th|h[1-6]|section|article|aside|header|footer|nav|main|form|pre|blockquote|center|address|figure|fieldset|hr)$/;
const CLOSES_P =
  /^(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|main|nav|ol|p|pre|section|table|ul)$/;
/** Open elements that an opening tag closes by itself, as parsers do: `<p>` closes `<p>`, `<li>` closes `<li>`. */
const CLOSED_BY: readonly (readonly [RegExp, RegExp])[] = [
  [CLOSES_P, /^p$/],
  [/^li$/, /^li$/],
  [/^d[dt]$/, /^d[dt]$/],
  [/^t[dh]$/, /^t[dh]$/],
  [/^tr$/, /^t[rdh]$/],
  [/^(?:option|optgroup)$/, /^option$/],
];

/** The open elements as a parser would have them, never more than the cap. */
class OpenElements {
  readonly #open: string[] = [];
  /** Elements whose opening tag was cut, by name: their closing tags go too. */
  readonly #cut = new Map<string, number>();

  /** False when the tag has to be cut. */
  opens(name: string): boolean {
    const closed = CLOSED_BY.flatMap(([by, what]) => (by.test(name) ? [what] : []));
    while (closed.some((what) => what.test(this.#open.at(-1) ?? ''))) this.#open.pop();
    if (this.#open.length >= MAX_DEPTH) {
      this.#cut.set(name, (this.#cut.get(name) ?? 0) + 1);
      return false;
    }
    this.#open.push(name);
    return true;
  }

  closes(name: string): boolean {
    const cut = this.#cut.get(name) ?? 0;
    if (cut > 0) {
      this.#cut.set(name, cut - 1);
      return false;
    }
    const at = this.#open.lastIndexOf(name);
    if (at >= 0) this.#open.length = at;
    return true;
  }
}

/**
 * The page with tags nested deeper than 300 taken out; their text stays, blocks become line breaks. Linear: a page of
 * 100,000 nested `<div>` would make a tree that no library walks. Nearly all pages come back unchanged.
 */
export function capNesting(html: string): string {
  const kept: string[] = [];
  const open = new OpenElements();
  let copied = 0;
  for (let at = html.indexOf('<'); at >= 0; ) {
    const end = html.indexOf('>', at);
    if (end < 0) break;
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(at, at + 24));
    const name = tag?.[2]?.toLowerCase() ?? '';
    const closing = tag?.[1] === '/';
    if (name !== '' && !VOID.test(name) && !(closing ? open.closes(name) : open.opens(name))) {
      kept.push(html.slice(copied, at), BLOCK.test(name) ? '<br>' : '');
      copied = end + 1;
    }
    at = html.indexOf('<', end);
  }
  return copied === 0 ? html : kept.join('') + html.slice(copied);
}
