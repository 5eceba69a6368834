import type { Span } from '../base/index.js';
import type { Block } from '../documents/index.js';
import type { Mention } from '../mentions/index.js';
import { splitSentences } from '../passages/index.js';
import type { Gazetteer, Place } from '../places/index.js';
import {
  compositionClaim,
  MOST_SIDE_CLAIMS,
  type NamedPlace,
  organisationClaims,
  type SideClaim,
  type Wholes,
} from '../statements/index.js';

interface ReadDocument {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly mentions: readonly Mention[];
  readonly language: string;
}

/** Longer than this is no sentence but a list that lost its lines. */
const LONGEST_SENTENCE = 1500;
const NO_ABBREVIATIONS: ReadonlySet<string> = new Set(['mr', 'mrs', 'dr', 'st', 'no', 'г', 'им', 'ул']);

/**
 * What a document says beside its ties, sentence by sentence, in the order of the text: who owns an organisation, on whose order something is done,
 * which regions belong to a whole. At most `MOST_SIDE_CLAIMS`.
 */
export function findSideClaims(
  { text, blocks, mentions, language }: ReadDocument,
  gazetteer: Gazetteer,
): readonly SideClaim[] {
  const found: SideClaim[] = [];
  const named = ({ id, name }: Place): NamedPlace => {
    const nameRu = gazetteer.nameIn(id, 'ru');
    return { id, name, nameRu: nameRu === name ? null : nameRu };
  };
  const wholes: Wholes = {
    members: (id) => gazetteer.members(id).map(named),
    contains: (outer, inner) => gazetteer.contains(outer, inner),
  };
  const places = mentions.flatMap((mention) =>
    mention.type === 'place' && mention.place !== null
      ? [{ start: mention.start, end: mention.end, ...named(mention.place) }]
      : [],
  );
  let next = 0;
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'list_item') continue;
    let before: NamedPlace | null = null;
    for (const sentence of splitSentences(text, block, NO_ABBREVIATIONS)) {
      while ((places[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) next++;
      const told: (NamedPlace & Span)[] = [];
      for (
        let place = places[next];
        place !== undefined && place.start < sentence.end;
        place = places[++next]
      )
        told.push(place);
      const quote = text.slice(sentence.start, sentence.end);
      const about = { start: sentence.start, end: sentence.end, quote };
      if (quote.length <= LONGEST_SENTENCE) {
        const inside = told.map((place) => ({ ...place, start: place.start - sentence.start }));
        const whole = compositionClaim(quote, inside, before, language, wholes);
        if (whole !== null) found.push({ ...about, ...whole });
        for (const claim of organisationClaims(quote, language)) found.push({ ...about, ...claim });
      }
      if (found.length >= MOST_SIDE_CLAIMS) return found.slice(0, MOST_SIDE_CLAIMS);
      before = told[0] ?? before;
    }
  }
  return found;
}
