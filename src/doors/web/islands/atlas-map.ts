import regionsUrl from '../../../../data/basemap/regions.json?url';
import worldUrl from '../../../../data/basemap/world.json?url';
import type { BasemapTopology } from '../parts/map/basemap.js';
import { LiveMap } from './live-map.js';
import type { LiveMapData } from './live-map-data.js';
import { levelLoader } from './map-levels.js';

const getJson = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

/** Turns the still map into one that moves: zoom, levels of detail, hover, keys. The still one stays until all is there. */
export async function start(element: HTMLElement, input: unknown): Promise<void> {
  const data = input as LiveMapData;
  const load = levelLoader(data.arcs);
  const [world, arcs] = await Promise.all([getJson<BasemapTopology>(worldUrl), load(data.level)]);
  // Names are measured as they will be drawn.
  await document.fonts.ready;
  new LiveMap(element, data, world, arcs, {
    arcs: load,
    regions: () => getJson<BasemapTopology>(regionsUrl),
  }).show();
}
