import { type Span, spanHolds } from '../../base/index.js';
import type { Mention, PlaceMention } from '../../mentions/index.js';
import type { Speaker } from '../types.js';
import { locateWords } from './locate-words.js';
import type { ModelStatement } from './types.js';

/** Longer than any name with an office that a text gives a person. */
const LONGEST_NAME = 300;

/** The speaker in the document's own words; null when the document itself speaks; undefined when a part of it does not stand there. */
export type SpeakerCheck = (given: ModelStatement['speaker']) => Speaker | null | undefined;

/**
 * Holds speakers against a document: the name and the role must each stand in it literally. The place a speaker speaks for is the first one
 * named in the role. What was looked for once is remembered, since a few people speak all through a text.
 *
 * @param mentions Sorted by start.
 */
export function speakerChecker(text: string, mentions: readonly Mention[]): SpeakerCheck {
  const found = new Map<string, Span | undefined>();
  const locate = (words: string): Span | undefined => {
    if (!found.has(words)) found.set(words, locateWords(text, words)[0]);
    return found.get(words);
  };
  const part = (given: string | null): Span | null | undefined => {
    if (given === null || given.trim() === '') return null;
    return given.length > LONGEST_NAME ? undefined : locate(given);
  };
  const homes = new Map<number, Speaker['place']>();
  const homeOf = (role: Span): Speaker['place'] => {
    const known = homes.get(role.start);
    if (known !== undefined) return known;
    const place = mentions.find(
      (mention): mention is PlaceMention =>
        mention.type === 'place' && mention.place !== null && spanHolds(role, mention),
    );
    homes.set(role.start, place?.place?.id ?? null);
    return place?.place?.id ?? null;
  };
  const wordsOf = (span: Span | null): string | null => span && text.slice(span.start, span.end);
  return (given) => {
    if (given === null) return null;
    const name = part(given.name);
    const role = part(given.role);
    if (name === undefined || role === undefined) return undefined;
    if (name === null && role === null) return null;
    return { name: wordsOf(name), role: wordsOf(role), place: role && homeOf(role) };
  };
}
