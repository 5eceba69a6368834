import type { UiLanguage } from '../../../queries/index.js';
import { sayIn } from '../../analyses/report-words.js';
import { isMessageKey, translator } from '../messages/catalogue.js';
import { promiseTitle } from '../messages/promise-words.js';
import { statementTitle, tieTitle } from '../messages/tie-title.js';
import { selectionHeading } from '../parts/atlas/selection-words.js';
import type { PageName, PageProps } from './page-props.js';

/** What a page is called in the browser's tab, most particular first. */
export function pageTitle<N extends PageName>(page: N, props: PageProps[N], language: UiLanguage): string {
  const t = translator(language);
  const title = titles[page](props, language);
  return title === t('brand') ? `${title}: ${t('brand.line')}` : `${title} · ${t('brand')}`;
}

type Titles = { readonly [N in PageName]: (props: PageProps[N], language: UiLanguage) => string };

const fixed = (key: Parameters<ReturnType<typeof translator>>[0]) => (_: unknown, language: UiLanguage) =>
  translator(language)(key);

const titles: Titles = {
  atlas: ({ view, home }, language) =>
    home ? translator(language)('brand') : selectionHeading(view, language),
  place: ({ view }) => view.place.name,
  tie: ({ view }, language) => tieTitle(view.tie, language),
  document: ({ view }) => view.document.title,
  documents: fixed('documents.title'),
  sources: fixed('sources.title'),
  collections: fixed('collections.title'),
  desk: fixed('desk.title'),
  promises: fixed('promises.title'),
  promise: ({ view }, language) => promiseTitle(view.promise, language),
  search: ({ view }, language) =>
    view.query
      ? translator(language)('search.results', { query: view.query })
      : translator(language)('search.title'),
  add: fixed('add.title'),
  signIn: fixed('sign_in.title'),
  account: ({ name }) => name,
  accounts: fixed('accounts.title'),
  publishing: ({ view }, language) =>
    translator(language)('publishing.title', { name: view.collection.name }),
  review: fixed('review.title'),
  reviewItem: ({ item }, language) => statementTitle(item.statement, language),
  merges: fixed('merges.title'),
  log: fixed('log.title'),
  actor: ({ view }) => view.actor.name,
  watch: fixed('watch.title'),
  quality: fixed('quality.title'),
  coding: ({ item }, language) =>
    translator(language)(item.seen.claim ? 'coding.statement' : 'coding.sentence'),
  analyses: fixed('analyse.title'),
  analysis: ({ report }, language) => sayIn(language)(report.title),
  about: fixed('about.title'),
  error: ({ status }, language) => {
    const key = `error.${Math.min(status, 500)}`;
    return isMessageKey(key) ? translator(language)(key) : translator(language)('error.other');
  },
};
