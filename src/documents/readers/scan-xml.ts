/** What a scanner of well-formed XML meets. Attributes are read only when asked for. */
export type XmlEvent =
  | {
      readonly type: 'open' | 'close';
      readonly name: string;
      readonly attribute: (name: string) => string | null;
    }
  | { readonly type: 'text'; readonly text: string };

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const NONE = (): null => null;

/** Character references and the five entities of XML; anything else stays as written, and no entity is ever defined. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function attributeOf(tag: string, name: string): string | null {
  const at = tag.search(new RegExp(`\\s${name}\\s*=`));
  if (at < 0) return null;
  const rest = tag.slice(tag.indexOf('=', at) + 1).trimStart();
  const end = rest.indexOf(rest.charAt(0), 1);
  return end < 0 ? null : decodeEntities(rest.slice(1, end));
}

/**
 * Tags and texts of an XML file in order, in one pass without recursion or a tree: for the machine-written XML inside
 * office files. Comments, processing instructions and document types are passed over. A self-closing tag gives `open`
 * and `close`. Stops at the end of the last whole tag.
 */
export function* scanXml(xml: string): Generator<XmlEvent> {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start > at || start < 0) {
      yield { type: 'text', text: decodeEntities(xml.slice(at, start < 0 ? xml.length : start)) };
      if (start < 0) return;
    }
    if (xml.startsWith('<![CDATA[', start)) {
      const end = xml.indexOf(']]>', start);
      yield { type: 'text', text: xml.slice(start + 9, end < 0 ? xml.length : end) };
      if (end < 0) return;
      at = end + 3;
      continue;
    }
    const comment = xml.startsWith('<!--', start);
    const end = xml.indexOf(comment ? '-->' : '>', start);
    if (end < 0) return;
    at = end + (comment ? 3 : 1);
    const tag = xml.slice(start + 1, end);
    if (/^[!?]/.test(tag)) continue;
    const name = /^\/?([^\s/>]+)/.exec(tag)?.[1] ?? '';
    if (tag.startsWith('/')) yield { type: 'close', name, attribute: NONE };
    else {
      yield { type: 'open', name, attribute: (wanted) => attributeOf(tag, wanted) };
      if (tag.endsWith('/')) yield { type: 'close', name, attribute: NONE };
    }
  }
}
