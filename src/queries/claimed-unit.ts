import { foldName } from '../base/index.js';
import { type Kind, TIE_KINDS, type TieKind } from '../vocabulary/index.js';

/** What a claimed figure counts, as far as the atlas can count it too. */
export type ClaimedUnit =
  | { readonly counts: 'ties'; readonly kind: TieKind }
  | { readonly counts: 'places'; readonly level: 'country' | 'region' | 'city' };

/** Beginnings of folded words that name ties of a kind, or kinds of place, in the languages the reader knows. */
const TIES: readonly (readonly [TieKind, RegExp])[] = [
  [
    'twinning',
    /^(twin|sister|friendship link|partner (city|cities|town)|jumelage|hermanam|побратим|города? побратим)/u,
  ],
  [
    'agreement',
    /^(agreement|accord|treat(y|ies)|memorand|contract|document|protocol|vertra|vereinbarung|abkommen|acuerdo|convenio|porozumie|umow|соглашени|договор|меморандум|документ)/u,
  ],
  ['visit', /^(visit|delegation|trip|besuch|visita|wizyt|визит|делегаци)/u],
  ['project', /^(project|programme|projekt|projet|proyecto|проект|программ)/u],
  ['transport_link', /^(flight|route|line|link|train|connection|flug|vuelo|ligne|linia|рейс|маршрут)/u],
  ['office', /^(office|representation|mission|consulate|embass|biuro|oficina|представительств|консульств)/u],
];
const PLACES: readonly (readonly ['country' | 'region' | 'city', RegExp])[] = [
  ['country', /^(countr(y|ies)|states?$|nations?$|land$|laender$|lander$|pais|pays|kraj|стран|государств)/u],
  [
    'region',
    /^(region|oblast|province|territor|prefecture|voivodeship|constituent|subject|регион|област|субъект|край|краев)/u,
  ],
  ['city', /^(cit(y|ies)|towns?$|municipalit|stadt|staedte|stadte|villes?$|ciudad|miast|город)/u],
];

/**
 * What the unit of a claimed total counts. Null where the atlas has nothing to count against it: money, shares, people,
 * firms, tonnes, and every unit that is not known.
 *
 * @example claimedUnit('regions', 'agreement'); // { counts: 'places', level: 'region' }
 * @example claimedUnit('agreements', 'utterance'); // { counts: 'ties', kind: 'agreement' }
 */
export function claimedUnit(unit: string, kind: Kind): ClaimedUnit | null {
  const words = foldName(unit).replace(
    /^(\d+|different|russian|foreign|bilateral|direct|signed|joint|such) /u,
    '',
  );
  for (const [tieKind, pattern] of TIES) {
    if (pattern.test(words)) return { counts: 'ties', kind: tieKind };
  }
  for (const [level, pattern] of PLACES) {
    if (pattern.test(words)) return { counts: 'places', level };
  }
  const own = TIE_KINDS.find((one) => one === kind);
  return words === 'ties' && own !== undefined ? { counts: 'ties', kind: own } : null;
}
