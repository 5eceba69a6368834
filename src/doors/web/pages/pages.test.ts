import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../fixtures/analysis.js';
import { PAGE_FIXTURES } from '../fixtures/pages.js';
import type { BasemapTopology } from '../parts/map/basemap.js';
import type { AssetManifest } from '../render.js';
import type { PageFrame } from './page-props.js';

const ROOT = new URL('../../../../', import.meta.url);
const assets: AssetManifest = {
  style: 'assets/s.css',
  script: 'assets/s.js',
  icon: 'assets/i.svg',
  fonts: [],
};
const frame = { language: 'en', today: '2026-05-04' } as const;

type Render = (
  page: string,
  props: unknown,
  frame: PageFrame,
  assets: AssetManifest,
  basemap: unknown,
) => string;
let folder: string;
let renderDocument: Render;
let drawPicture: (picture: unknown, credit: readonly string[], language: string, basemap: unknown) => string;
let basemap: unknown;

// Built into a folder of its own, so that dist is neither needed nor touched.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intertie-pages-'));
  await build({
    configFile: fileURLToPath(new URL('scripts/vite.config.mjs', ROOT)),
    build: { ssr: true, outDir: folder, emptyOutDir: false },
  });
  ({ renderDocument, drawPicture } = (await import(join(folder, 'pages.js'))) as {
    renderDocument: Render;
    drawPicture: typeof drawPicture;
  });
  const read = async (name: string) =>
    JSON.parse(await readFile(new URL(`data/basemap/${name}`, ROOT), 'utf8')) as BasemapTopology;
  const [world, regions] = await Promise.all([read('world.json'), read('regions.json')]);
  basemap = { world, regions: () => regions };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function draw(fixture: (typeof PAGE_FIXTURES)[number], part: Partial<PageFrame> = {}): string {
  return renderDocument(
    fixture.page,
    fixture.props,
    { ...frame, path: fixture.path, ...part },
    assets,
    basemap,
  );
}
const fixtureOf = (name: string) => {
  const fixture = PAGE_FIXTURES.find((one) => one.name === name);
  if (!fixture) throw new Error(`no fixture ${name}`);
  return fixture;
};

