import type { MultiPolygon, Polygon } from 'geojson';
import type { Worldview } from '../pages/page-props.js';
import type { MapWords } from './map-controls.js';
import type { Level } from './map-levels.js';

/** What the page tells the moving map. */
export interface LiveMapData {
  /** Address of the bundles, without their level. */
  readonly arcs: string;
  readonly level: Level;
  readonly worldview: Worldview;
  /** Regions in which ends lie whose position is not known. */
  readonly areas: readonly (Polygon | MultiPolygon)[];
  /** Addresses with "ID" in place of the id. */
  readonly tie: string;
  readonly place: string;
  readonly words: MapWords;
}
