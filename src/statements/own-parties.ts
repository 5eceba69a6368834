import { hasSign, type PlaceMention, SIGN } from '../mentions/index.js';
import { type Passage, startOf, wordAt } from '../passages/index.js';
import type { Carry } from './carry.js';
import { describedPlace, descriptionsIn } from './described-places.js';
import type { FactContext } from './fact-context.js';
import type { DraftParty, SegmentMentions, Trigger } from './fact-drafts.js';
import { partiesOf } from './fact-values.js';
import { pointsBack } from './join-facts.js';
import { sendsGuests } from './party-roles.js';
import type { Segment } from './segments.js';

/** The sentence speaks of a pair named before: "both cities", "the two sides", "each other". */
function speaksOfPair({ cut, language }: FactContext, segment: Segment): boolean {
  const { pairWords, placeNouns, pairNouns } = language.lexicon;
  for (let i = segment.first; i < segment.next; i++) {
    if (!pairWords.has(wordAt(cut.tokens, i))) continue;
    for (let at = i + 1; at <= i + 3; at++) {
      if (placeNouns.has(wordAt(cut.tokens, at)) || pairNouns.has(wordAt(cut.tokens, at))) return true;
    }
  }
  return false;
}

/** "15 regions", "the capitals of large regions": places in the plural that nobody names here. */
function namelessRegions({ cut, language }: FactContext, segment: Segment): boolean {
  for (let i = segment.first; i < segment.next; i++)
    if (hasSign(cut.tokens, i, language.lexicon, SIGN.pluralPlace)) return true;
  return false;
}

/** Country of "Russian regions" or "regions of Russia" in a passage, or null. */
export function regionsNamed(
  { cut, language }: FactContext,
  passage: Passage,
  places: readonly PlaceMention[],
): string | null {
  const { tokens } = cut;
  const { lexicon } = language;
  for (let i = passage.firstWord; i < passage.lastWord; i++) {
    if (!hasSign(tokens, i, lexicon, SIGN.pluralPlace)) continue;
    const code = lexicon.demonyms.get(wordAt(tokens, i - 1));
    if (code !== undefined) return code;
    const behind = lexicon.ofWords.has(wordAt(tokens, i + 1)) ? startOf(tokens, i + 2) : -1;
    const country = places.find(
      (mention) => mention.kind === 'country' && mention.start >= behind && mention.start <= behind + 4,
    );
    if (behind >= 0 && country) return country.country;
  }
  return null;
}

/** Two towns or two regions: "both cities" of a text about a town and a country are none of these. */
const alike = (pair: readonly DraftParty[]): boolean =>
  pair.every(
    ({ mention }) =>
      mention !== null && mention.kind !== 'country' && mention.kind === pair[0]?.mention?.kind,
  );

/** The parties with the towns and regions that the segment means without a name, where it names fewer than two: "the Polish town sent a party". */
function withDescribed(
  context: FactContext,
  segment: Segment,
  trigger: Trigger,
  own: readonly DraftParty[],
): DraftParty[] {
  const { cut, language, places, main } = context;
  const { rule, first } = trigger;
  const named = own.filter(({ mention }) => mention !== null && mention.kind !== 'other');
  if (named.length > 1) return [...own];
  const chief = main.flatMap(({ mention }) => (mention === null ? [] : [mention]));
  const found = new Map<string, DraftParty>();
  for (const description of descriptionsIn(cut.tokens, segment.first, segment.next, language.lexicon)) {
    const mention = describedPlace(cut.tokens, description, places, chief);
    const key = mention?.place?.id ?? mention?.surface;
    if (mention === null || key === undefined) continue;
    if (own.some((party) => (party.mention?.place?.id ?? party.mention?.surface) === key)) continue;
    const sent = rule.kind === 'visit' && sendsGuests(context, trigger, description.first, segment.first);
    found.set(key, {
      role: sent ? 'guest' : description.first < first ? rule.before : rule.after,
      mention,
      country: mention.country,
    });
  }
  const described = [...found.values()];
  // "The Polish town": the demonym is said of it, and names no side beside it.
  const sides = own.filter(
    ({ mention, country }) => mention !== null || !described.some((party) => party.country === country),
  );
  return [...described, ...sides];
}

/** Parties named in the segment; an item of a list adds the list's subject, and words for a pair add the pair that was named last. */
export function ownParties(
  context: FactContext,
  index: number,
  passage: Passage,
  segment: Segment,
  trigger: Trigger,
  mentions: SegmentMentions,
  carry: Carry,
): DraftParty[] {
  const role = context.discourse.speakers[index]?.roleSpan ?? null;
  const own = partiesOf(context, segment, trigger, mentions.places, role);
  const add = (more: readonly DraftParty[]): DraftParty[] => [
    ...more.filter((party) => !own.some((other) => other.mention?.place?.id === party.mention?.place?.id)),
    ...own,
  ];
  if (segment.subject !== undefined) {
    const whole = { first: segment.subject, next: passage.lastWord };
    return add(partiesOf(context, whole, trigger, mentions.places, role).slice(0, 1));
  }
  const { lexicon } = context.language;
  if (trigger.rule.kind === 'settlement_origin' && carry.town && pointsBack(context.cut, index, lexicon)) {
    if (!own.some((party) => party.role === 'subject')) return add([{ ...carry.town, role: 'subject' }]);
  }
  if (
    own.length === 1 &&
    carry.regionsOf !== null &&
    own[0]?.country !== carry.regionsOf &&
    namelessRegions(context, segment)
  ) {
    return [...own, { role: trigger.rule.after, mention: null, country: carry.regionsOf }];
  }
  if (own.length < 2 && speaksOfPair(context, segment)) {
    const pair = context.main.length === 2 && alike(context.main) ? context.main : carry.pair;
    if (pair.length === 2) return add(pair);
  }
  return withDescribed(context, segment, trigger, own);
}
