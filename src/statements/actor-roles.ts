import { dateBounds, foldName, type PartialDate, type PlaceId } from '../base/index.js';

/** One time that an actor was seen under a role. */
export interface RoleSighting {
  /** As the text has it; null for none. */
  readonly role: string | null;
  readonly place: PlaceId | null;
  /** Of the document. */
  readonly date: PartialDate | null;
}

/** A role with the time for which documents attest it: that it was held before or after is not said. */
export interface HeldRole {
  /** As the newest document has it. */
  readonly role: string;
  readonly place: PlaceId | null;
  /** First and last day of the documents that give it; null where none has a date. */
  readonly from: string | null;
  readonly to: string | null;
  readonly documents: number;
}

/**
 * Beginnings of words that name a public office, folded, in the languages of the reader. A role of other words ("resident", "student", "пенсионер") is
 * no public one, nor is one in a language that is not here: who is not known to hold an office gets no page.
 */
const OFFICES = [
  // en
  'president',
  'vicepresident',
  'premier',
  'prime minister',
  'chancellor',
  'minister',
  'undersecretary',
  'governor',
  'lieutenant governor',
  'mayor',
  'lord mayor',
  'chairman',
  'chairwoman',
  'chairperson',
  'chair of',
  'head of',
  'deputy head',
  'director',
  'ambassador',
  'consul',
  'counsel',
  'councillor',
  'councilm',
  'councilw',
  'attache',
  'envoy',
  'secretary',
  'senator',
  'congress',
  'commissioner',
  'alderman',
  'speaker of',
  'spokes',
  'delegate',
  'ceo',
  'chief executive',
  'rector',
  'prefect',
  'voivode',
  'akim',
  'hokim',
  'khokim',
  'burgomaster',
  'member of parliament',
  'city hall',
  'town hall',
  'council',
  'government',
  'ministry',
  'embassy',
  'consulate',
  'department',
  'administration',
  'parliament',
  'assembly',
  'customs',
  'chamber',
  // ru
  'президент',
  'премьер',
  'министр',
  'минист',
  'губернатор',
  'мэр',
  'глава',
  'главы',
  'председател',
  'директор',
  'посол',
  'посла',
  'консул',
  'генконсул',
  'советник',
  'секретар',
  'сенатор',
  'депутат',
  'уполномочен',
  'спикер',
  'ректор',
  'аким',
  'руководител',
  'начальник',
  'заместител',
  'вице',
  'посольств',
  'консульств',
  'администрац',
  'правительств',
  'дума',
  'парламент',
  'пресс служб',
  'врио',
  'полпред',
  // de
  'prasident',
  'vizeprasident',
  'ministerprasident',
  'kanzler',
  'bundeskanzler',
  'burgermeister',
  'oberburgermeister',
  'landrat',
  'staatssekretar',
  'botschaft',
  'generalkonsul',
  'konsul',
  'vorsitzend',
  'leiter',
  'direktor',
  'abgeordnet',
  'senator',
  'sprecher',
  'stadtrat',
  'rektor',
  'gouverneur',
  'stadtverwaltung',
  'regierung',
  'ministerium',
  'landesregierung',
  'rathaus',
  // fr
  'maire',
  'ministre',
  'gouverneur',
  'prefet',
  'ambassad',
  'senat',
  'depute',
  'adjoint',
  'conseill',
  'directeur',
  'directrice',
  'chancelier',
  'secretaire',
  'porte parole',
  'recteur',
  'mairie',
  'prefecture',
  'gouvernement',
  // es
  'presidente',
  'alcalde',
  'alcaldesa',
  'intendent',
  'gobernador',
  'ministr',
  'embajador',
  'diputad',
  'senador',
  'secretari',
  'canciller',
  'concejal',
  'prefecto',
  'portavoz',
  'vocer',
  'rector',
  'gobierno',
  'ayuntamiento',
  // pl
  'prezydent',
  'burmistrz',
  'wojt',
  'starost',
  'marszal',
  'wicemarszal',
  'wojewod',
  'posel',
  'posla',
  'ambasador',
  'dyrektor',
  'przewodnicz',
  'rzeczni',
  'sekretarz',
  'radn',
  'izba',
  'urzad',
  'rzad',
  'konsul',
  'wiceprezydent',
  'wiceburmistrz',
  'zastepc',
];

/**
 * Whether the words name a public office.
 * @example hasPublicRole('Governor of Primorye'); // true
 * @example hasPublicRole('a resident of Leeds'); // false
 */
export function hasPublicRole(role: string | null): boolean {
  if (role === null) return false;
  const folded = ` ${foldName(role)}`;
  return OFFICES.some((office) => folded.includes(` ${office}`));
}

/**
 * An actor's roles, each with the first and last day of the documents that give it, latest first; undated ones last. Two roles that differ in
 * capitals or signs only are one, as long as no place tells them apart.
 */
export function rolesOverTime(sightings: readonly RoleSighting[]): readonly HeldRole[] {
  const held = new Map<
    string,
    { role: string; place: PlaceId | null; from: string | null; to: string | null; documents: number }
  >();
  for (const { role, place, date } of sightings) {
    if (role === null) continue;
    const key = foldName(role);
    const days = date === null ? null : dateBounds(date);
    const known = held.get(key);
    if (known === undefined) {
      held.set(key, { role, place, from: days?.first ?? null, to: days?.last ?? null, documents: 1 });
      continue;
    }
    known.documents += 1;
    known.place ??= place;
    if (days === null) continue;
    if (known.to === null || days.last > known.to) {
      known.to = days.last;
      known.role = role;
    }
    if (known.from === null || days.first < known.from) known.from = days.first;
  }
  return [...held.values()].sort(
    (a, b) =>
      compare(b.to ?? '', a.to ?? '') || compare(b.from ?? '', a.from ?? '') || compare(a.role, b.role),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
