import { type CutText, wordAt } from '../passages/index.js';
import type { Kind, Lexicon } from '../vocabulary/index.js';
import { measuresBetter } from './fact-amounts.js';
import type { FactDraft } from './fact-drafts.js';

/** The sentence begins by pointing back: "They accounted for …", "It was founded …". */
export function pointsBack(cut: CutText, passage: number, lexicon: Lexicon): boolean {
  const first = cut.passages[passage]?.firstWord ?? -1;
  return lexicon.backwardWords.has(wordAt(cut.tokens, first));
}

const isAhead = (draft: FactDraft): boolean => draft.status === 'planned' || draft.status === 'proposed';

const sharesParty = (a: FactDraft, b: FactDraft): boolean =>
  b.parties.some(({ mention }) =>
    a.parties.some((other) => other.mention?.place?.id === mention?.place?.id || other.mention === mention),
  );

/** Kinds of which a sentence with places of its own, and none of those before, tells of another case: "The one with B still holds". */
const OWN_CASES: ReadonlySet<Kind> = new Set(['twinning', 'settlement_origin']);

/** A sentence without a date or figure that yet tells of something else than the fact before it. */
function standsApart(previous: FactDraft, next: FactDraft, back: boolean): boolean {
  const { kind } = next.rule;
  // "Sales came to 4 million. The kingdom is its eleventh client. Timber and coal go there": sums, ranks and wares are told apart.
  if (kind === 'trade_flow')
    return previous.rule.id !== next.rule.id && !next.rule.follows && next.amounts.length === 0;
  if (OWN_CASES.has(kind)) return !next.carried && !sharesParty(previous, next);
  if (kind !== 'transport_link' || back) return false;
  // "The train now runs hourly. Bus 61 has vanished", "A ferry starts in May. Flights are under study".
  const ended = (draft: FactDraft): boolean => draft.notes.includes('ended');
  return ended(previous) !== ended(next) || (previous.status === 'planned' && next.status === 'proposed');
}

/** A sentence that goes on about the fact before it: no places of its own, or a word that points back, and nothing that disagrees. */
function continues(previous: FactDraft, next: FactDraft, back: boolean): boolean {
  if (previous.rule.kind !== next.rule.kind || previous.paragraph !== next.paragraph) return false;
  if (!(next.carried || back) || next.passage - previous.lastPassage !== 1) return false;
  if (standsApart(previous, next, back)) return false;
  if (previous.date !== null && next.date !== null && previous.date !== next.date) return false;
  if (previous.rule.kind === 'agreement' && next.status === 'planned' && !isAhead(previous)) return false;
  // "… founded a plant. It is to open in spring": what happened and what is planned are two facts.
  if (next.date !== null && isAhead(previous) !== isAhead(next)) return false;
  // A new date beside an old figure is another event of the same kind.
  if (previous.amounts.length > 0 && previous.date === null && next.date !== null) return false;
  if (previous.amounts.length === 0 || next.amounts.length === 0) return true;
  return back && measuresBetter(next.rule.kind, previous.amounts, next.amounts);
}

/** The same month, or one of the two gives none. */
const sameMonth = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a.slice(0, 7) === b.slice(0, 7);

/**
 * "On Sunday the guests saw the museum": what a delegation that the text told of does next, without a place of its own, is no further visit.
 */
const staysOn = (previous: FactDraft, next: FactDraft): boolean =>
  next.rule.kind === 'visit' &&
  next.carried &&
  next.paragraph - previous.paragraph <= 1 &&
  !isAhead(previous) &&
  !isAhead(next) &&
  sameMonth(previous.date, next.date);

/** Joins continued sentences into the fact they go on about: its passage grows, and it takes the date and figure that it lacked. */
export function joinContinued(drafts: readonly FactDraft[], cut: CutText, lexicon: Lexicon): FactDraft[] {
  const joined: FactDraft[] = [];
  for (const next of drafts) {
    const previous = joined.findLast((item) => item.rule.kind === next.rule.kind);
    if (previous && continues(previous, next, pointsBack(cut, next.passage, lexicon))) {
      previous.evidence = {
        start: previous.evidence.start,
        end: Math.max(previous.evidence.end, next.evidence.end),
      };
      previous.lastPassage = next.passage;
      // A sentence that goes on to call it a proposal makes it one.
      if (next.status === 'proposed' && previous.status === 'completed') previous.status = 'proposed';
      previous.date ??= next.date;
      previous.dateText ??= next.dateText;
      if (previous.amounts.length === 0 || measuresBetter(next.rule.kind, previous.amounts, next.amounts)) {
        previous.amounts = [...next.amounts, ...previous.amounts];
      }
    } else if (!(previous && staysOn(previous, next))) joined.push({ ...next });
  }
  return joined;
}
