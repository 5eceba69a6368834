import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { IntertieError } from '../../base/index.js';
import type { UiLanguage } from '../../queries/index.js';
import type { Picture, Report } from '../../reports/index.js';
import type { PageFrame, PageName, PageProps } from './pages/page-props.js';
import type { Basemap, BasemapTopology } from './parts/map/basemap.js';

export type { AddedFile, PageFrame, PageName, PageProps, Worldview } from './pages/page-props.js';

/** Files of the built web that every page names, as paths below the base: "assets/main-abc123.js". */
export interface AssetManifest {
  readonly style: string;
  readonly script: string;
  readonly icon: string;
  /** The two that nearly every page needs, fetched at once so that no text jumps. */
  readonly fonts: readonly string[];
}

interface PagesBundle {
  renderDocument<N extends PageName>(
    page: N,
    props: PageProps[N],
    frame: PageFrame,
    assets: AssetManifest,
    basemap: Basemap,
  ): string;
  prepareMaps(basemap: Basemap): Iterator<void>;
  drawPicture(picture: Picture, credit: readonly string[], language: UiLanguage, basemap: Basemap): string;
}

interface BuiltWeb {
  readonly bundle: PagesBundle;
  readonly assets: AssetManifest;
  readonly basemap: Basemap;
}

/** The folder of the built pages: dist/web, both for the compiled file (dist/doors/web) and for its source under Vitest. */
export const WEB_FOLDER = fileURLToPath(new URL('../../../dist/web/', import.meta.url));
const BASEMAP = new URL('../../../data/basemap/', import.meta.url);

let built: Promise<BuiltWeb> | null = null;

async function loadBuilt(): Promise<BuiltWeb> {
  const bundleUrl = new URL('../../../dist/web/pages.js', import.meta.url);
  try {
    const [bundle, manifest] = await Promise.all([
      import(bundleUrl.href) as Promise<PagesBundle>,
      readFile(new URL('../../../dist/web/manifest.json', import.meta.url), 'utf8'),
    ]);
    return { bundle, assets: readManifest(manifest), basemap: readBasemap() };
  } catch (cause) {
    throw new IntertieError(
      'web.not_built',
      'the pages are not built',
      bundleUrl.pathname,
      'run: npm run build',
      { cause },
    );
  }
}

/** Countries at once, regions when the first page asks for the shape of one: most pages never do. */
function readBasemap(): Basemap {
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, BASEMAP), 'utf8')) as BasemapTopology;
  let regions: BasemapTopology | null = null;
  return {
    world: read('world.json'),
    regions: () => {
      regions ??= read('regions.json');
      return regions;
    },
  };
}

type ViteManifest = Readonly<Record<string, { readonly file: string; readonly css?: readonly string[] }>>;

function readManifest(json: string): AssetManifest {
  const entries = JSON.parse(json) as ViteManifest;
  const file = (ending: string) => {
    const found = Object.entries(entries).find(([key]) => key.endsWith(ending));
    if (!found) throw new Error(`manifest.json has no entry for ${ending}`);
    return found[1];
  };
  const script = file('islands/main.ts');
  const [style] = script.css ?? [];
  if (!style) throw new Error('manifest.json names no styles for islands/main.ts');
  return {
    script: script.file,
    style,
    icon: file('style/icon.svg').file,
    fonts: [file('inter-latin-wght-normal.woff2').file, file('source-serif-4-latin-opsz-normal.woff2').file],
  };
}

/**
 * One page as a whole HTML document, ready to send or to write to a file. It works without JavaScript; it holds no inline
 * script or style, so that `Content-Security-Policy: default-src 'self'` holds. Links start with `frame.base`.
 *
 * @throws IntertieError `web.not_built` when `npm run build` has not been run.
 * @example await renderPage('sources', { rows }, { language: 'en', path: '/sources', today: '2026-01-31' });
 */
export async function renderPage<N extends PageName>(
  page: N,
  props: PageProps[N],
  frame: PageFrame,
): Promise<string> {
  const { bundle, assets, basemap } = await theBuilt();
  return bundle.renderDocument(page, props, frame, assets, basemap);
}

/**
 * A picture of a report as an SVG file: with title, key and where its figures come from, in the colours of the light theme.
 * @throws IntertieError `web.not_built`
 */
export async function renderPicture(picture: Picture, report: Report, language: UiLanguage): Promise<string> {
  const { bundle, basemap } = await theBuilt();
  const credit = report.inputs.map(({ name, origin, licence }) =>
    [name, origin, licence].filter((part) => part !== null).join('. '),
  );
  return bundle.drawPicture(picture, credit, language, basemap);
}

/**
 * Reckons ahead what the first map at each scale would wait for: half a second in all, in pieces, so that requests come between.
 *
 * @param next waited for before each piece; false ends it
 * @throws IntertieError `web.not_built`
 */
export async function prepareMaps(next: () => Promise<boolean>): Promise<void> {
  const { bundle, basemap } = await theBuilt();
  const pieces = bundle.prepareMaps(basemap);
  while ((await next()) && !pieces.next().done);
}

async function theBuilt(): Promise<BuiltWeb> {
  built ??= loadBuilt();
  try {
    return await built;
  } catch (error) {
    // A failed load is tried again, so that building while the server runs needs no restart.
    if (error instanceof IntertieError && error.code === 'web.not_built') built = null;
    throw error;
  }
}
