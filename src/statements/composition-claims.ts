import type { PlaceId } from '../base/index.js';
import type { CompositionClaim, NamedPlace } from './side-claims.js';

/** A place named in a sentence, where it begins. */
export interface PlaceIn extends NamedPlace {
  readonly start: number;
}

/** What the check needs of a gazetteer. */
export interface Wholes {
  /** Places whose direct parent it is. */
  members(id: PlaceId): readonly NamedPlace[];
  contains(outer: PlaceId, inner: PlaceId): boolean;
}

interface Words {
  readonly some: RegExp;
  readonly all: RegExp;
  /** The sentence speaks of the whole of the one before. */
  readonly again: RegExp;
}

const of = (text: string) => new RegExp(text, 'iu');

/** How texts say what belongs to a whole, which stands before these words. */
const WORDS: Readonly<Record<string, Words>> = {
  en: {
    some: of(String.raw`\b(?:includes?|comprises?|unites?|embraces?)\s`),
    all: of(String.raw`\b(?:consists?\sof|(?:is|are)\s(?:made\sup|composed)\sof)\s`),
    again: of(String.raw`^(?:it|(?:the|this)\s(?:federal\s)?(?:district|region|country|area|republic))\s`),
  },
  ru: {
    some: of('(?:включает|объединяет|входят)'),
    all: of('(?:состоит\\sиз|составляют)'),
    again: of('^(?:(?:в\\s)?(?:н[её]го|его|этот|состав)|он|она|оно|округ|регион|республика)'),
  },
  de: {
    some: of(String.raw`\b(?:umfasst|gehören|vereint)\s`),
    all: of(String.raw`\b(?:besteht\saus)\s`),
    again: of(String.raw`^(?:er|sie|es|der\s(?:Föderationskreis|Bezirk)|die\sRegion)\s`),
  },
  fr: {
    some: of(String.raw`\b(?:comprend|regroupe|inclut)\s`),
    all: of(String.raw`\b(?:se\scompose\sde|est\scomposée?\sde)\s`),
    again: of(String.raw`^(?:il|elle|le\sdistrict|la\srégion)\s`),
  },
  es: {
    some: of(String.raw`\b(?:incluye|comprende|agrupa)\s`),
    all: of(String.raw`\b(?:se\scompone\sde|consta\sde)\s`),
    again: of(String.raw`^(?:el\sdistrito|la\sregión|este\sdistrito)\s`),
  },
  pl: {
    some: of('(?:obejmuje|wchodzą)'),
    all: of(String.raw`(?:składa\ssię\sz)`),
    again: of(String.raw`^(?:(?:on|ona)|okręg|region|w\sjego\sskład|w\sskład\sokręgu)\s`),
  },
};

/** Fewer are an example, not a list. */
const FEWEST = 2;

/**
 * What a sentence says to belong to a region or district: a whole before the verb, or that of the sentence before where this one goes on about it,
 * and two or more places behind. Null for any other, and where the gazetteer knows nothing inside the whole.
 *
 * @param before the first place named in the last sentence before that names any, in the same paragraph; null for none
 */
export function compositionClaim(
  sentence: string,
  places: readonly PlaceIn[],
  before: NamedPlace | null,
  language: string,
  wholes: Wholes,
): CompositionClaim | null {
  const words = WORDS[language];
  if (words === undefined || places.length < FEWEST) return null;
  const all = words.all.exec(sentence);
  const verb = all ?? words.some.exec(sentence);
  if (verb === null) return null;
  const end = verb.index + verb[0].length;
  const leading = places.filter(({ start }) => start < verb.index);
  const whole = leading[0] ?? (words.again.test(sentence) ? before : null);
  const named = places.filter(({ start, id }) => start >= end && id !== whole?.id);
  if (whole === null || leading.length > 1 || named.length < FEWEST) return null;
  const members = wholes.members(whole.id);
  if (members.length === 0) return null;
  const plain = ({ id, name, nameRu }: NamedPlace): NamedPlace => ({ id, name, nameRu });
  return {
    what: 'composition',
    whole: plain(whole),
    named: [...new Map(named.map((one) => [one.id, plain(one)])).values()],
    within: [...new Set(named.flatMap(({ id }) => (wholes.contains(whole.id, id) ? [id] : [])))],
    members: members.map(plain),
    all: all !== null,
  };
}
