import { type PartialDate, spanHolds } from '../../base/index.js';
import { wordFrom } from '../../mentions/index.js';
import { endOf, GAP, gapBefore, type Passage, startOf } from '../../passages/index.js';
import type { Period } from '../../vocabulary/index.js';
import { cueBefore, findCue, quoted, quotedWords, type WordRange } from './cues.js';
import { findPeriods, type PeriodRead } from './find-periods.js';
import { isPoint, statedDate } from './read-signing.js';
import type { AgreementFrame, AgreementText } from './recognise-agreement.js';
import { termEnd } from './term-end.js';
import type { AgreementTerms, Stated } from './types.js';

export type Duration = Pick<
  AgreementTerms,
  'entry' | 'term' | 'renewal' | 'renewalNotice' | 'notice' | 'end'
>;
type Draft = { -readonly [K in keyof Duration]: Duration[K] };

/** Words behind "enter into force" in which its condition stands. */
const CLAUSE = 40;

/** A point of time or condition behind the words for coming into force, whichever comes first. */
function readEntry(source: AgreementText, passage: Passage, signed: PartialDate | null): Duration['entry'] {
  const { cut, language, words, mentionsIn } = source;
  const { agreement } = language;
  const { text, tokens } = cut;
  const cue = findCue(agreement.entry, words, passage.firstWord, passage.lastWord);
  if (cue === null) return null;
  const limit = Math.min(passage.lastWord, cue.next + CLAUSE);
  const start = startOf(tokens, cue.first);
  const until = endOf(tokens, limit - 1);
  // "tritt mit der Unterzeichnung in Kraft": the condition may stand inside the words for coming into force.
  const from = cue.first + 1;
  const through = (range: WordRange): number => endOf(tokens, Math.max(cue.next, range.next) - 1);
  const signature = findCue(agreement.entrySignature, words, from, limit);
  const notices = findCue(agreement.entryNotifications, words, from, limit);
  const date = mentionsIn({ start: startOf(tokens, cue.first), end: until }).find(isPoint);
  const dateAt = date === undefined ? Number.POSITIVE_INFINITY : wordFrom(tokens, date.start);
  const at = (range: WordRange | null): number => range?.first ?? Number.POSITIVE_INFINITY;
  if (date && dateAt < at(signature) && dateAt < at(notices)) {
    const { value, end } = statedDate(text, tokens, date, language);
    return {
      ...quoted(text, { start, end: Math.max(end, endOf(tokens, cue.next - 1)) }),
      value,
      basis: 'date',
    };
  }
  if (signature && at(signature) < at(notices))
    return {
      ...quoted(text, { start, end: through(signature) }),
      value: signed,
      basis: 'signature',
    };
  if (notices)
    return {
      ...quoted(text, { start, end: through(notices) }),
      value: null,
      basis: 'notifications',
    };
  let next = cue.next;
  while (next < limit && (gapBefore(tokens, next) & (GAP.comma | GAP.semicolon)) === 0) next++;
  return next === cue.next
    ? null
    : { ...quotedWords(cut, { first: cue.first, next }), value: null, basis: 'condition' };
}

function statedPeriod(source: AgreementText, read: PeriodRead, from: number): Stated<Period> {
  return {
    ...quotedWords(source.cut, { first: from < 0 ? read.first : from, next: read.next }),
    value: read.value,
  };
}

/** Notice of so long, with the word for notice behind it. */
function noticeOf(
  source: AgreementText,
  passage: Passage,
  read: PeriodRead,
  previous: number,
): Stated<Period> | null {
  const { agreement } = source.language;
  const { words } = source;
  let after = -1;
  for (let i = read.next; i <= read.next + 1 && after < 0; i++) {
    const cue = findCue(agreement.noticeAfter, words, i, Math.min(passage.lastWord, i + 12));
    if (cue?.first === i) after = Math.min(cue.next, read.next + 6);
  }
  const before = cueBefore(
    agreement.noticeBefore,
    words,
    Math.max(passage.firstWord, previous),
    read.first,
    2,
  );
  if (before < 0 && after < 0) return null;
  const lead = cueBefore(agreement.noticeLead, words, Math.max(passage.firstWord, previous), read.first, 0);
  const first = Math.min(before < 0 ? read.first : before, lead < 0 ? read.first : lead);
  return {
    ...quotedWords(source.cut, { first, next: Math.max(after, read.next) }),
    value: read.value,
  };
}

/** Tacit, by consent, or none: what the clause on renewal says. */
function readRenewal(source: AgreementText, passage: Passage): Duration['renewal'] {
  const { agreement } = source.language;
  const find = (cues: typeof agreement.tacit): WordRange | null =>
    findCue(cues, source.words, passage.firstWord, passage.lastWord);
  const none = find(agreement.notRenewed);
  const tacit = find(agreement.tacit);
  const consent = find(agreement.consent);
  const made = (range: WordRange, mode: 'tacit' | 'consent' | 'none'): Duration['renewal'] => ({
    ...quotedWords(source.cut, range),
    mode,
    period: null,
  });
  if (none && consent && consent.first >= none.next) return made(consent, 'consent');
  if (none) return made(none, 'none');
  // "may be extended by consent" also holds the words "be extended", so the earlier and longer one counts.
  if (tacit && consent)
    return tacit.next - tacit.first >= 2 && !holdsAll(consent, tacit)
      ? made(tacit, 'tacit')
      : made(consent, 'consent');
  if (tacit) return made(tacit, 'tacit');
  return consent ? made(consent, 'consent') : null;
}

