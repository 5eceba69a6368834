import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { IntertieError } from '../../base/index.js';
import type { PageFrame, PageName, PageProps } from './pages/page-props.js';

export type { AddedFile, PageFrame, PageName, PageProps, Worldview } from './pages/page-props.js';

/** Where the built styles and scripts lie, relative to the base: what Vite's manifest says, in short. */
export interface AssetManifest {
  /** "assets/style-abc123.css" */
  readonly style: string;
  /** "assets/main-abc123.js" */
  readonly script: string;
}

interface PagesBundle {
  renderDocument<N extends PageName>(
    page: N,
    props: PageProps[N],
    frame: PageFrame,
    manifest: AssetManifest,
  ): string;
}

interface BuiltWeb {
  readonly bundle: PagesBundle;
  readonly manifest: AssetManifest;
}

/** The folder of the built pages: dist/web, both for the compiled file (dist/doors/web) and for its source under Vitest. */
export const WEB_FOLDER = fileURLToPath(new URL('../../../dist/web/', import.meta.url));

let built: Promise<BuiltWeb> | null = null;

async function loadBuilt(): Promise<BuiltWeb> {
  const bundleUrl = new URL('../../../dist/web/pages.js', import.meta.url);
  try {
    const [bundle, manifest] = await Promise.all([
      import(bundleUrl.href) as Promise<PagesBundle>,
      readFile(new URL('../../../dist/web/manifest.json', import.meta.url), 'utf8'),
    ]);
    return { bundle, manifest: readManifest(manifest) };
  } catch (cause) {
    throw new IntertieError(
      'web.not_built',
      'the pages are not built',
      bundleUrl.pathname,
      'run: npm run build',
      {
        cause,
      },
    );
  }
}

function readManifest(json: string): AssetManifest {
  const entries = JSON.parse(json) as Record<string, { file?: string; css?: string[] }>;
  const script = entries['src/doors/web/islands/main.ts'];
  const style = script?.css?.[0];
  if (!script?.file || !style)
    throw new Error('manifest.json lacks the entry src/doors/web/islands/main.ts or its styles');
  return { script: script.file, style };
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
  built ??= loadBuilt();
  try {
    const { bundle, manifest } = await built;
    return bundle.renderDocument(page, props, frame, manifest);
  } catch (error) {
    // A failed load is tried again, so that building while the server runs needs no restart.
    if (error instanceof IntertieError && error.code === 'web.not_built') built = null;
    throw error;
  }
}
