import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readDocument, type SourceDocument } from '../../src/documents/index.js';
import { docx, type PdfLine, pdf, text } from './make-files.js';

async function read(name: string): Promise<SourceDocument> {
  // A Buffer, as every file gives one.
  const bytes = await readFile(new URL(`fixtures/${name}`, import.meta.url));
  return readDocument(bytes, { url: `file:${name}` });
}

const slice = (document: SourceDocument, kind: string): string[] =>
  document.blocks
    .filter((block) => block.kind === kind)
    .map((block) => document.text.slice(block.start, block.end));

/** One invented article, written by LibreOffice in five formats (test/documents/fixtures/README.md). */
describe.each(['news.odt', 'news.docx', 'news.doc', 'news.rtf', 'news.pdf'])('%s', (name) => {
  it('gives title, date, credit and language with their places', async () => {
    const document = await read(name);
    expect(document.outcome).toBe('read');
    expect(document.title?.value).toBe('Velmarin and Toskavik open a ferry line');
    expect(document.date?.value).toBe('2019-08-14');
    expect(document.credit?.value).toBe('Velmarin Post');
    expect(document.language).toBe('en');
    const span = document.title?.span;
    expect(document.text.slice(span?.start, span?.end)).toBe(document.title?.value);
  });
  it('gives paragraphs whole, with letters of every alphabet', async () => {
    const document = await read(name);
    expect(slice(document, 'paragraph')[0]).toBe(
      'The ports of Velmarin and Toskavik will be linked by a ferry from next spring, the mayor of Velmarin said on Tuesday. The boat will sail twice a week and carry up to 240 passengers, most of them pupils and traders who today spend two days on the road around the bay.',
    );
    expect(document.text).toContain('Łódka, São Brito and Žuklovo');
  });
  it('tells heading and table rows, and leaves the note out', async () => {
    const document = await read(name);
    expect(slice(document, 'heading')).toEqual(['What the paper says']);
    expect(slice(document, 'table_row')).toEqual(['Partner | Since', 'Toskavik | 2019']);
    expect(document.text).not.toContain('footnote of no weight');
    expect(document.text).toContain('the cost of the quay. They agreed');
  });
  it('is the same document twice', async () => {
    expect(await read(name)).toEqual(await read(name));
  });
});

describe('a PDF', () => {
  const column = (lines: readonly string[], top = 760): PdfLine[] =>
    lines.map((line, i) => ({ text: line, y: top - i * 14 }));
  const long = 'of the bay, which both towns want to build before the winter comes to them';

  it('joins lines to paragraphs and words cut at line ends', async () => {
    const bytes = pdf([
      column([
        `The council of Toskavik has agreed to share the cost of the quay and the road`,
        `${long} with all its co-`,
        'operation projects.',
      ]),
    ]);
    const document = await readDocument(bytes, { url: 'file:a.pdf' });
    expect(document.text).toBe(
      `The council of Toskavik has agreed to share the cost of the quay and the road ${long} with all its cooperation projects.`,
    );
    expect(document.pages).toBe(1);
  });
  it('parts paragraphs at wider gaps', async () => {
    const bytes = pdf([
      [
        ...column([`The first paragraph ${long}`, 'ends here.']),
        ...column([`The second one ${long}`, 'too.'], 700),
      ],
    ]);
    expect((await readDocument(bytes, { url: 'file:a.pdf' })).blocks).toHaveLength(2);
  });
  it('leaves running heads and page numbers out', async () => {
    const page = (number: number): PdfLine[] => [
      { text: 'Toskavik Gazette', y: 820 },
      ...column([`Paragraph of page ${number} ${long}`, 'ends here.']),
      { text: String(number), x: 290, y: 30 },
    ];
    const document = await readDocument(pdf([page(1), page(2), page(3)]), { url: 'file:a.pdf' });
    expect(document.text).not.toContain('Gazette');
    expect(document.blocks).toHaveLength(3);
    expect(document.text).toMatch(/ends here\.$/);
  });
  it('without text is a scan with its pages, not empty', async () => {
    const document = await readDocument(pdf([[], [], []]), { url: 'file:scan.pdf' });
    expect(document).toMatchObject({ outcome: 'scan', pages: 3, text: '', blocks: [], title: null });
  });
});

describe('plain text and Markdown', () => {
  it('text is kept as it is but for its line ends and NULs', async () => {
    const document = await readDocument(text('\ufeffOne  line.\r\n\r\nTwo\0 lines.\rThree.'), {
      url: 'file:a.txt',
    });
    expect(document.text).toBe('One  line.\n\nTwo lines.\nThree.');
    expect(document.charset).toBe('utf-8');
  });
  it('front matter gives title and date', async () => {
    const bytes = text(
      '---\ntitle: "The quay"\ndate: 2021-03-04\n---\nThe quay of Toskavik is open to all boats.\n',
    );
    const document = await readDocument(bytes, { url: 'file:a.md' });
    expect(document).toMatchObject({
      format: 'markdown',
      title: { value: 'The quay', span: null },
      date: { value: '2021-03-04' },
    });
    expect(document.text).not.toContain('title:');
  });
  it('a day in the address dates a page that has no date', async () => {
    const bytes = text('The quay of Toskavik is open to all boats of the bay.');
    const document = await readDocument(bytes, { url: 'https://post.example/2024/01/08/quay' });
    expect(document.date).toEqual({ value: '2024-01-08', span: null });
  });
  it('half a surrogate pair never gets through', async () => {
    const document = await readDocument(docx(['The quay &#55357; is open.']), { url: 'file:a.docx' });
    expect(document.text).not.toMatch(/\p{Surrogate}/u);
  });
});

it('reading a text loads none of the heavy libraries', async () => {
  await readDocument(text('The quay of Toskavik is open to all boats.'), {
    url: 'file:a.txt',
    name: 'a.txt',
  });
  const source = await readFile(new URL('../../src/documents/read-document.ts', import.meta.url), 'utf8');
  // Readers come by import() only, one a format: a static import of one would load its library for every file.
  expect(source).not.toMatch(/^import (?!type).*readers\//m);
});
