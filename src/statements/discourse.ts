import { type Span, spanWindow } from '../base/index.js';
import type { Mention, PersonMention } from '../mentions/index.js';
import { type CutText, type Passage, startOf, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { type Attribution, findAttribution } from './attributions.js';
import { asSpeaker, type Cast, castOf, type DiscourseSpeaker, roleSpeaker } from './cast.js';

/** One continuous utterance: passages from first to last, all by one speaker. */
export interface Utterance extends Span {
  readonly speaker: DiscourseSpeaker;
  readonly first: number;
  readonly last: number;
  /** Has a quotation, so that what it states is in the speaker's own mouth. */
  readonly quoted: boolean;
  /** Only promises: the promise is a statement of its own, the sentence no utterance beside it. */
  readonly promise: boolean;
}

export interface Discourse {
  readonly utterances: readonly Utterance[];
  /** Speaker in force for each passage, or null: the document itself speaks. */
  readonly speakers: readonly (DiscourseSpeaker | null)[];
  /** Who holds an office, by its word in small letters. */
  readonly bearers: ReadonlyMap<string, DiscourseSpeaker>;
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

/** How much of each passage is quoted, and whether a quotation that began before it still runs at its start. */
interface Quoting {
  readonly share: readonly number[];
  readonly goesOn: readonly boolean[];
}

function quotingOf(cut: CutText): Quoting {
  const quotesOf = spanWindow(cut.quotes);
  const share: number[] = [];
  const goesOn: boolean[] = [];
  for (const passage of cut.passages) {
    const quotes = quotesOf(passage);
    share.push(quotedShare(passage, quotes));
    goesOn.push(quotes.some((quote) => quote.start < passage.start && passage.start < quote.end - 1));
  }
  return { share, goesOn };
}

const promises = (cut: CutText, attribution: Attribution | null, lexicon: Lexicon): boolean =>
  attribution !== null && lexicon.promiseVerbs.has(wordAt(cut.tokens, attribution.verb));

/** Reported speech of the same named speaker right before. */
const goesOn = (before: Utterance, speaker: DiscourseSpeaker, passage: number): boolean =>
  !before.quoted &&
  !before.promise &&
  before.last === passage - 1 &&
  speaker.name !== null &&
  before.speaker.name === speaker.name;

/** So many words from its beginning a sentence has its subject. */
const SUBJECT_WITHIN = 4;

/** Utterances of one paragraph: runs of quoted sentences are one; indirect speech is one a sentence. */
function readParagraph(
  cut: CutText,
  lexicon: Lexicon,
  quoting: Quoting,
  group: readonly number[],
  attributions: readonly (Attribution | null)[],
  resolve: (attribution: Attribution, passage: number) => DiscourseSpeaker | null,
  inForce: DiscourseSpeaker | null,
): Utterance[] {
  const found: Utterance[] = [];
  let k = 0;
  while (k < group.length) {
    const first = group[k] ?? 0;
    const passage = cut.passages[first];
    if (!passage) break;
    const share = quoting.share[first] ?? 0;
    const attribution = attributions[first] ?? null;
    if (share < 0.4) {
      const speaker = attribution ? resolve(attribution, first) : null;
      const before = found.at(-1);
      const promise = share <= 0.1 && promises(cut, attribution, lexicon);
      // "He said that … Some 40 companies are here, he added.": reported speech that goes on is one utterance.
      const late =
        attribution !== null && (attribution.verb - passage.firstWord >= 4 || attribution.kind === 'pronoun');
      if (speaker && before && late && goesOn(before, speaker, first) && !promise && share <= 0.1) {
        found[found.length - 1] = { ...before, last: first, end: passage.end };
      } else if (speaker)
        found.push({
          speaker,
          first,
          last: first,
          start: passage.start,
          end: passage.end,
          quoted: share > 0.1,
          promise,
        });
      k++;
      continue;
    }
    let end = k;
    while (end + 1 < group.length) {
      const next = group[end + 1] ?? -1;
      if (!((quoting.share[next] ?? 0) >= 0.4 || quoting.goesOn[next])) break;
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
    const speaker = attributed
      ? resolve(attributed, first)
      : whole
        ? (found.at(-1)?.speaker ?? inForce)
        : null;
    const last = group[end] ?? first;
    const stop = cut.passages[last]?.end ?? passage.end;
    if (speaker)
      found.push({ speaker, first, last, start: passage.start, end: stop, quoted: true, promise: false });
    k = end + 1;
  }
  return found;
}

/** Who speaks where: utterances with their speakers over the whole text, and the speaker in force for every passage. */
export function readDiscourse(cut: CutText, mentions: readonly Mention[], lexicon: Lexicon): Discourse {
  const cast = castOf(mentions, lexicon);
  const people = mentions.filter((mention): mention is PersonMention => mention.type === 'person');
  // People and quotes are sorted by start: a window over each moves along with the passages.
  const peopleOf = spanWindow(people);
  const quotesOf = spanWindow(cut.quotes);
  const attributions = cut.passages.map((passage) =>
    findAttribution({
      tokens: cut.tokens,
      lexicon,
      passage,
      people: peopleOf(passage),
      quotes: quotesOf(passage),
    }),
  );
  const groups = new Map<number, number[]>();
  cut.passages.forEach((passage, i) => {
    if (passage.block !== 'paragraph' && passage.block !== 'list_item' && passage.block !== 'caption') return;
    groups.set(passage.paragraph, [...(groups.get(passage.paragraph) ?? []), i]);
  });
  const quoting = quotingOf(cut);
  const leadsOf = spanWindow(people);
  const leads = (group: readonly number[]): PersonMention[] =>
    group.flatMap((index) => {
      const passage = cut.passages[index];
      return passage ? leadsOf(passage) : [];
    });
  /** "Cr Doug Weatherall voted against it. "…," he said": who begins the sentence before, and is not said to speak there. */
  const subjectOf = (index: number): PersonMention | undefined => {
    const passage = cut.passages[index];
    if (!passage || attributions[index]) return undefined;
    const limit = startOf(cut.tokens, Math.min(passage.lastWord - 1, passage.firstWord + SUBJECT_WITHIN));
    return leadsOf(passage).find(
      (person) => Math.min(person.start, person.roleSpan?.start ?? person.start) < limit,
    );
  };
  const recent: DiscourseSpeaker[] = [];
  const utterances: Utterance[] = [];
  for (const group of groups.values()) {
    const resolve = (attribution: Attribution, passage: number): DiscourseSpeaker | null => {
      const subject =
        attribution.kind === 'pronoun' && !attribution.plural && group.includes(passage - 1)
          ? subjectOf(passage - 1)
          : undefined;
      const speaker = subject ? asSpeaker(subject, cast) : speakerOf(attribution, cast, recent, lexicon);
      if (speaker && speaker.name !== null) recent.push(speaker);
      return speaker;
    };
    const inForce = recent.at(-1) ?? null;
    // A person introduced without speaking may be the "he" of this paragraph and the next.
    if (recent.length === 0) {
      const lead = leads(group).find((person) => person.role !== null);
      if (lead) recent.push(asSpeaker(lead, cast));
    }
    utterances.push(...readParagraph(cut, lexicon, quoting, group, attributions, resolve, inForce));
    // Whoever spoke long ago is no "he" any more, and a list without end would make long texts slow.
    if (recent.length > 40) recent.splice(0, recent.length - 20);
  }
  const speakers: (DiscourseSpeaker | null)[] = cut.passages.map(() => null);
  for (const utterance of utterances)
    for (let i = utterance.first; i <= utterance.last; i++) speakers[i] = utterance.speaker;
  return { utterances, speakers, bearers: cast.bearers };
}
