import type { Span } from '../base/index.js';
import { spansOverlap } from '../base/index.js';
import type { Mention, PersonMention } from '../mentions/index.js';
import type { CutText, Passage } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { type Attribution, findAttribution } from './attributions.js';

/** A speaker as the discourse knows it: by full name once named, with the role given anywhere in the text. */
export interface DiscourseSpeaker {
  readonly name: string | null;
  readonly role: string | null;
  readonly roleSpan: Span | null;
}

/** One continuous utterance: passages from first to last, all by one speaker. */
export interface Utterance extends Span {
  readonly speaker: DiscourseSpeaker;
  readonly first: number;
  readonly last: number;
  /** Has a quotation, so that what it states is in the speaker's own mouth. */
  readonly quoted: boolean;
}

export interface Discourse {
  readonly utterances: readonly Utterance[];
  /** Speaker in force for each passage, or null: the document itself speaks. */
  readonly speakers: readonly (DiscourseSpeaker | null)[];
}

interface Cast {
  /** By surname. */
  readonly roles: ReadonlyMap<string, { role: string; span: Span | null }>;
  /** How often each full name is mentioned. */
  readonly counts: ReadonlyMap<string, number>;
}

const surname = (name: string): string => name.split(/\s+/).at(-1)?.toLowerCase() ?? '';

function castOf(mentions: readonly Mention[]): Cast {
  const roles = new Map<string, { role: string; span: Span | null }>();
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    if (mention.type !== 'person') continue;
    counts.set(mention.name, (counts.get(mention.name) ?? 0) + 1);
    const known = roles.get(surname(mention.name));
    if (mention.role !== null && (!known || mention.role.length > known.role.length))
      roles.set(surname(mention.name), { role: mention.role, span: mention.roleSpan });
  }
  return { roles, counts };
}

function asSpeaker(person: PersonMention, cast: Cast): DiscourseSpeaker {
  const known = cast.roles.get(surname(person.name));
  return { name: person.name, role: known?.role ?? person.role, roleSpan: person.roleSpan };
}

/** Words of two roles that both are words for offices: "the Belarusian president" and "President of Belarus" share "president". */
function sharesOffice(a: string, b: string, lexicon: Lexicon): boolean {
  const offices = (role: string): string[] =>
    role
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => lexicon.roles.has(word) && !lexicon.plainRoles.has(word));
  const words = new Set(offices(a));
  return offices(b).some((word) => words.has(word));
}

const nobody = (role: string): DiscourseSpeaker => ({ name: null, role, roleSpan: null });

/**
 * Whom "the diplomat" or "the head of state" means. A head of state is who holds such an office in the text, else the person it names over and
 * over without any office, whom its readers know. Another office is the last speaker's who shares it, else anybody's, else the last speaker's.
 */
function roleSpeaker(
  role: string,
  cast: Cast,
  recent: readonly DiscourseSpeaker[],
  lexicon: Lexicon,
): DiscourseSpeaker {
  const lower = role.toLowerCase();
  const highest = lexicon.highestRoles.some((word) => lower.includes(word));
  for (const speaker of recent.toReversed()) {
    if (speaker.role === null || speaker.name === null) continue;
    const high = lexicon.highestRoles.some((word) => speaker.role?.toLowerCase().includes(word));
    if (highest ? high : sharesOffice(role, speaker.role, lexicon)) return speaker;
  }
  for (const [last, known] of cast.roles) {
    if (!sharesOffice(role, known.role, lexicon)) continue;
    const name = [...cast.counts.keys()].find((candidate) => surname(candidate) === last);
    if (name !== undefined) return { name, role: known.role, roleSpan: null };
  }
  if (highest) {
    const unnamed = [...cast.counts].filter(([candidate]) => !cast.roles.has(surname(candidate)));
    const [name, count] = unnamed.sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
    return name !== null && count > 1 ? { name, role, roleSpan: null } : nobody(role);
  }
  const words = lower.split(' ');
  const last = recent.at(-1);
  return last && words.length <= 2 && lexicon.anaphoricRoles.has(words.at(-1) ?? '') ? last : nobody(role);
}

function speakerOf(
  attribution: Attribution,
  cast: Cast,
  recent: readonly DiscourseSpeaker[],
  lexicon: Lexicon,
): DiscourseSpeaker | null {
  if (attribution.kind === 'person') return asSpeaker(attribution.person, cast);
  if (attribution.kind === 'role') return roleSpeaker(attribution.role, cast, recent, lexicon);
  if (attribution.kind === 'unnamed') return { name: null, role: attribution.role, roleSpan: null };
  return recent.at(-1) ?? null;
}

