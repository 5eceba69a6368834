import type { PlaceId, Span } from '../base/index.js';
import type { Gazetteer } from '../places/index.js';
import type { DiscourseSpeaker } from './cast.js';
import type { FactDraft } from './fact-drafts.js';
import type { Party } from './types.js';

/** What is known of the people of a text. */
export interface PeopleAtHome {
  readonly gazetteer: Gazetteer;
  /** Name of the first person in a span, or null. */
  readonly actorIn: (span: Span) => string | null;
  /** The place that a person speaks for, by the role given anywhere in the text, or null. */
  readonly homeOf: (name: string) => PlaceId | null;
}

/**
 * Completes visits whose guest no place stands for, asked in text order: by the place that the person acting in the passage speaks for, else the
 * speaker's, else the guest of the visit before it in the paragraph ("The next morning he flew on to …"). Nobody visits the own country.
 */
export function guestFinder(
  people: PeopleAtHome,
): (fact: FactDraft, speaker: DiscourseSpeaker | null, parties: readonly Party[]) => readonly Party[] {
  let before: { readonly guest: Party; readonly paragraph: number } | null = null;

  function guestOf(fact: FactDraft, speaker: DiscourseSpeaker | null): Party | null {
    const actor = people.actorIn(fact.evidence);
    const home =
      (actor === null ? null : people.homeOf(actor)) ?? (speaker?.name ? people.homeOf(speaker.name) : null);
    const place = home === null ? undefined : people.gazetteer.get(home);
    if (!place) return actor === null && before?.paragraph === fact.paragraph ? before.guest : null;
    const { id, name, country } = place;
    return { role: 'guest', surface: name, place: id, name, country, inside: null, span: null };
  }

  return (fact, speaker, parties) => {
    const named = parties.find((party) => party.role === 'guest');
    const hostsOnly = parties.length > 0 && parties.every((party) => party.role === 'host');
    const guest = named ?? (hostsOnly ? guestOf(fact, speaker) : null);
    if (
      guest === null ||
      named ||
      parties.some(({ place, country }) => place === guest.place || country === guest.place)
    ) {
      if (named) before = { guest: named, paragraph: fact.paragraph };
      return parties;
    }
    before = { guest, paragraph: fact.paragraph };
    return [guest, ...parties];
  };
}