describe.each(PAGE_FIXTURES.map((fixture) => [fixture.name, fixture] as const))(
  'the page %s',
  (_, fixture) => {
    it.each(['en', 'ru'] as const)(
      'is a whole document in %s that a strict policy lets through',
      (language) => {
        const html = draw(fixture, { language });
        const { document } = parseHTML(html);
        expect(document.documentElement.getAttribute('lang')).toBe(language);
        expect(document.querySelectorAll('h1')).toHaveLength(1);
        expect(document.querySelectorAll('main')).toHaveLength(1);
        expect(document.querySelector('title')?.textContent).toContain('Intertie');
        expect(html).not.toMatch(/\sstyle="/);
        expect(html).not.toMatch(/<style/);
        expect(html).not.toMatch(/\son[a-z]+="/);
        for (const script of document.querySelectorAll('script')) {
          const isData = script.getAttribute('type') === 'application/json';
          expect(isData || script.getAttribute('src') !== null).toBe(true);
          if (isData) expect(() => JSON.parse(script.textContent ?? '')).not.toThrow();
        }
      },
    );

    it('has each id once and names every picture, table and field', () => {
      const { document } = parseHTML(draw(fixture));
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      for (const svg of document.querySelectorAll('svg')) {
        const named = svg.getAttribute('aria-label') || svg.getAttribute('aria-hidden') === 'true';
        expect(named, svg.outerHTML.slice(0, 80)).toBeTruthy();
      }
      for (const field of document.querySelectorAll('input:not([type=hidden])')) {
        expect(
          field.closest('label') ?? document.querySelector(`label[for="${field.id}"]`),
          field.outerHTML,
        ).toBeTruthy();
      }
      for (const link of document.querySelectorAll('a[href^="#"]')) {
        expect(ids, link.outerHTML).toContain(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
      }
    });

    it('puts every address below the base', () => {
      const { document } = parseHTML(draw(fixture, { base: '/atlas' }));
      for (const element of document.querySelectorAll('[href], [src], [action]')) {
        const address =
          element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action') ?? '';
        expect(address, element.outerHTML.slice(0, 120)).toMatch(/^(\/atlas\/|#|https?:)/);
      }
    });
  },
);

describe('a page', () => {
  it('shows a denial with its speaker and says that nothing could check it', () => {
    const { document } = parseHTML(draw(fixtureOf('place')));
    const denial = document.querySelector('.absent')?.textContent ?? '';
    expect(denial).toContain('A. Sergushkov');
    expect(denial).toContain('neither confirmed nor contradicted');
  });

  it('never shows a zero for what no table covers', () => {
    const { document } = parseHTML(draw(fixtureOf('atlas')));
    const box = document.querySelector('.box')?.textContent ?? '';
    expect(box).toContain('about 450');
    expect(box).toContain('no table');
    expect(box).toContain('No registry covers these yet');
  });

  it('marks a digest as our summary', () => {
    expect(draw(fixtureOf('document'))).toContain('our summary, not a quotation');
  });

  it('keeps passages apart from the text that may not be shown', () => {
    const { document } = parseHTML(draw(fixtureOf('document-hidden')));
    expect(document.querySelectorAll('blockquote mark').length).toBeGreaterThan(3);
    expect(document.body.textContent).toContain('does not allow its full text');
  });

  it.each([
    ['en', 'Read by hand only', 'Italian', '2 places named'],
    ['ru', 'Читается только вручную', 'итальянский', 'Названо 2 места'],
  ] as const)(
    'says in %s that a text in a language without rules is read by hand only',
    (language, mark, name, count) => {
      const { document } = parseHTML(draw(fixtureOf('document-by-hand'), { language }));
      const margin = document.querySelector('.margin');
      for (const words of [mark, name, count]) expect(margin?.textContent).toContain(words);
      expect(margin?.querySelectorAll('a[href*="/places/"]')).toHaveLength(2);
      expect(document.querySelector('.text')?.textContent).toContain('Genova e Odessa');
    },
  );

  it('says what a map cannot show: crafted names stay text', () => {
    const fixture = fixtureOf('search-none');
    const html = renderDocument(
      'search',
      { view: { query: '"><script>alert(1)</script>', places: [], people: [], passages: [], documents: [] } },
      { ...frame, path: fixture.path },
      assets,
      basemap,
    );
    expect(html).not.toContain('<script>alert');
  });

  it('without a server has no search, no adding and no moving map', () => {
    const { document } = parseHTML(draw(fixtureOf('atlas'), { live: false, base: '.' }));
    expect(document.querySelectorAll('form[role=search], [data-island], a[href$="/add"]')).toHaveLength(0);
  });

  it('with thousands of ties stays below 350 kB', () => {
    expect(draw(fixtureOf('atlas-many-regions')).length).toBeLessThan(350_000);
  });
});

describe('an analysis', () => {
  it('draws every picture in both widths, in colours that follow the theme, and says what one sees', () => {
    const { document } = parseHTML(draw(fixtureOf('analysis')));
    const figures = [...document.querySelectorAll('figure.picture')];
    expect(figures.map(({ id }) => id.replace('picture-', ''))).toEqual([
      'bars',
      'lines',
      'years',
      'dots',
      'matrix',
      'map',
    ]);
    for (const figure of figures) {
      const drawings = [...figure.querySelectorAll('svg[role=img]')];
      expect(drawings).toHaveLength(2);
      for (const svg of drawings) {
        expect(svg.outerHTML).toContain('var(--');
        expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity|null/);
        expect(svg.getAttribute('aria-label')).toBeTruthy();
      }
      expect(figure.querySelectorAll('a[href$=".svg?place=Tarn&level=b"]')).toHaveLength(1);
    }
    expect(document.querySelector('#picture-bars svg')?.textContent).toContain('Tarn & <sons>');
  });

  it('keeps settings in the address, tells what was refused and what was not checked', () => {
    const { document } = parseHTML(draw(fixtureOf('analysis')));
    const form = document.querySelector('form.ask');
    expect(form?.getAttribute('method')).toBe('get');
    expect(form?.querySelector('[name=formula]')?.getAttribute('value')).toBe('a < b & "c"');
    expect(form?.querySelector('option[selected]')?.getAttribute('value')).toBe('b');
    expect(form?.querySelector('a[href*="place=XB-tarn"]')?.getAttribute('href')).toContain('level=b');
    expect(document.querySelector('[role=alert]')?.textContent).toContain('people=x');
    expect(document.body.textContent).toContain('Restrictions not checked');
    expect(document.body.textContent).toContain('1 of 310 rows');
  });

  it('with nothing to show says what would help, and which restrictions were loaded', () => {
    const { document } = parseHTML(draw(fixtureOf('analysis-none')));
    expect(document.querySelector('.nothing')?.textContent).toContain('no visits yet');
    expect(document.body.textContent).toContain('List of Norland');
    expect(document.querySelectorAll('figure')).toHaveLength(0);
  });

  it.each(['bars', 'lines', 'years', 'dots', 'matrix', 'map'])(
    'has its %s as a file that needs no page',
    (id) => {
      const picture = everyKind.pictures.find((one) => one.id === id);
      const svg = drawPicture(picture, ['Norland Statistics & <others>'], 'ru', basemap);
      expect(svg).not.toMatch(/var\(|style|NaN|undefined|currentColor/);
      expect(svg).toContain('Norland Statistics &amp; &lt;others&gt;');
      expect(svg).toMatch(/^<svg xmlns="[^"]+" width="\d+" height="\d+"/);
    },
  );
});

describe('an agreement', () => {
  it('links each of its terms to a passage that is there, once', () => {
    const page = draw(fixtureOf('document-agreement'));
    const anchors = [...page.matchAll(/href="#(w\d+-\d+)"/g)].map((match) => match[1] ?? '');
    expect(anchors.length).toBeGreaterThan(8);
    for (const anchor of anchors) expect(page.split(`id="${anchor}"`)).toHaveLength(2);
  });

  it('leads from its tie to the passages on its own page', () => {
    expect(draw(fixtureOf('tie-agreement'))).toMatch(/href="\/documents\/[^"#]+#w\d+-\d+"/);
  });
});
