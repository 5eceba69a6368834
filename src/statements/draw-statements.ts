import {
  type AbsenceId,
  type DocumentId,
  hashParts,
  type PartialDate,
  type PlaceId,
  type Span,
  type StatementId,
  spanHolds,
  spanWindow,
  tryPartialDate,
} from '../base/index.js';
import { type Mention, NEWS_LENGTH, type PersonMention, type PlaceMention } from '../mentions/index.js';
import type { CutText } from '../passages/index.js';
import type { Gazetteer } from '../places/index.js';
import type { Kind, Language, Vocabulary, Words } from '../vocabulary/index.js';
import { isClause } from './agreement/is-clause.js';
import { readAgreement } from './agreement/read-agreement.js';
import { mentionFinder } from './agreement/recognise-agreement.js';
import { isBeforeSpeech } from './before-speech.js';
import { type DiscourseSpeaker, surname } from './cast.js';
import { weighedConfidence } from './confidence.js';
import { readDiscourse, type Utterance } from './discourse.js';
import { type DenialDraft, drawFacts } from './draw-facts.js';
import { drawOffices } from './draw-offices.js';
import type { ReadingTrace } from './explain/reading-trace.js';
import type { FactDraft } from './fact-drafts.js';
import { mainPlaces } from './main-places.js';
import { objectPhrase } from './object-phrase.js';
import { asParties, mentionParty } from './party-places.js';
import { promiserOf } from './promiser.js';
import { statementIdOf } from './statement-id.js';
import type { Absence, Party, Reading, Speaker, Statement } from './types.js';
import { guestFinder } from './visit-guest.js';

/** Name and version of the method that is kept on every statement. */
export const READER_METHOD = 'reader@1';

export interface DrawContext {
  readonly document: DocumentId;
  readonly date: PartialDate | null;
  readonly language: Language;
  readonly gazetteer: Gazetteer;
  readonly vocabulary: Vocabulary;
  /** Told of each step; only for explaining. */
  readonly trace?: ReadingTrace | undefined;
}

interface Drawing extends DrawContext {
  readonly cut: CutText;
  readonly places: readonly PlaceMention[];
  /** First resolved place inside a span, by bisection. */
  readonly placeIn: (span: Span) => PlaceMention | undefined;
  readonly withGuest: ReturnType<typeof guestFinder>;
}

/** Finds the first resolved place inside a span among places sorted by start. */
function placeFinder(places: readonly PlaceMention[]): Drawing['placeIn'] {
  return (span) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    for (let k = low; k < places.length && (places[k]?.start ?? span.end) < span.end; k++) {
      if (places[k]?.place) return places[k];
    }
    return undefined;
  };
}

