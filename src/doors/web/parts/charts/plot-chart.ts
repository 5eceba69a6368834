import * as Plot from '@observablehq/plot';
import { type DrawnChart, type KeyEntry, LETTERS, plotDocument } from './chart-room.js';

/**
 * Draws with Observable Plot, without a browser. Its style sheet and its English labels are taken out: a page may hold no inline style, and each picture
 * is named as a whole.
 */
export function plotChart(options: Plot.PlotOptions, key: readonly KeyEntry[] = []): DrawnChart {
  const svg = Plot.plot({ ...options, document: plotDocument() });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const named of svg.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label');
  for (const quiet of svg.querySelectorAll('[aria-hidden]')) quiet.removeAttribute('aria-hidden');
  svg.removeAttribute('class');
  svg.removeAttribute('font-family');
  svg.setAttribute('font-size', String(LETTERS));
  svg.setAttribute('fill', 'var(--soft)');
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  return { svg: svg.outerHTML.replaceAll('currentColor', 'var(--soft)'), width, height, key };
}
