import { createContext } from 'svelte';
import type { UiLanguage } from '../../../queries/index.js';
import type { Translate } from '../messages/catalogue.js';
import type { PageFrame } from '../pages/page-props.js';
import type { Links } from './links.js';
import type { Basemap } from './map/basemap.js';

/** What every part of a page may ask for: words, links and the frame it stands in. */
export interface Ui {
  readonly t: Translate;
  readonly language: UiLanguage;
  /** A whole number with its digits grouped. */
  readonly number: (value: number) => string;
  readonly links: Links;
  readonly frame: PageFrame;
  readonly basemap: Basemap;
}

export const [useUi, provideUi] = createContext<Ui>();