/** Country or region named in a speaker's role, as what the speaker speaks for: the first place in it, else its first demonym's country. */
function speakerPlace(drawing: Drawing, speaker: DiscourseSpeaker): Speaker['place'] {
  const { roleSpan } = speaker;
  const within = roleSpan === null ? undefined : drawing.placeIn(roleSpan);
  const word = (speaker.role ?? '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .find((part) => drawing.language.lexicon.demonyms.has(part));
  const country = word === undefined ? undefined : drawing.language.lexicon.demonyms.get(word);
  const home = country === undefined ? null : (drawing.gazetteer.get(country as Party['place'])?.id ?? null);
  return home ?? within?.place?.id ?? null;
}

const asSpeaker = (drawing: Drawing, speaker: DiscourseSpeaker | null): Speaker | null =>
  speaker === null ? null : { name: speaker.name, role: speaker.role, place: speakerPlace(drawing, speaker) };

function factStatement(drawing: Drawing, fact: FactDraft, speaker: DiscourseSpeaker | null): Statement {
  const { cut, document, language, vocabulary } = drawing;
  const named = asParties(fact.parties, document, drawing.gazetteer);
  const parties = fact.rule.kind === 'visit' ? drawing.withGuest(fact, speaker, named) : named;
  const quote = cut.text.slice(fact.evidence.start, fact.evidence.end);
  const { kind } = fact.rule;
  const passage = cut.passages[fact.passage];
  return {
    id: statementIdOf(document, kind, fact.evidence, parties),
    document,
    kind,
    parties,
    date: fact.date,
    dateText: fact.dateText,
    amounts: fact.amounts,
    claimsTotal: fact.notes.includes('total'),
    speaker: asSpeaker(drawing, speaker),
    status: fact.status,
    lifecycle: vocabulary.lifecycleOf(kind, fact.status, fact.notes),
    object: passage
      ? objectPhrase(cut.tokens, kind, fact.trigger, passage.firstWord, passage.lastWord, language.lexicon)
      : null,
    evidence: fact.evidence,
    quote,
    notes: fact.notes,
    goods:
      kind === 'trade_flow'
        ? vocabulary.goodsIn(quote, language.lexicon.language).map(({ text, chapter }) => ({ text, chapter }))
        : [],
    method: READER_METHOD,
    rule: fact.rule.id,
    confidence: fact.confidence,
  };
}

function utteranceStatement(
  drawing: Drawing,
  utterance: Utterance,
  near: readonly PlaceMention[],
): Statement {
  const { cut, document } = drawing;
  const within = near.filter(
    (mention) =>
      spanHolds(utterance, mention) &&
      !(utterance.speaker.roleSpan && spanHolds(utterance.speaker.roleSpan, mention)),
  );
  const parties: Party[] = [];
  for (const mention of within) {
    const party = mentionParty(mention, 'subject', document);
    if (parties.length < 8 && !parties.some((other) => other.place === party.place)) parties.push(party);
  }
  const evidence = { start: utterance.start, end: utterance.end };
  return {
    id: statementIdOf(document, 'utterance', evidence, parties),
    document,
    kind: 'utterance',
    parties,
    date: drawing.date,
    dateText: null,
    amounts: [],
    claimsTotal: false,
    speaker: asSpeaker(drawing, utterance.speaker),
    status: 'completed',
    lifecycle: drawing.vocabulary.lifecycleOf('utterance', 'completed', []),
    object: null,
    evidence,
    quote: cut.text.slice(evidence.start, evidence.end),
    notes: utterance.quoted ? ['quoted'] : [],
    goods: [],
    method: READER_METHOD,
    rule: utterance.quoted ? 'utterance.quoted' : 'utterance.reported',
    confidence: utterance.speaker.name === null ? 0.6 : utterance.quoted ? 0.9 : 0.75,
  };
}

function absenceOf(drawing: Drawing, denial: DenialDraft, speaker: DiscourseSpeaker | null): Absence {
  const parties = asParties(denial.parties, drawing.document, drawing.gazetteer);
  return {
    id: `n${hashParts('absence', drawing.document, denial.trigger.rule.kind, String(denial.evidence.start), ...parties.map((party) => party.place))}` as AbsenceId,
    document: drawing.document,
    kind: denial.trigger.rule.kind,
    parties,
    speaker: asSpeaker(drawing, speaker),
    date: drawing.date,
    evidence: denial.evidence,
    quote: drawing.cut.text.slice(denial.evidence.start, denial.evidence.end),
    rule: denial.trigger.rule.id,
    confidence: denial.trigger.rule.confidence,
  };
}

/** Sorted statements this far apart cannot be of one sentence. */
const NEAR = 6;

/** A fact less sure than this is more often wrong than right by far, and left untold; a promise may name no place and be one. */
const LEAST_SURE = 0.1;
/** Trade, visits and twinnings are often named in passing by the sentence that tells another fact: they must be surer. */
const LEAST_SURE_IN_PASSING = 0.25;
const IN_PASSING: ReadonlySet<Kind> = new Set(['trade_flow', 'visit', 'twinning']);

/** How sure a fact of a kind must be to be told. */
function leastSure(kind: Kind): number {
  if (kind === 'commitment') return 0;
  return IN_PASSING.has(kind) ? LEAST_SURE_IN_PASSING : LEAST_SURE;
}

/** The facts with their confidence weighed, those hardly sure left out; `priors` has what their rules say. */
function weighed(
  sorted: readonly Statement[],
  priors: ReadonlyMap<StatementId, number>,
): readonly Statement[] {
  return sorted.flatMap((statement, i) => {
    const prior = priors.get(statement.id);
    if (prior === undefined) return [statement];
    const near = sorted.slice(Math.max(0, i - NEAR), i + NEAR + 1);
    const confidence = weighedConfidence(statement, prior, near);
    return confidence < leastSure(statement.kind) ? [] : [{ ...statement, confidence }];
  });
}

/** Kinds whose denial is worth keeping: "no sister city", "no direct flights". A denied promise or remark is only speech. */
const DENIABLE: ReadonlySet<Kind> = new Set(['twinning', 'agreement', 'transport_link', 'office']);

/** Where each person of the text speaks for: by the role at a mention, else by the role of the speaker. */
function learnHomes(
  drawing: Drawing,
  mentions: readonly Mention[],
  speakers: readonly (DiscourseSpeaker | null)[],
  homes: Map<string, PlaceId>,
): void {
  const learn = (speaker: DiscourseSpeaker): void => {
    if (speaker.name === null || speaker.role === null || homes.has(surname(speaker.name))) return;
    const home = speakerPlace(drawing, speaker);
    if (home !== null) homes.set(surname(speaker.name), home);
  };
  for (const mention of mentions) if (mention.type === 'person') learn(mention);
  for (const speaker of speakers) if (speaker !== null) learn(speaker);
}

/**
 * All statements and absences of a cut text. Facts in somebody's mouth carry the speaker; utterances are statements of their own. The same
 * fact drawn twice from one passage is kept once, the surer one.
 */
export function drawStatements(
  cut: CutText,
  mentions: readonly Mention[],
  words: Words,
  context: DrawContext,
): Reading {
  const { language } = context;
  const places = mentions.filter((mention): mention is PlaceMention => mention.type === 'place');
  const discourse = readDiscourse(cut, mentions, language.lexicon);
  const people = spanWindow(
    mentions.filter((mention): mention is PersonMention => mention.type === 'person'),
  );
  const homes = new Map<string, PlaceId>();
  const drawing: Drawing = {
    ...context,
    cut,
    places,
    placeIn: placeFinder(places),
    withGuest: guestFinder({
      gazetteer: context.gazetteer,
      actorIn: (span) => people(span)[0]?.name ?? null,
      homeOf: (name) => homes.get(surname(name)) ?? null,
    }),
  };
  learnHomes(drawing, mentions, discourse.speakers, homes);
  const { facts, denials } = drawFacts({
    cut,
    language,
    words,
    mentions,
    places,
    main: mainPlaces(cut, places),
    discourse,
    written: context.date,
    trace: context.trace,
    newsMonth:
      context.date !== null && cut.text.length <= NEWS_LENGTH
        ? tryPartialDate(context.date.slice(0, 7))
        : null,
  });
  const statements = new Map<StatementId, Statement>();
  const keep = (statement: Statement): void => {
    const before = statements.get(statement.id);
    if (!before || before.confidence < statement.confidence) statements.set(statement.id, statement);
  };
  const priors = new Map<StatementId, number>();
  const source = { cut, language, words, mentionsIn: mentionFinder(mentions) };
  const weigh = (statement: Statement): void => {
    priors.set(statement.id, Math.max(statement.confidence, priors.get(statement.id) ?? 0));
    keep(statement);
  };
  const agreement = readAgreement(source, discourse.utterances.length, {
    document: context.document,
    vocabulary: context.vocabulary,
    method: READER_METHOD,
  });
  const subjects = spanWindow(
    mentions.filter((mention): mention is PersonMention => mention.type === 'person'),
  );
  if (agreement) keep(agreement.statement);
  for (const fact of facts) {
    if (agreement === null ? !isClause(source, fact) : agreement.standsAlone(fact)) {
      const speaker =
        (isBeforeSpeech(cut, language.lexicon, fact) ? null : discourse.speakers[fact.passage]) ??
        promiserOf(cut, language.lexicon, fact, subjects, discourse);
      const statement = factStatement(drawing, fact, speaker);
      context.trace?.({ did: 'stated', statement: statement.id, fact });
      weigh(statement);
    } else context.trace?.({ did: 'clause', fact });
  }
  const placesOf = spanWindow(drawing.places);
  for (const utterance of discourse.utterances)
    if (agreement === null && !utterance.promise)
      keep(utteranceStatement(drawing, utterance, placesOf(utterance)));
  for (const office of drawOffices(drawing, mentions)) keep(office);
  // "No Party shall conclude other agreements": an agreement's clauses deny nothing about the world.
  const absences = (agreement === null ? denials : [])
    .filter((denial) => DENIABLE.has(denial.trigger.rule.kind) && denial.parties.length > 0)
    .map((denial) => absenceOf(drawing, denial, discourse.speakers[denial.passage] ?? null));
  return {
    mentions,
    statements: weighed(
      [...statements.values()].sort((a, b) => a.evidence.start - b.evidence.start),
      priors,
    ),
    absences,
  };
}
