export interface Token {
  readonly type: 'number' | 'text' | 'word' | 'sign' | 'end';
  /** What it stands for: a word without its backticks, a text without its quotation marks. */
  readonly value: string;
  /** As it was written. */
  readonly written: string;
}

export const END: Token = { type: 'end', value: 'the end', written: '' };

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|("(?:[^"]|"")*"|'(?:[^']|'')*')|([\p{L}_][\p{L}\p{N}_.]*|`[^`]+`)|(<=|>=|!=|==|<>|&&|\|\||%in%|[-+*/^()=<>,|~:&!]))/iuy;
/** One sign for each meaning, however it is written. */
const SAME: Readonly<Record<string, string>> = { '==': '=', '<>': '!=', '&&': '&' };

/**
 * Cuts a formula or a condition into its signs. A word in backticks may hold anything (`` `GDP of origin` ``); a quotation mark within a text
 * stands twice.
 *
 * @returns the signs, or where the first one stands that no formula has
 */
export function readTokens(source: string): readonly Token[] | { readonly unknownAt: number } {
  const tokens: Token[] = [];
  let from = 0;
  while (source.slice(from).trim() !== '') {
    TOKEN.lastIndex = from;
    const match = TOKEN.exec(source);
    if (!match) return { unknownAt: from };
    const [whole, number, text, word, sign = ''] = match;
    const written = whole.trimStart();
    if (number !== undefined) tokens.push({ type: 'number', value: number, written });
    else if (text !== undefined) tokens.push({ type: 'text', value: unquoted(text), written });
    else if (word !== undefined) tokens.push({ type: 'word', value: word.replace(/^`|`$/g, ''), written });
    else if (sign.toLowerCase() === '%in%') tokens.push({ type: 'word', value: 'in', written });
    else tokens.push({ type: 'sign', value: SAME[sign] ?? sign, written });
    from += whole.length;
  }
  return tokens;
}

function unquoted(text: string): string {
  const mark = text.slice(0, 1);
  return text.slice(1, -1).replaceAll(mark + mark, mark);
}
