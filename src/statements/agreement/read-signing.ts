import { type PartialDate, tryPartialDate } from '../../base/index.js';
import type { DateMention, Mention, PlaceMention } from '../../mentions/index.js';
import { wordFrom } from '../../mentions/index.js';
import {
  endOf,
  GAP,
  gapBefore,
  isCapital,
  isNumber,
  type Passage,
  startOf,
  type Tokens,
  wordAt,
} from '../../passages/index.js';
import type { Language } from '../../vocabulary/index.js';
import { findCue, quoted, quotedWords } from './cues.js';
import type { AgreementFrame, AgreementText } from './recognise-agreement.js';
import type { AgreementSigning, Stated } from './types.js';

/** A day's number right before its month, over "day of" and the like: where it stands, and the number. */
function dayBefore(
  tokens: Tokens,
  at: number,
  { lexicon, agreement }: Language,
): { first: number; day: number } | null {
  let first = at - 1;
  while (
    first >= at - 4 &&
    (agreement.dayWords.has(wordAt(tokens, first)) || lexicon.dates.fillers.has(wordAt(tokens, first)))
  )
    first--;
  for (let i = first + 1; i <= at; i++)
    if ((gapBefore(tokens, i) & (GAP.newline | GAP.semicolon)) !== 0) return null;
  const word = wordAt(tokens, first);
  const counted = /^(\d{1,2})\p{L}{0,3}$/u.exec(word)?.[1];
  const day = counted === undefined ? lexicon.ordinals.get(word) : Number(counted);
  return day === undefined || (first === at - 1 && counted === undefined) ? null : { first, day };
}

/**
 * The date with its words: "14th day of September 2012" is a day. No value where the words name none of the calendar ("31 February 2020", which the
 * finder of dates reads as a month), or lean on the day the document was written.
 */
export function statedDate(
  text: string,
  tokens: Tokens,
  mention: DateMention,
  language: Language,
): Stated<PartialDate> {
  const before =
    mention.date?.length === 7 ? dayBefore(tokens, wordFrom(tokens, mention.start), language) : null;
  if (before === null) return { ...quoted(text, mention), value: mention.absolute ? mention.date : null };
  const value = mention.absolute
    ? tryPartialDate(`${mention.date}-${String(before.day).padStart(2, '0')}`)
    : null;
  return { ...quoted(text, { start: startOf(tokens, before.first), end: mention.end }), value };
}

/** A day, month or year; no rhythm, no age, no stretch of time. */
export const isPoint = (mention: Mention): mention is DateMention =>
  mention.type === 'date' &&
  mention.date !== null &&
  !mention.recurring &&
  mention.years === null &&
  !mention.date.includes('/');

interface Act {
  place: PlaceMention | null;
  date: DateMention | null;
}

/** Places and days of one passage, paired in the order they stand: "at A on 3 May and at B on 17 May". */
function actsOf(source: AgreementText, passage: Passage): Act[] {
  const { cut, language, words } = source;
  const copies = findCue(language.agreement.copies, words, passage.firstWord, passage.lastWord);
  const end = copies === null ? passage.end : startOf(cut.tokens, copies.first);
  const acts: Act[] = [];
  for (const mention of source.mentionsIn({ start: passage.start, end })) {
    const act = acts.at(-1);
    if (isPoint(mention)) {
      if (act && act.date === null) act.date = mention;
      else acts.push({ place: null, date: mention });
    } else if (mention.type === 'place') {
      // "in Lindevik, Finland": where the town lies is no second place.
      if (act?.place && act.date === null) continue;
      if (act?.place && mention.kind !== 'city') continue;
      if (act && act.place === null && acts.length === 1) act.place = mention;
      else acts.push({ place: mention, date: null });
    }
  }
  return acts;
}

/** "Done in Lindevik, on 12 September": a name behind the words for signing is where, though no list has it and nothing else shows it a town. */
function unknownPlace({ cut, language, words }: AgreementText, passage: Passage): AgreementSigning['place'] {
  const { tokens } = cut;
  const { lexicon } = language;
  const cue = findCue(language.agreement.signing, words, passage.firstWord, passage.lastWord);
  let first = cue === null ? passage.lastWord : cue.next;
  while (
    first < passage.lastWord &&
    !isCapital(tokens, first) &&
    (lexicon.placeNouns.has(wordAt(tokens, first)) || lexicon.functionWords.has(wordAt(tokens, first)))
  )
    first++;
  let next = first;
  while (
    next < Math.min(passage.lastWord, first + 4) &&
    isCapital(tokens, next) &&
    !isNumber(tokens, next) &&
    !lexicon.months.has(wordAt(tokens, next)) &&
    !lexicon.weekdays.has(wordAt(tokens, next))
  ) {
    next++;
    if ((gapBefore(tokens, next) & ~(GAP.space | GAP.hyphen)) !== 0) break;
  }
  return next > first ? { ...quotedWords(cut, { first, next }), id: null } : null;
}

/** Where and when it was signed: from the words "done at …", else from a line of town and day below the title, else from days among the signatures. */
export function readSignings(source: AgreementText, frame: AgreementFrame): AgreementSigning[] {
  const { cut, language, words, mentionsIn } = source;
  const { text, tokens, passages } = cut;
  const asSigning = ({ place, date }: Act): AgreementSigning => ({
    place: place === null ? null : { ...quoted(text, place), id: place.place?.id ?? null },
    date: date === null ? null : statedDate(text, tokens, date, language),
  });
  const said = frame.signing.flatMap((index) => {
    const passage = passages[index];
    if (!passage) return [];
    const [first, ...more] = actsOf(source, passage).map(asSigning);
    if (!first) return [];
    return [first.place === null ? { ...first, place: unknownPlace(source, passage) } : first, ...more];
  });
  if (said.length > 0) return said;
  for (let index = frame.title; index < frame.clauses; index++) {
    const passage = passages[index];
    const cue = passage && findCue(language.agreement.dated, words, passage.firstWord, passage.lastWord);
    const end = cue ? endOf(tokens, cue.next - 1) : 0;
    const date = cue && mentionsIn({ start: startOf(tokens, cue.first), end }).find(isPoint);
    if (date) return [asSigning({ place: null, date })];
  }
  const head = passages[frame.headLine];
  if (head) return actsOf(source, head).map(asSigning);
  return mentionsIn({ start: frame.signatures, end: frame.end })
    .filter(
      (mention): mention is DateMention =>
        mention.type === 'date' && mention.absolute && mention.date?.length === 10,
    )
    .map((date) => asSigning({ place: null, date }));
}

/** The day the last party signed; null while some signing has no whole date. */
export function signedOn(signings: readonly AgreementSigning[]): PartialDate | null {
  let last: PartialDate | null = null;
  for (const { date } of signings) {
    if (date?.value == null) continue;
    if (last === null || date.value > last) last = date.value;
  }
  return last;
}