const quotedShare = (passage: Passage, quotes: readonly Span[]): number =>
  quotes.reduce(
    (sum, quote) =>
      sum + Math.max(0, Math.min(quote.end, passage.end) - Math.max(quote.start, passage.start)),
    0,
  ) /
  (passage.end - passage.start);

/** A quotation that began in an earlier sentence still runs at this offset. */
const insideQuote = (at: number, quotes: readonly Span[]): boolean =>
  quotes.some((quote) => quote.start < at && at < quote.end - 1);

/** Utterances of one paragraph: runs of quoted sentences are one; indirect speech is one a sentence. */
function readParagraph(
  cut: CutText,
  group: readonly number[],
  attributions: readonly (Attribution | null)[],
  resolve: (attribution: Attribution) => DiscourseSpeaker | null,
  inForce: DiscourseSpeaker | null,
): Utterance[] {
  const found: Utterance[] = [];
  let k = 0;
  while (k < group.length) {
    const first = group[k] ?? 0;
    const passage = cut.passages[first];
    if (!passage) break;
    const share = quotedShare(passage, cut.quotes);
    const attribution = attributions[first] ?? null;
    if (share < 0.4) {
      const speaker = attribution ? resolve(attribution) : null;
      if (speaker)
        found.push({
          speaker,
          first,
          last: first,
          start: passage.start,
          end: passage.end,
          quoted: share > 0.1,
        });
      k++;
      continue;
    }
    let end = k;
    while (end + 1 < group.length) {
      const next = cut.passages[group[end + 1] ?? 0];
      if (!next || !(quotedShare(next, cut.quotes) >= 0.4 || insideQuote(next.start, cut.quotes))) break;
      end++;
    }
    const members = group.slice(k, end + 1);
    const own = members.map((member) => attributions[member] ?? null).find((item) => item !== null) ?? null;
    // «…» The next sentence may say whose words these were, or the paragraph before.
    const after = own ? null : (attributions[group[end + 1] ?? -1] ?? null);
    const before = own || after || k === 0 ? null : (attributions[group[k - 1] ?? -1] ?? null);
    const attributed = own ?? before ?? after;
    // Quoted words that nobody is said to say are speech only when they are whole sentences.
    const whole = share > 0.8 && passage.lastWord - passage.firstWord >= 6;
    const speaker = attributed ? resolve(attributed) : whole ? (found.at(-1)?.speaker ?? inForce) : null;
    const last = group[end] ?? first;
    const stop = cut.passages[last]?.end ?? passage.end;
    if (speaker) found.push({ speaker, first, last, start: passage.start, end: stop, quoted: true });
    k = end + 1;
  }
  return found;
}

/** Who speaks where: utterances with their speakers over the whole text, and the speaker in force for every passage. */
export function readDiscourse(cut: CutText, mentions: readonly Mention[], lexicon: Lexicon): Discourse {
  const cast = castOf(mentions);
  const people = mentions.filter((mention): mention is PersonMention => mention.type === 'person');
  const attributions = cut.passages.map((passage) =>
    findAttribution({
      tokens: cut.tokens,
      lexicon,
      passage,
      people: people.filter((person) => spansOverlap(person, passage)),
      quotes: cut.quotes.filter((quote) => spansOverlap(quote, passage)),
    }),
  );
  const groups = new Map<number, number[]>();
  cut.passages.forEach((passage, i) => {
    if (passage.block !== 'paragraph' && passage.block !== 'list_item' && passage.block !== 'caption') return;
    groups.set(passage.paragraph, [...(groups.get(passage.paragraph) ?? []), i]);
  });
  const recent: DiscourseSpeaker[] = [];
  const utterances: Utterance[] = [];
  for (const group of groups.values()) {
    const resolve = (attribution: Attribution): DiscourseSpeaker | null => {
      const speaker = speakerOf(attribution, cast, recent, lexicon);
      if (speaker && speaker.name !== null) recent.push(speaker);
      return speaker;
    };
    const named = people.filter(
      (person) =>
        (group[0] !== undefined ? person.start >= (cut.passages[group[0]]?.start ?? 0) : false) &&
        person.end <= (cut.passages[group.at(-1) ?? 0]?.end ?? 0),
    );
    utterances.push(...readParagraph(cut, group, attributions, resolve, recent.at(-1) ?? null));
    // A person introduced without speaking may be the "he" of the next paragraph.
    const lead = named.find((person) => person.role !== null);
    if (lead && recent.length === 0) recent.push(asSpeaker(lead, cast));
  }
  const speakers: (DiscourseSpeaker | null)[] = cut.passages.map(() => null);
  for (const utterance of utterances)
    for (let i = utterance.first; i <= utterance.last; i++) speakers[i] = utterance.speaker;
  return { utterances, speakers };
}
