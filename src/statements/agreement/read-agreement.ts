import { hashParts, type PartialDate, type Span, type StatementId, spansOverlap } from '../../base/index.js';
import type { PlaceMention } from '../../mentions/index.js';
import type { Vocabulary } from '../../vocabulary/index.js';
import type { FactDraft } from '../fact-drafts.js';
import { mentionParty } from '../party-places.js';
import type { Party, Statement } from '../types.js';
import { quoted } from './cues.js';
import { readDuration } from './read-duration.js';
import { readFields } from './read-fields.js';
import { readLanguages } from './read-languages.js';
import { type PartyRead, readParties } from './read-parties.js';
import { readSignatories } from './read-signatories.js';
import { readSignings, signedOn } from './read-signing.js';
import { type AgreementFrame, type AgreementText, recogniseAgreement } from './recognise-agreement.js';
import { samePlace } from './same-place.js';
import type { AgreementTerms } from './types.js';

/** A text that is an agreement: the statement it makes, and which other facts of it stand by themselves. */
export interface AgreementRead {
  readonly statement: Statement;
  /** False for a clause of the agreement: it is a term and not a promise, a visit or a project of its own. */
  readonly standsAlone: (fact: FactDraft) => boolean;
}

interface Context {
  readonly document: Statement['document'];
  readonly vocabulary: Vocabulary;
  readonly method: string;
}

/** From the first party's words to the last's, at most over the sentences that name them. */
function evidenceOf({ cut }: AgreementText, frame: AgreementFrame, parties: readonly PartyRead[]): Span {
  const first = cut.passages[parties[0]?.passage ?? frame.title];
  const last = cut.passages[parties.at(-1)?.passage ?? frame.title];
  if (!first || !last) return { start: 0, end: 0 };
  return first === last
    ? { start: first.prose, end: first.end }
    : { start: first.prose, end: parties.at(-1)?.end ?? last.end };
}

/** The parties' places as sides; the town of the signing as venue when it is none of them. */
function placesOf(
  { mentionsIn, language }: AgreementText,
  parties: readonly PartyRead[],
  terms: AgreementTerms,
  document: Statement['document'],
): Party[] {
  const places: Party[] = [];
  const add = (mention: PlaceMention, role: Party['role']): void => {
    const party = mentionParty(mention, role, document);
    if (!places.some((other) => other.place === party.place)) places.push(party);
  };
  for (const { mention } of parties) if (mention) add(mention, 'side');
  for (const { place } of terms.signings) {
    const mention = place && mentionsIn(place).find((one): one is PlaceMention => one.type === 'place');
    if (mention && !parties.some((party) => samePlace(party.mention, mention, language)))
      add(mention, 'venue');
  }
  return places;
}

function statusOf(terms: AgreementTerms, signed: PartialDate | null): Statement['status'] {
  if (terms.draft) return 'planned';
  return signed !== null || terms.signings.length > 0 ? 'signed' : 'unknown';
}

/** Two places of its own and a day or a figure: "the choir of A will sing in B in May 1997" in an annex is more than a clause. */
function tellsMore(fact: FactDraft): boolean {
  const own = new Set(
    fact.parties.flatMap(({ mention }) => (mention ? [mention.place?.id ?? mention.surface] : [])),
  );
  return !fact.carried && own.size >= 2 && (fact.date !== null || fact.amounts.length > 0);
}

/**
 * Reads a text as the agreement it is: who is bound, who signed where and when, from when and for how long, how it is renewed and left, what it
 * is about and in which languages. Null for every other text. What the text does not say stays null; no figure is filled in but the end of the
 * term, which says that it was computed.
 */
export function readAgreement(
  source: AgreementText,
  utterances: number,
  context: Context,
): AgreementRead | null {
  const frame = recogniseAgreement(source, utterances);
  if (frame === null) return null;
  const { cut } = source;
  const { document, vocabulary } = context;
  const title = cut.passages[frame.title];
  if (!title) return null;
  const parties = readParties(source, frame);
  const signings = readSignings(source, frame);
  const signed = frame.draft ? null : signedOn(signings);
  const terms: AgreementTerms = {
    form: frame.form,
    title: quoted(cut.text, title),
    draft: frame.draft,
    parties: parties.map(({ start, end, quote, mention }) => ({
      start,
      end,
      quote,
      place: mention?.place?.id ?? null,
    })),
    signatories: readSignatories(source, frame, parties),
    signings,
    ...readDuration(source, frame, signed),
    fields: readFields(source, frame, vocabulary),
    ...readLanguages(source, frame),
  };
  const kind = frame.twinning ? 'twinning' : 'agreement';
  const evidence = evidenceOf(source, frame, parties);
  const places = placesOf(source, parties, terms, document);
  const status = statusOf(terms, signed);
  const notes = frame.draft ? ['draft'] : [];
  const statement: Statement = {
    id: `t${hashParts('statement', document, kind, String(evidence.start), String(evidence.end), ...places.map((party) => party.place).sort())}` as StatementId,
    document,
    kind,
    parties: places,
    date: signed,
    dateText:
      signed === null ? null : (signings.find(({ date }) => date?.value === signed)?.date?.quote ?? null),
    amounts: [],
    claimsTotal: false,
    speaker: null,
    status,
    lifecycle: vocabulary.lifecycleOf(kind, status, notes),
    object: null,
    evidence,
    quote: cut.text.slice(evidence.start, evidence.end),
    notes,
    goods: [],
    method: context.method,
    rule: 'agreement.text',
    confidence: places.length >= 2 ? 0.92 : 0.7,
    terms,
  };
  const own = [
    evidence,
    title,
    ...frame.signing.flatMap((index) => cut.passages[index] ?? []),
    { start: frame.signatures, end: cut.passages[frame.next]?.start ?? cut.text.length },
  ];
  return {
    statement,
    standsAlone: (fact) => tellsMore(fact) && !own.some((span) => spansOverlap(span, fact.evidence)),
  };
}
