import { foldName, type PlaceId } from '../base/index.js';
import { contractKind } from './contract-kind.js';
import { readDesignators } from './designators.js';
import { editsWithin } from './edits-within.js';
import type { NameMatch } from './gather-candidates.js';
import { nameData } from './name-data.js';
import type { Gazetteer, Place } from './types.js';

/**
 * How a place bears a name. `usual`: data/gazetteer/usual-senses.yaml says that the bare name means it. `own`: it is the name shown, in
 * the place's own language or in the text's. `alias`: some other name. `lent`: an alias that is the own name of a region or country
 * which holds the town ("Paraguay" among the names of Asunción).
 */
export type NameStanding = 'usual' | 'own' | 'alias' | 'lent';

/** Names that are a place's own, folded; a region's also without its designator ("Jilin" of "Jilin Province"). */
function ownNames(gazetteer: Gazetteer, place: Place, language: string | undefined): string[] {
  const shown = [place.name, place.localName, language ? gazetteer.nameIn(place.id, language) : null];
  return shown.flatMap((name) => {
    if (!name) return [];
    const folded = foldName(name);
    if (folded.startsWith('saint ')) return [folded, `st ${folded.slice(6)}`];
    if (contractKind(place) !== 'region') return [folded];
    return [folded, ...readDesignators(folded, language).map(({ core }) => core)];
  });
}

const isHolder = (place: Place): boolean => place.kind !== 'city' && place.kind !== 'settlement';

const units = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0));

/** "Basrah" and "Basra": one name, or all but. */
const nearlySame = (a: string, b: string): boolean =>
  a === b || (a.length > 4 && editsWithin(units(a), units(b), 0, b.length, 2) <= 2);

/**
 * The matches with the standing of the name that each was found by. `folded` is the name as it was asked for. Bears only on
 * the name and the language, so that answers may be kept. A town named like its region bears the region's names in other languages as
 * its own ("Dyneburg" for both Daugavpils).
 */
export function withStanding(
  gazetteer: Gazetteer,
  matches: readonly NameMatch[],
  folded: string,
  language: string | undefined,
): NameMatch[] {
  // One match has no rival to stand above.
  if (matches.length < 2) return [...matches];
  const usual = nameData().usualSenses;
  const isUsual = (name: string, id: PlaceId) =>
    usual.get(name) === id || (language !== undefined && usual.get(`${language} ${name}`) === id);
  const stood = matches.map((match) => {
    const { place, name, designated } = match;
    const own = ownNames(gazetteer, place, language);
    const standing: NameStanding =
      isUsual(folded, place.id) || (!designated && isUsual(name, place.id))
        ? 'usual'
        : own.includes(name) || own.includes(folded)
          ? 'own'
          : 'alias';
    return { match: { ...match, standing }, own };
  });
  const namesRegion = readDesignators(folded, language).some(({ kind }) => kind === 'region');
  const holders = stood.filter(({ match }) => match.standing !== 'alias' && isHolder(match.place));
  return stood.map(({ match, own }): NameMatch => {
    if (match.standing !== 'alias' || isHolder(match.place)) return match;
    // GeoNames lists "Воронежская область" among the names of Voronezh.
    if (match.designated && namesRegion) return { ...match, standing: 'lent' };
    const above = holders.filter((holder) => gazetteer.contains(holder.match.place.id, match.place.id));
    if (above.length === 0) return match;
    const eponym = above.some((holder) => holder.own.some((a) => own.some((b) => nearlySame(a, b))));
    return { ...match, standing: eponym ? 'own' : 'lent' };
  });
}