const holdsAll = (outer: WordRange, inner: WordRange): boolean =>
  outer.first <= inner.first && inner.next <= outer.next;

/** The term where the passage gives one: a length, "indefinitely", or "until" a day, which then is the end. */
function readTerm(source: AgreementText, passage: Passage, terms: PeriodRead[], draft: Draft): void {
  const { cut, language, words, mentionsIn } = source;
  const { agreement } = language;
  const endless = findCue(agreement.indefinite, words, passage.firstWord, passage.lastWord);
  const [read] = terms;
  if (read) {
    const from = cueBefore(agreement.termBefore, words, passage.firstWord, read.first, 1);
    draft.term = { ...statedPeriod(source, read, from), indefinite: false };
    return;
  }
  if (endless) {
    draft.term = { ...quotedWords(cut, endless), value: null, indefinite: true };
    return;
  }
  const until = findCue(agreement.until, words, passage.firstWord, passage.lastWord);
  if (until === null) return;
  const date = mentionsIn({ start: endOf(cut.tokens, until.next - 1), end: passage.end }).find(isPoint);
  if (!date || wordFrom(cut.tokens, date.start) > until.next + 3) return;
  const stated = statedDate(cut.text, cut.tokens, date, language);
  draft.term = {
    ...quoted(cut.text, { start: startOf(cut.tokens, until.first), end: stated.end }),
    value: null,
    indefinite: false,
  };
  if (stated.value !== null) draft.end = { value: stated.value, computed: false };
}

/** Sorts the lengths of a passage: notice, renewal, term. What is none of them is left alone ("claims within 60 days"). */
function readPeriods(source: AgreementText, passage: Passage, draft: Draft): void {
  const { cut, language, words } = source;
  const { agreement } = language;
  const renewal = readRenewal(source, passage);
  if (renewal) draft.renewal ??= renewal;
  const says = (cues: typeof agreement.termContext): boolean =>
    findCue(cues, words, passage.firstWord, passage.lastWord) !== null;
  const context = says(agreement.termContext);
  // "… unless a Party objects six months before its end": the sentence may stand apart from the one on renewal.
  const againstRenewal =
    renewal !== null ||
    (draft.renewal?.mode === 'tacit' && !says(agreement.terminate) && says(agreement.renewal));
  const onLeaving = againstRenewal || says(agreement.terminate) || says(agreement.renewal);
  const terms: PeriodRead[] = [];
  let previous = passage.firstWord;
  for (const read of findPeriods(
    cut.tokens,
    passage.firstWord,
    passage.lastWord,
    language.lexicon,
    agreement,
  )) {
    const renews = findCue(agreement.renewal, words, previous, read.first) !== null;
    const notice = onLeaving ? noticeOf(source, passage, read, previous) : null;
    if (notice && againstRenewal) {
      draft.renewalNotice ??= notice;
    } else if (notice) draft.notice ??= notice;
    else if (renews && draft.renewal && spanHolds(passage, draft.renewal) && draft.renewal.period === null)
      draft.renewal = {
        ...extended(source, draft.renewal, read),
        mode: draft.renewal.mode,
        period: statedPeriod(source, read, -1),
      };
    else if (!renews && context && cueBefore(agreement.termBefore, words, previous, read.first, 1) >= 0)
      terms.push(read);
    previous = read.next;
  }
  if (draft.term === null) readTerm(source, passage, terms, draft);
}

/** The renewal's words up to the length it is for. */
function extended({ cut }: AgreementText, renewal: { start: number; end: number }, read: PeriodRead) {
  return quoted(cut.text, {
    start: renewal.start,
    end: Math.max(renewal.end, endOf(cut.tokens, read.next - 1)),
  });
}

/** Notice that is asked for without a length, where the agreement may be left. */
function readBareNotice(source: AgreementText, passage: Passage): Stated<Period> | null {
  const { agreement } = source.language;
  if (findCue(agreement.terminate, source.words, passage.firstWord, passage.lastWord) === null) return null;
  const cue = findCue(agreement.notice, source.words, passage.firstWord, passage.lastWord);
  return cue === null ? null : { ...quotedWords(source.cut, cue), value: null };
}

/** Entry into force, term, renewal and notice, from the clauses alone: the first that says each. */
export function readDuration(
  source: AgreementText,
  frame: AgreementFrame,
  signed: PartialDate | null,
): Duration {
  const draft: Draft = {
    entry: null,
    term: null,
    renewal: null,
    renewalNotice: null,
    notice: null,
    end: null,
  };
  const { passages } = source.cut;
  const signing = new Set(frame.signing);
  let bare: Stated<Period> | null = null;
  for (let index = frame.title + 1; index < frame.next; index++) {
    const passage = passages[index];
    if (!passage || passage.start >= frame.signatures || signing.has(index)) continue;
    draft.entry ??= index >= frame.clauses ? readEntry(source, passage, signed) : null;
    readPeriods(source, passage, draft);
    if (draft.renewalNotice === null || !spanHolds(passage, draft.renewalNotice))
      bare ??= readBareNotice(source, passage);
  }
  draft.notice ??= bare;
  const computed = termEnd(draft.entry?.value ?? null, draft.term?.value ?? null);
  if (draft.end === null && computed !== null) draft.end = { value: computed, computed: true };
  return draft;
}
