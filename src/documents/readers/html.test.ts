import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.js';
import type { SourceDocument } from '../types.js';

const P = (n: number): string =>
  `The town of Velmarin has ${n} partners abroad, and its council says that it wants to sign more agreements with towns of the same size.`;

const read = (html: string, more: { charset?: string; url?: string } = {}): Promise<SourceDocument> =>
  readDocument(new TextEncoder().encode(html), {
    url: 'https://post.example/news/1',
    name: 'page.html',
    ...more,
  });

const kinds = (document: SourceDocument): string[] =>
  document.blocks.map(
    (block) => `${block.kind}: ${document.text.slice(block.start, block.end).slice(0, 30)}`,
  );

describe('a page of today', () => {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Velmarin signs with Toskavik | Bay Herald</title>
    <meta property="og:title" content="Velmarin signs with Toskavik"><meta property="og:site_name" content="Bay Herald">
    <meta property="article:published_time" content="2024-03-05T23:30:00+03:00"><script>document.write('<p>evil</p>')</script></head>
    <body><div class="cookie-banner"><p>We use cookies to make this site better for you and for our partners, who may track you.</p></div>
    <header><a href="/">Bay Herald</a><nav><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav></header>
    <nav class="breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li>Velmarin signs with Toskavik</li></ol></nav>
    <main><article><h1>Velmarin signs with Toskavik</h1><time datetime="2024-03-05">5 March 2024</time><p>${P(5)}</p>
    <figure><img src="http://never.example/x.png"><figcaption>The mayor at the desk</figcaption></figure>
    <h2>What comes next</h2><p>${P(6)}<br><br>${P(7)}</p><ul><li>A ferry</li><li>A school exchange</li></ul>
    <table><tr><th>Town</th><th>Since</th></tr><tr><td>Toskavik</td><td>2024</td></tr></table><p>${P(8)} Caf&eacute; &#8211; open.</p><p>Source: Velmarin Press</p></article>
    <aside class="related"><h3>Related</h3><p><a href="q">${P(1)}</a></p></aside></main>
    <footer><p>Copyright 2024 Bay Herald. All rights reserved. No text of this page may be copied without our permission.</p></footer></body></html>`;

  it('gives the article and nothing of the furniture', async () => {
    const document = await read(page);
    expect(kinds(document).map((kind) => kind.split(':')[0])).toEqual([
      'title',
      'dateline',
      'paragraph',
      'caption',
      'heading',
      'paragraph',
      'paragraph',
      'list_item',
      'list_item',
      'table_row',
      'table_row',
      'paragraph',
      'credit',
    ]);
    expect(document.text).not.toMatch(/cookies|evil|Sport|Copyright|Related/);
    expect(document.text).toContain('Café – open.');
    expect(document.text).toContain('Town | Since');
  });
  it('gives title, the day as the page wrote it, publisher, section, credit', async () => {
    const document = await read(page);
    expect(document.title?.value).toBe('Velmarin signs with Toskavik');
    expect(document.date?.value).toBe('2024-03-05');
    expect(document.publisher?.value.name).toBe('Bay Herald');
    expect(document.section).toEqual(['Home', 'News']);
    expect(document.credit?.value).toBe('Velmarin Press');
  });
});

describe('an old page of nested tables', () => {
  const page = `<html><head><title>Bridge over the bay opens</title></head><body bgcolor=white><table width=100%><tr><td colspan=2><table><tr>
    <td><img src=logo.gif></td><td><font size=5>Marvoy District Council</font><br>Address: 4 Mill Street, Marvoy<br>Phone: (0211) 4-55-66</td></tr></table></td></tr>
    <tr><td width=150><table><tr><td><a href=1>Home</a></td></tr><tr><td><a href=2>News</a></td></tr><tr><td><a href=3>The council and its work in the district</a></td></tr></table></td>
    <td><table><tr><td>Main / News / District /<br>12 April 2004</td></tr><tr><td><b>Bridge over the bay opens</b><br><br>${P(2)}<br><br>${P(3)}<br><br>&nbsp;&nbsp;${P(4)}<br></td></tr></table></td></tr>
    <tr><td colspan=2><center><a href=z>About</a> | <a href=y>Contact</a></center></td></tr></table></body></html>`;

  it('gives its three paragraphs, not its menu', async () => {
    const document = await read(page);
    expect(kinds(document).filter((kind) => kind.startsWith('paragraph'))).toHaveLength(3);
    expect(document.text).not.toMatch(/work in the district|Contact/);
  });
  it('gives publisher with address, section, date and title', async () => {
    const document = await read(page);
    expect(document.publisher?.value).toEqual({
      name: 'Marvoy District Council',
      address: '4 Mill Street, Marvoy',
      phone: '(0211) 4-55-66',
      email: null,
    });
    expect(document.section).toEqual(['Main', 'News', 'District']);
    expect(document.date?.value).toBe('2004-04-12');
    expect(document.title?.value).toBe('Bridge over the bay opens');
  });
});

describe('charset', () => {
  it('a page that says utf-8 but is windows-1251 is read rightly', async () => {
    const { default: iconv } = await import('iconv-lite');
    const html = `<html><head><meta charset="utf-8"><title>Паром</title></head><body><p>Совет города Сорренби подписал договор с портом Тоскавик о пароме.</p></body></html>`;
    const document = await readDocument(new Uint8Array(iconv.encode(html, 'windows-1251')), {
      url: 'file:a.html',
      charset: 'utf-8',
    });
    expect(document).toMatchObject({ charset: 'windows-1251', language: 'ru' });
    expect(document.text).toContain('Тоскавик');
  });
});

describe('hostile pages are read, quickly and without overflow', () => {
  it.each<[string, string]>([
    ['100,000 nested divs', `${'<div>'.repeat(100_000)}${P(1)}${'</div>'.repeat(100_000)}`],
    ['100,000 open tags', '<b><p>'.repeat(50_000) + P(1)],
    ['20,000 nested tables', `${'<table><tr><td>'.repeat(20_000)}${P(1)}`],
    ['20,000 nested lists', '<li><p><ul>'.repeat(20_000) + P(1)],
    ['100,000 lone brackets', P(1) + '<'.repeat(100_000)],
    ['100,000 spans', `<div>${'<span>x</span> '.repeat(50_000)}</div><p>${P(1)}</p>`],
  ])('%s', async (_, body) => {
    const document = await read(`<html><body>${body}</body></html>`);
    expect(document.text).toContain('wants to sign more agreements');
  });
});
