import { type Span, spanHolds, spanWindow } from '../../base/index.js';
import type { Mention } from '../../mentions/index.js';
import {
  type CutText,
  GAP,
  gapBefore,
  isCapital,
  isNumber,
  type Passage,
  wordAt,
} from '../../passages/index.js';
import type { AgreementForm, Language, Words } from '../../vocabulary/index.js';
import { cueAt, findCue } from './cues.js';

/** A text cut for reading, with its words and mentions: what every part of an agreement is read from. */
export interface AgreementText {
  readonly cut: CutText;
  readonly language: Language;
  readonly words: Words;
  /** Mentions that begin in a span, in order, found by bisection: ask in any order, as often as need be. */
  readonly mentionsIn: (span: Span) => readonly Mention[];
}

/** See `AgreementText.mentionsIn`. @param mentions sorted by start */
export function mentionFinder(mentions: readonly Mention[]): AgreementText['mentionsIn'] {
  return (span) => {
    let low = 0;
    let high = mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((mentions[middle]?.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    let next = low;
    while (next < mentions.length && (mentions[next]?.start ?? span.end) < span.end) next++;
    return mentions.slice(low, next);
  };
}

/** Where an agreement's parts stand, as ranges of passages (`next` exclusive) and offsets. */
export interface AgreementFrame {
  readonly form: AgreementForm;
  readonly title: number;
  readonly draft: boolean;
  readonly twinning: boolean;
  /** First passage behind title and preamble: the clauses begin here. */
  readonly clauses: number;
  /** A short line of town and day between title and clauses; -1 when there is none. */
  readonly headLine: number;
  /** Passages that tell place and date of signing, in order. */
  readonly signing: readonly number[];
  /** Where the signatures begin, and where the text proper ends: an annex is not read. */
  readonly signatures: number;
  readonly end: number;
  /** Passage behind the last of the text proper. */
  readonly next: number;
}

/** A title stands near the top, below a letterhead, a draft's mark or a line of the parties. */
const TITLE_WITHIN = 8;
const TITLE_FROM = 4000;
const LONGEST_TITLE = 45;
/** Points that make a text an agreement: its title alone, or a news article's few words about one, do not. */
const ENOUGH = 5;
/** Ways in which a text speaks or is built as an agreement; a report of one has its title and formulas, seldom these. */
const FEWEST_SIGNS = 2;
/** All that an agreement's words can weigh (`weigh`), with the formula of agreeing and the title. */
const MOST = 13;
const BLANK = /_{3,}|\.{5,}|…{2,}|«\s*_+\s*»/;
const NUMBERED = /^(?:§\s?)?\d{1,2}(?:\.\d{1,2})?[.)]?\s|^§\s?\d/;
const ROMAN = /^[ivx]{1,5}$/;
const SKIPPED: ReadonlySet<string> = new Set(['letterhead', 'credit']);

const textOf = ({ cut }: AgreementText, passage: Span): string => cut.text.slice(passage.start, passage.end);
const lengthOf = (passage: Passage): number => passage.lastWord - passage.firstWord;

interface Title {
  readonly passage: number;
  readonly form: AgreementForm;
  readonly draft: boolean;
}

/** The first passages' first noun for a paper of this kind, outside quotation marks. */
function findTitle(source: AgreementText): Title | null {
  const { cut, language, words } = source;
  const { draft, forms } = language.agreement;
  // A long text is read in parts: only the first has its title.
  if ((cut.passages[0]?.start ?? 0) > TITLE_FROM) return null;
  let marked = false;
  for (const [index, passage] of cut.passages.slice(0, TITLE_WITHIN).entries()) {
    if (SKIPPED.has(passage.block)) continue;
    marked ||= draft.has(wordAt(cut.tokens, passage.firstWord));
    if (lengthOf(passage) > LONGEST_TITLE) continue;
    if (/^["“„«]/.test(textOf(source, passage))) continue;
    for (let i = passage.firstWord; i < passage.lastWord; i++) {
      if (!forms.mayBeginAt(words, i)) continue;
      let form: AgreementForm | null = null;
      forms.matchesAt(words, i, passage.lastWord, (value) => {
        form = value;
      });
      if (form === null) continue;
      const before = i > passage.firstWord && draft.has(wordAt(cut.tokens, i - 1));
      return { passage: index, form, draft: marked || before };
    }
  }
  return null;
}

/** "Article 3", "§ 2", "4.", "Primera.": a clause of its own. */
function opensClause(source: AgreementText, index: number): boolean {
  const { cut, language } = source;
  const { tokens, passages } = cut;
  const passage = passages[index];
  if (!passage || passages[index - 1]?.paragraph === passage.paragraph) return false;
  const { clauses, clauseOrdinals } = language.agreement;
  const first = wordAt(tokens, passage.firstWord);
  const second = wordAt(tokens, passage.firstWord + 1);
  if (clauses.has(first)) return isNumber(tokens, passage.firstWord + 1) || ROMAN.test(second);
  if (clauseOrdinals.has(first))
    return (
      lengthOf(passage) === 1 ||
      (gapBefore(tokens, passage.firstWord + 1) & (GAP.stop | GAP.colon | GAP.dash | GAP.hyphen)) !== 0
    );
  return NUMBERED.test(cut.text.slice(passage.start, passage.start + 12)) && !isCityAndDate(source, passage);
}

/** "14 April 2016" begins with a number and is no clause. */
function isCityAndDate({ mentionsIn }: AgreementText, { start }: Passage): boolean {
  return mentionsIn({ start, end: start + 1 }).some((mention) => mention.type === 'date');
}

/** A heading such as "Annex 2": what follows it has dates and figures of its own. */
function opensAnnex({ cut, language }: AgreementText, index: number): boolean {
  const passage = cut.passages[index];
  return (
    passage !== undefined &&
    cut.passages[index - 1]?.paragraph !== passage.paragraph &&
    lengthOf(passage) <= 10 &&
    isCapital(cut.tokens, passage.firstWord) &&
    language.agreement.annex.has(wordAt(cut.tokens, passage.firstWord))
  );
}

/** "Done at … on …", with a place, a day or blanks for them. */
function tellsSigning(source: AgreementText, passage: Passage): boolean {
  const { words, language } = source;
  const begins = [0, 1, 2].some((k) =>
    cueAt(language.agreement.signing, words, passage.firstWord + k, passage.lastWord),
  );
  if (!begins) return false;
  const told = source
    .mentionsIn(passage)
    .some((mention) => mention.type === 'date' || mention.type === 'place');
  return told || BLANK.test(textOf(source, passage));
}

/** A short line with a town and a day under the title: "г. Минск, 14 апреля 2016 года". */
function headLineOf({ cut, mentionsIn }: AgreementText, title: number, clauses: number): number {
  for (let index = title + 1; index < Math.min(clauses, title + 4); index++) {
    const passage = cut.passages[index];
    if (!passage || lengthOf(passage) > 10) continue;
    const mentions = mentionsIn(passage).filter((mention) => spanHolds(passage, mention));
    const dated = mentions.some((mention) => mention.type === 'date' && mention.date?.length === 10);
    if (dated && mentions.some((mention) => mention.type === 'place')) return index;
  }
  return -1;
}

/** Start of the last run of short lines: names and offices below the text. */
function signaturesFrom(source: AgreementText, first: number, next: number): number {
  const { passages, text } = source.cut;
  let at = next;
  while (at > first) {
    const passage = passages[at - 1];
    if (!passage || lengthOf(passage) > 14 || opensClause(source, at - 1)) break;
    if (/[.;:]$/.test(text.slice(passage.start, passage.end)) && lengthOf(passage) > 6) break;
    at--;
  }
  return passages[at]?.start ?? text.length;
}

/** How much of the text's own words say that it is the agreement itself. Words inside quotation marks do not count. */
function weigh(source: AgreementText, frame: { clauses: number; next: number; signing: number }): number {
  const { cut, language, words } = source;
  const { agreement } = language;
  const inQuotes = spanWindow(cut.quotes.filter((quote) => quote.end - quote.start > 40));
  let self = 0;
  let parties = 0;
  let copies = 0;
  let bound = 0;
  let clauses = 0;
  for (const [index, passage] of cut.passages.slice(0, frame.next).entries()) {
    if (inQuotes(passage).length > 0) continue;
    const cue = (cues: Parameters<typeof findCue>[0]) =>
      findCue(cues, words, passage.firstWord, passage.lastWord) !== null;
    if (cue(agreement.self)) self++;
    if (cue(agreement.copies)) copies = 2;
    if (index <= frame.clauses && cue(agreement.hereinafter)) bound = 1;
    if (opensClause(source, index)) clauses++;
    for (let i = passage.firstWord; i < passage.lastWord; i++)
      if (isCapital(cut.tokens, i) && agreement.partyWords.has(wordAt(cut.tokens, i))) parties++;
  }
  const signs = [self > 0, bound > 0, clauses >= 2, parties >= 3, frame.signing > 0].filter(Boolean).length;
  if (signs < FEWEST_SIGNS) return 0;
  return Math.min(self, 2) + copies + signs - (self > 0 ? 1 : 0) + (clauses >= 2 ? 1 : 0);
}

/**
 * The frame of a text that is itself an agreement, a memorandum, a protocol or a charter; null for every other text, also for an article
 * about one that quotes it. Title, formulas, clauses, the text's words for itself and the signing each count; speech counts against.
 *
 * @param utterances quotations and reported speech found in the text
 */
export function recogniseAgreement(source: AgreementText, utterances: number): AgreementFrame | null {
  const { cut, language, words } = source;
  // Speech counts against: so much of it outweighs all else.
  if (MOST - utterances < ENOUGH) return null;
  const title = findTitle(source);
  if (title === null) return null;
  const { agreement } = language;
  const { passages } = cut;
  let next = passages.length;
  let clauses = -1;
  let agreed = false;
  for (let index = title.passage + 1; index < next; index++) {
    const passage = passages[index];
    if (!passage) break;
    if (clauses < 0 && opensClause(source, index)) clauses = index;
    if (clauses < 0 && findCue(agreement.agreed, words, passage.firstWord, passage.lastWord)) {
      agreed = true;
      clauses = index + 1;
    }
    if (clauses >= 0 && index > clauses && opensAnnex(source, index)) next = index;
  }
  if (clauses < 0) clauses = Math.min(title.passage + 2, next);
  const signing = passages
    .slice(0, next)
    .flatMap((passage, index) => (tellsSigning(source, passage) ? [index] : []));
  const points =
    weigh(source, { clauses, next, signing: signing.length }) + (agreed ? 2 : 0) + 2 - utterances;
  if (points < ENOUGH) return null;
  const last = signing.at(-1);
  const lastSigning = last === undefined || last < clauses ? undefined : passages[last];
  const signatures = lastSigning?.end ?? signaturesFrom(source, clauses, next);
  const end = next < passages.length ? (passages[next]?.start ?? cut.text.length) : cut.text.length;
  const blank = BLANK.test(cut.text.slice(passages[signing[0] ?? clauses]?.start ?? 0, end));
  const titleText = passages[title.passage];
  const twin = (index: number, cues: typeof agreement.twinning): boolean => {
    const passage = passages[index];
    return passage !== undefined && findCue(cues, words, passage.firstWord, passage.lastWord) !== null;
  };
  return {
    form: title.form,
    title: title.passage,
    draft: title.draft || (blank && !signedSomeday(source, signing)),
    twinning:
      titleText !== undefined &&
      (twin(title.passage, agreement.twinning) ||
        [...passages.slice(0, Math.min(next, clauses + 4)).keys()].some((index) =>
          twin(index, agreement.twinningAct),
        )),
    clauses,
    headLine: headLineOf(source, title.passage, clauses),
    signing,
    signatures,
    end,
    next,
  };
}

/** Some signing tells a whole day: blanks elsewhere are only lines to write names on. */
function signedSomeday({ cut, mentionsIn }: AgreementText, signing: readonly number[]): boolean {
  return signing.some((index) => {
    const passage = cut.passages[index];
    return (
      passage !== undefined &&
      mentionsIn(passage).some(
        (mention) =>
          mention.type === 'date' &&
          mention.absolute &&
          mention.date?.length === 10 &&
          spanHolds(passage, mention),
      )
    );
  });
}
