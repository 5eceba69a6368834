/**
 * The pages as one bundle (dist/web/pages.js), made by `vite build`: Svelte components, map and words together, so that nothing
 * but Node is needed to draw a page. `render.ts` loads it.
 */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { UiLanguage } from '../../../queries/index.js';
import type { Picture } from '../../../reports/index.js';
import { translator } from '../messages/catalogue.js';
import { numberFormat } from '../messages/formats.js';
import { makeRoom, WIDE } from '../parts/charts/make-room.js';
import { pictureFile } from '../parts/charts/picture-file.js';
import { makeLinks } from '../parts/links.js';
import type { Basemap } from '../parts/map/basemap.js';
import { prepareBackgrounds } from '../parts/map/draw-background.js';
import type { Ui } from '../parts/ui.js';
import type { AssetManifest } from '../render.js';
import About from './About.svelte';
import Account from './Account.svelte';
import Accounts from './Accounts.svelte';
import Actor from './Actor.svelte';
import Add from './Add.svelte';
import Analyses from './Analyses.svelte';
import Analysis from './Analysis.svelte';
import Atlas from './Atlas.svelte';
import Coding from './Coding.svelte';
import Collections from './Collections.svelte';
import Desk from './Desk.svelte';
import Document from './Document.svelte';
import Documents from './Documents.svelte';
import ErrorPage from './Error.svelte';
import Log from './Log.svelte';
import Merges from './Merges.svelte';
import Place from './Place.svelte';
import PromisePage from './Promise.svelte';
import Promises from './Promises.svelte';
import Publishing from './Publishing.svelte';
import type { PageFrame, PageName, PageProps } from './page-props.js';
import { pageTitle } from './page-title.js';
import Quality from './Quality.svelte';
import Review from './Review.svelte';
import ReviewItem from './ReviewItem.svelte';
import Root from './Root.svelte';
import Search from './Search.svelte';
import SignIn from './SignIn.svelte';
import Sources from './Sources.svelte';
import Tie from './Tie.svelte';
import Watch from './Watch.svelte';

const PAGES = {
  atlas: Atlas,
  place: Place,
  tie: Tie,
  document: Document,
  documents: Documents,
  sources: Sources,
  collections: Collections,
  desk: Desk,
  promises: Promises,
  promise: PromisePage,
  search: Search,
  add: Add,
  signIn: SignIn,
  account: Account,
  accounts: Accounts,
  publishing: Publishing,
  merges: Merges,
  review: Review,
  reviewItem: ReviewItem,
  log: Log,
  actor: Actor,
  watch: Watch,
  quality: Quality,
  coding: Coding,
  analyses: Analyses,
  analysis: Analysis,
  about: About,
  error: ErrorPage,
} as unknown as Record<PageName, Component>;

const quoted = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/** A whole HTML document; see `renderPage` in render.ts. */
export function renderDocument<N extends PageName>(
  page: N,
  props: PageProps[N],
  frame: PageFrame,
  assets: AssetManifest,
  basemap: Basemap,
): string {
  const { language } = frame;
  const links = makeLinks(frame);
  const digits = numberFormat(language, 'plain');
  const ui: Ui = {
    t: translator(language),
    language,
    number: (value) => digits.format(value),
    links,
    frame,
    basemap,
  };
  const { head, body } = render(Root as unknown as Component<Record<string, unknown>>, {
    props: { Page: PAGES[page], props, ui },
  });
  const theme = frame.theme ? ` data-theme="${frame.theme}"` : '';
  const asset = (file: string) => quoted(links.asset(file));
  return `<!doctype html>
<html lang="${language}"${theme}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${quoted(pageTitle(page, props, language))}</title>
<meta name="description" content="${quoted(ui.t('brand.line'))}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${asset(assets.icon)}" type="image/svg+xml">
${assets.fonts.map((font) => `<link rel="preload" href="${asset(font)}" as="font" type="font/woff2" crossorigin>`).join('\n')}
<link rel="stylesheet" href="${asset(assets.style)}">
<script type="module" src="${asset(assets.script)}"></script>
${head}</head>
<body>${body}</body>
</html>
`;
}

/** Reckons what the first maps would wait for, piece by piece; see `prepareMaps` in render.ts. */
export function prepareMaps({ world }: Basemap): Iterator<void> {
  return prepareBackgrounds(world, 'un');
}

/** A picture of a report as a file of its own, in fixed colours; see `renderPicture` in render.ts. */
export function drawPicture(
  picture: Picture,
  credit: readonly string[],
  language: UiLanguage,
  basemap: Basemap,
): string {
  const ground = picture.chart.type === 'map' ? [translator(language)('map.credit')] : [];
  return pictureFile(picture, makeRoom(WIDE, language, basemap), [...credit, ...ground]);
}
