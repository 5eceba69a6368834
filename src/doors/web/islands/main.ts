/**
 * The browser's part: finds the elements that a page marks as islands and loads what brings each to life. Every page works
 * without it.
 */
import '../style/index.css';

const ISLANDS: Readonly<Record<string, () => Promise<{ start(element: HTMLElement, data: unknown): void }>>> =
  {
    'atlas-map': () => import('./atlas-map.js'),
    'add-files': () => import('./add-files.js'),
    coding: () => import('./coding.js'),
    review: () => import('./review.js'),
    passages: () => import('./passages.js'),
  };

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  const load = ISLANDS[element.dataset.island ?? ''];
  const data = element.querySelector('script[data-props]')?.textContent ?? 'null';
  // An island that cannot be loaded leaves the page as the server drew it.
  load?.()
    .then(({ start }) => start(element, JSON.parse(data)))
    .catch((error: unknown) => console.warn('An interactive part of this page could not start.', error));
}

/** "/" puts the cursor into the search box, as in other reference works. */
addEventListener('keydown', (event) => {
  const inField =
    event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || inField) return;
  const search = document.querySelector<HTMLInputElement>('input[data-key="/"]');
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});
