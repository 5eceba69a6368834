import type { Place } from '../../places/index.js';
import type { ReportContext } from '../context.js';
import { countryNameOf, TIE_CHOICES, type TieChoice } from '../gather-graph.js';
import type { SettingsReader } from '../settings.js';
import { plainWords, words } from '../tell.js';

const FARTHEST_KM = 20_100;

/** What is asked of twin matching, beside the place and the ties. */
export interface TwinSettings {
  /** A country's code, `abroad` or `all`. */
  readonly country: string;
  readonly fromKm: number | null;
  readonly toKm: number | null;
  readonly fromSize: number | null;
  readonly toSize: number | null;
  readonly areas: 'country' | 'region';
  readonly peers: 'country' | 'all';
  readonly factor: number;
}

export const readTieChoice = (settings: SettingsReader): TieChoice =>
  settings.choice('ties', { usual: 'twinning', options: TIE_CHOICES, hint: true });

/** Reads the bounds; countries are those of the graph. @throws IntertieError `report.setting` */
export function readTwinSettings(
  settings: SettingsReader,
  countries: readonly string[],
  context: Pick<ReportContext, 'gazetteer' | 'language'>,
): TwinSettings {
  const options = countries
    .map((value) => ({ value, name: countryNameOf(value, context) }))
    .sort((a, b) => a.name.localeCompare(b.name, context.language))
    .map(({ value, name }) => ({ value, label: plainWords(name) }));
  const special = ['all', 'abroad'].map((value) => ({
    value,
    label: words(`analyse.twins.set.country.${value}`),
  }));
  const country = settings.choice('country', { usual: 'all', options: [...special, ...options] });
  const km = { usual: null, min: 0, max: FARTHEST_KM } as const;
  const share = { usual: null, min: 0.001, max: 1000 } as const;
  return {
    country,
    fromKm: settings.number('from_km', km),
    toKm: settings.number('to_km', km),
    fromSize: settings.number('from_size', { ...share, hint: true }),
    toSize: settings.number('to_size', { ...share, hint: true }),
    areas: settings.choice('areas', { usual: 'country', options: ['country', 'region'] }),
    peers: settings.choice('peers', { usual: 'country', options: ['country', 'all'] }),
    factor: settings.number('factor', { usual: 2, min: 1, max: 100, hint: true }),
  };
}

/** Whether a candidate's country fits. */
export function fitsCountry(wanted: string, own: Place['country'], other: string | null): boolean {
  if (wanted === 'all') return true;
  return wanted === 'abroad' ? other !== own : other === wanted;
}
