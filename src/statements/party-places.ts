import { type DocumentId, foldName, placeId, unresolvedPlaceId } from '../base/index.js';
import type { PlaceMention } from '../mentions/index.js';
import type { Gazetteer } from '../places/index.js';
import type { DraftParty } from './fact-drafts.js';
import type { Party } from './types.js';

/** A mention as a party. A place that no gazetteer gives gets an unresolved id: kept apart per document, name and region. */
export function mentionParty(mention: PlaceMention, role: Party['role'], document: DocumentId): Party {
  const { place, resolution } = mention;
  const inside = place ? null : (resolution.inside?.id ?? null);
  return {
    role,
    surface: mention.surface,
    place: place ? place.id : unresolvedPlaceId(document, foldName(mention.surface), inside),
    name: place ? place.name : mention.surface,
    country: mention.country,
    inside,
    span: { start: mention.start, end: mention.end },
  };
}

/** The drafts' parties as parties of a statement, each place once. */
export function asParties(
  drafts: readonly DraftParty[],
  document: DocumentId,
  gazetteer: Gazetteer,
): Party[] {
  const parties: Party[] = [];
  const seen = new Set<string>();
  for (const draft of drafts) {
    let party: Party | null = null;
    if (draft.mention) party = mentionParty(draft.mention, draft.role, document);
    else if (draft.country !== null) {
      const country = gazetteer.get(placeId(draft.country));
      if (country)
        party = {
          role: draft.role,
          surface: country.name,
          place: country.id,
          name: country.name,
          country: draft.country,
          inside: null,
          span: null,
        };
    }
    if (party && !seen.has(party.place)) {
      seen.add(party.place);
      parties.push(party);
    }
  }
  return parties;
}
