import { type Part, type Reader, reading } from './reading.js';

/** Groups whose text is not the document's. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation fldinst themedata listtable listoverridetable rsidtbl generator xmlnstbl datastore latentstyles pntext listtext nonshppict shpinst bkmkstart bkmkend revtbl filetbl mmathPr'.split(
    ' ',
  ),
);
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  sect: '\n',
  page: '\n',
  line: ' ',
  tab: '\t',
  row: '\n',
  cell: '\t',
  nestcell: '\t',
  nestrow: '\n',
  emdash: '\u2014',
  endash: '\u2013',
  bullet: '\u2022',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
};
/** \fcharset to Windows code page. */
const CHARSETS: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/giy;

interface Group {
  skipped: boolean;
  /** Characters to pass over after a \u: the same letter for readers without Unicode. */
  fallback: number;
  charset: string | null;
}

type Decode = (bytes: Buffer, charset: string) => string;

/** Turns RTF's tokens into text. Groups are kept on a stack of our own: nesting cannot overflow the call stack. */
class RtfText {
  readonly lines: { text: string; kind: Part['kind'] }[] = [];
  #line = '';
  #heading = false;
  #row = false;
  #item = false;
  #pending: number[] = [];
  #toSkip = 0;
  #ansi = 'windows-1252';
  #fonts = new Map<number, string>();
  #font = 0;
  #style = 0;
  readonly #headings = new Set<number>();
  #group: Group = { skipped: false, fallback: 1, charset: null };
  readonly #stack: Group[] = [];

  constructor(
    readonly decode: Decode,
    readonly known: (charset: string) => boolean,
  ) {}

  read(rtf: string): void {
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(rtf); token; token = TOKEN.exec(rtf)) {
      const [whole, word, number, hex, symbol, brace] = token;
      if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
      else if (word !== undefined) {
        const skip = this.#word(word.toLowerCase(), number === undefined ? null : Number(number));
        TOKEN.lastIndex += skip;
      } else if (symbol !== undefined) this.#symbol(symbol);
      else if (brace === '{') {
        this.#flushBytes();
        this.#stack.push(this.#group);
        this.#group = { ...this.#group };
      } else if (brace === '}') {
        this.#flushBytes();
        this.#group = this.#stack.pop() ?? this.#group;
      } else if (!/^[\r\n]/.test(whole)) this.#plain(whole);
    }
    this.#flushBytes();
    this.#endLine();
  }

  #plain(text: string): void {
    const skip = Math.min(this.#toSkip, text.length);
    this.#toSkip -= skip;
    const rest = text.slice(skip);
    // Bytes above 127 written raw belong to the code page as \'hh does.
    if (/[\u0080-\u00ff]/.test(rest)) for (const char of rest) this.#pending.push(char.charCodeAt(0));
    else this.#emit(rest);
  }

  #byte(value: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else this.#pending.push(value);
  }

  #flushBytes(): void {
    if (this.#pending.length === 0) return;
    const bytes = Buffer.from(this.#pending);
    this.#pending = [];
    this.#emit(this.decode(bytes, this.#group.charset ?? this.#ansi));
  }

  #emit(text: string): void {
    if (this.#pending.length > 0) this.#flushBytes();
    if (this.#group.skipped) return;
    const [first = '', ...others] = text.split('\n');
    this.#line += first;
    for (const line of others) {
      this.#endLine();
      this.#line += line;
    }
  }

  #endLine(): void {
    const text = this.#line.trim();
    const kind = this.#row ? 'table_row' : this.#heading ? 'heading' : this.#item ? 'list_item' : 'paragraph';
    if (text !== '') this.lines.push({ text, kind });
    this.#line = '';
    this.#item = false;
  }

  #symbol(symbol: string): void {
    if (symbol === '*') this.#group.skipped = true;
    else if (symbol === '~') this.#emit('\u00a0');
    else if (symbol === '_') this.#emit('-');
    else if ('\\{}'.includes(symbol)) this.#plain(symbol);
    else if (symbol === '\n' || symbol === '\r') this.#emit('\n');
  }

  /** Answers how many characters of raw data follow that are not RTF. */
  #word(word: string, value: number | null): number {
    if (word === 'u' && value !== null) {
      this.#flushBytes();
      this.#emit(String.fromCharCode(value < 0 ? value + 65536 : value));
      this.#toSkip = this.#group.fallback;
      return 0;
    }
    this.#flushBytes();
    this.#toSkip = 0;
    if (word === 'bin') return Math.max(0, value ?? 0);
    if (word === 'uc') this.#group.fallback = value ?? 1;
    else if (word === 'ansicpg' && value !== null) this.#useCodePage(value);
    else if (word === 'f' && value !== null) {
      this.#font = value;
      this.#group.charset = this.#fonts.get(value) ?? null;
    } else if (word === 'fcharset' && value !== null)
      this.#fonts.set(this.#font, CHARSETS[value] ?? this.#ansi);
    else if (word === 's' && value !== null) this.#useStyle(value);
    else if (word === 'outlinelevel') this.#outline();
    else if (word === 'intbl') this.#row = true;
    else if (word === 'pard' && !this.#group.skipped) this.#heading = this.#row = false;
    else if (SKIPPED.has(word)) {
      this.#group.skipped = true;
      this.#item ||= /^(?:listtext|pntext)$/.test(word);
    }
    const sign = SIGNS[word];
    // Inside a table a paragraph's end is not the row's.
    if (sign !== undefined) this.#emit(word === 'par' && this.#row ? ' ' : sign);
    return 0;
  }

  /** The style sheet says which styles are headings; paragraphs name their style. */
  #useStyle(style: number): void {
    this.#style = style;
    if (!this.#group.skipped) this.#heading = this.#headings.has(style);
  }

  #outline(): void {
    if (this.#group.skipped) this.#headings.add(this.#style);
    else this.#heading = true;
  }

  #useCodePage(page: number): void {
    const charset = page === 65001 ? 'utf-8' : page === 10000 ? 'macintosh' : `windows-${page}`;
    if (this.known(charset)) this.#ansi = charset;
  }
}

/** RTF: paragraphs, headings (outline levels) and table rows; pictures, notes, headers and footers are left out. */
export const readRtf: Reader = async (bytes) => {
  const { default: iconv } = await import('iconv-lite');
  const text = new RtfText((part, charset) => iconv.decode(part, charset), iconv.encodingExists);
  text.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const parts = text.lines.map(({ text: line, kind }): Part => {
    return {
      kind,
      text: kind === 'table_row' ? line.replace(/\s*\t\s*/g, ' | ') : line.replace(/[ \t]+/g, ' '),
    };
  });
  return reading(parts);
};
