import type { FactDraft } from './fact-drafts.js';

const together = (a: FactDraft, b: FactDraft): boolean =>
  a.evidence.start < b.evidence.end && b.evidence.start < a.evidence.end;

const sameWords = (a: FactDraft, b: FactDraft): boolean =>
  a.trigger.first < b.trigger.next && b.trigger.first < a.trigger.next;

/** "twinned since 1991, extended their agreement": each has a date of its own. */
const datedApart = (a: FactDraft, b: FactDraft): boolean =>
  a.date !== null && b.date !== null && a.date !== b.date;

/** "a sister city agreement with": the tie's own words stand right before the paper's. */
const adjoins = (before: FactDraft, behind: FactDraft): boolean =>
  before.trigger.first < behind.trigger.first &&
  before.trigger.next >= behind.trigger.first &&
  !datedApart(before, behind);

const isDone = ({ status }: FactDraft): boolean => status !== 'planned' && status !== 'proposed';

/**
 * True when a draft only repeats in other words what another draft of the sentence tells:
 * - the charter of a twinning is the twinning, not an agreement beside it (both stand on the same words, or side by side);
 * - what an agreement is about ("a letter of intent on a joint centre") is no project yet;
 * - an office opened is not a building project beside it;
 * - "a delegation of the partner city" tells of a visit, unless the tie has a date or an age of its own.
 */
function isEcho(item: FactDraft, other: FactDraft): boolean {
  switch (item.rule.kind) {
    case 'agreement':
      return other.rule.kind === 'twinning' && (sameWords(item, other) || adjoins(other, item));
    case 'project':
      return (
        (other.rule.kind === 'office' && together(item, other)) ||
        (other.rule.kind === 'agreement' &&
          isDone(other) &&
          together(item, other) &&
          item.trigger.first >= other.trigger.first)
      );
    case 'twinning':
      return (
        other.rule.kind === 'visit' &&
        item.rule.status === 'completed' &&
        isDone(item) &&
        item.notes.length === 0 &&
        item.amounts.length === 0 &&
        (item.date === null || item.date === other.date) &&
        together(item, other)
      );
    default:
      return false;
  }
}

/** The drafts of a sentence without those that only echo another one of them. */
export const withoutEchoes = (drafts: readonly FactDraft[]): FactDraft[] =>
  drafts.filter((item) => !drafts.some((other) => other !== item && isEcho(item, other)));
