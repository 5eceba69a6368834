import type { CountryEndsRow, SummaryRow, TieGroupRow } from '../store/index.js';
import { nameIn } from './to-views.js';
import type { AtlasView, UiLanguage } from './types.js';

type Summary = AtlasView['summary'];

/** Countries that a summary names. */
export const MOST_SUMMARY_COUNTRIES = 3;

/** A few words on a selection: how many report it, from which side, and where most of its ends lie. */
export function summarise(
  groups: readonly TieGroupRow[],
  witnesses: SummaryRow,
  countries: readonly CountryEndsRow[],
  language: UiLanguage,
): Summary {
  return {
    reports: witnesses.reports,
    independentSources: witnesses.independent_sources,
    told: toldBy(groups),
    countries: countries.map((row) => ({ code: row.code, name: nameIn(row, language), places: row.places })),
  };
}

/** `one_side` for no ties at all: nobody from outside tells of them. */
function toldBy(groups: readonly TieGroupRow[]): Summary['told'] {
  const told = new Set(groups.map((group) => group.told));
  const [only] = told;
  if (only === undefined) return 'one_side';
  return told.size === 1 ? only : 'mixed';
}
