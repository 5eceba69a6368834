import * as Plot from '@observablehq/plot';
import { type DrawnChart, type KeyEntry, LETTERS, plotDocument } from './chart-room.js';

/**
 * Draws with Observable Plot, without a browser. Its style sheet and its English labels are taken out: a page may hold no inline style, and each picture
 * is named as a whole.
 * @param above elements that are drawn above all others, given where a value lies, in pixels
 */
export function plotChart(
  options: Plot.PlotOptions,
  key: readonly KeyEntry[] = [],
  above: (at: (x: number, y: number) => readonly [number, number]) => string = () => '',
): DrawnChart {
  const svg = Plot.plot({ ...options, document: plotDocument() });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const named of svg.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label');
  for (const quiet of svg.querySelectorAll('[aria-hidden]')) quiet.removeAttribute('aria-hidden');
  svg.removeAttribute('class');
  svg.removeAttribute('font-family');
  svg.setAttribute('font-size', String(LETTERS));
  svg.setAttribute('fill', 'var(--soft)');
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  const [x, y] = [svg.scale('x'), svg.scale('y')];
  const drawn = svg.outerHTML.replaceAll('currentColor', 'var(--soft)');
  const more = above((a, b) => [Number(x?.apply(a)), Number(y?.apply(b))]);
  return { svg: drawn.replace(/<\/svg>$/, `${more}</svg>`), width, height, key };
}
