/** Browsers stop nesting at 512; libraries that walk a page recursively are safe well below it. */
const MAX_DEPTH = 300;
/** Elements that never nest their content, or are closed by what follows, so that counting them would mislead. */
const UNCOUNTED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option|tr|td|th|thead|tbody|tfoot|colgroup|!doctype)$/;

/**
 * The page with tags nested deeper than 300 taken out (their text stays). Linear: a page of 100,000 nested `<div>`
 * would make a tree that no library walks. Most pages come back unchanged.
 */
export function capNesting(html: string): string {
  const kept: string[] = [];
  let copied = 0;
  let depth = 0;
  for (let at = html.indexOf('<'); at >= 0; ) {
    const end = html.indexOf('>', at);
    if (end < 0) break;
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(at, at + 24));
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (name !== '' && !UNCOUNTED.test(name) && html.charAt(end - 1) !== '/') {
      const closing = tag?.[1] === '/';
      const cut = closing ? depth > MAX_DEPTH : depth >= MAX_DEPTH;
      depth = closing ? Math.max(0, depth - 1) : depth + 1;
      if (cut) {
        kept.push(html.slice(copied, at));
        copied = end + 1;
      }
    }
    at = html.indexOf('<', end);
  }
  return copied === 0 ? html : kept.join('') + html.slice(copied);
}
