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
    /^(twin|sister|friendship link|partner (city|cities|town)|jumelage|hermanam|побратим|город(а|ов)? побратим)/u,
  ],
  [
    'agreement',
    /^(agreements?\b|accords?\b|treat(y|ies)\b|memorand|contracts?\b|documents?\b|protocols?\b|vertrag|vertrage|vereinbarung|abkommen|acuerdo|convenio|porozumie|umow|соглашени|договор|меморандум|документ)/u,
  ],
  ['visit', /^(visits?\b|delegations?\b|trips?\b|besuche?\b|visitas?\b|wizyt|визит|делегаци)/u],
  ['project', /^(projects?\b|programmes?\b|programs?\b|projekt|projets?\b|proyecto|проект|программ)/u],
  [
    'transport_link',
    /^(flights?\b|routes?\b|lines?\b|links?\b|trains?\b|connections?\b|fluge?\b|vuelos?\b|рейс|маршрут)/u,
  ],
  ['office', /^(offices?\b|missions?\b|consulates?\b|embass|biuro|oficinas?\b|представительств|консульств)/u],
];
const PLACES: readonly (readonly ['country' | 'region' | 'city', RegExp])[] = [
  ['country', /^(countr(y|ies)|states?$|nations?$|land$|lander$|pais|pays$|kraj|стран|государств)/u],
  [
    'region',
    /^(regions?\b|oblasts?\b|provinces?\b|territor|prefecture|voivodeship|constituent (entit|territor)|subjects?$|регион|област|субъект|кра[йея]|краев)/u,
  ],
  ['city', /^(cit(y|ies)\b|towns?$|municipalit|stadt|villes?$|ciudad|miast|город)/u],
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
