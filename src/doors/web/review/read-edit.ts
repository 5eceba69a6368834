import { IntertieError } from '../../../base/index.js';
import type { ReviewItem } from '../../../queries/index.js';
import type { NewDecision } from '../../../store/index.js';
import type { Fields } from '../bodies.js';
import type { ReadingHelp } from './reading-help.js';

/** The edit form as it was filled in: shown again as it is when something is refused, so that nothing is typed twice. */
export interface EditDraft {
  readonly kind: string;
  readonly lifecycle: string;
  readonly date: string;
  readonly object: string;
  readonly speakerName: string;
  readonly speakerRole: string;
  readonly reason: string;
  readonly parties: readonly PartyDraft[];
  readonly amounts: readonly AmountDraft[];
}

export interface PartyDraft {
  readonly role: string;
  readonly place: string;
  /** A name to look for, where none of the places offered is right. */
  readonly look: string;
  /** The other mentions of the name in the document are meant too. */
  readonly everywhere: boolean;
  readonly removed: boolean;
}

export interface AmountDraft {
  readonly value: string;
  readonly unit: string;
  readonly qualifier: string;
}

/** The form as the statement stands. */
export function draftOf({ statement, parties }: ReviewItem): EditDraft {
  const { kind, lifecycle, date, object, speaker, amounts } = statement;
  return {
    kind,
    lifecycle,
    date: date ?? '',
    object: object ?? '',
    speakerName: speaker?.name ?? '',
    speakerRole: speaker?.role ?? '',
    reason: '',
    parties: parties.map(({ role, place }) => ({ role, place, look: '', everywhere: true, removed: false })),
    amounts: amounts.map(({ value, unit, qualifier }) => ({
      value: String(value),
      unit,
      qualifier: qualifier ?? '',
    })),
  };
}

/** What was sent. Fields that a reviewer's form does not have stay as they are. */
export function readDraft(fields: Fields, item: ReviewItem): EditDraft {
  const own = draftOf(item);
  const sent = new Set(fields.names());
  const text = (name: string, otherwise: string) => (sent.has(name) ? fields.text(name).trim() : otherwise);
  return {
    kind: text('kind', own.kind),
    lifecycle: text('lifecycle', own.lifecycle),
    date: text('date', own.date),
    object: text('object', own.object),
    speakerName: text('speaker_name', own.speakerName),
    speakerRole: text('speaker_role', own.speakerRole),
    reason: text('reason', ''),
    parties: own.parties.map((party, index) => ({
      role: text(`role_${index}`, party.role),
      place: text(`place_${index}`, party.place),
      look: text(`look_${index}`, ''),
      everywhere: sent.has(`place_${index}`) ? sent.has(`everywhere_${index}`) : party.everywhere,
      removed: sent.has(`remove_${index}`),
    })),
    amounts: own.amounts.map((amount, index) => ({
      value: text(`value_${index}`, amount.value),
      unit: text(`unit_${index}`, amount.unit),
      qualifier: text(`qualifier_${index}`, amount.qualifier),
    })),
  };
}

/**
 * The decisions that make the statement what the form says, in their order: the edit of its own fields, then each wrong place over the whole
 * document. Empty when nothing was changed.
 *
 * @param revision what the person saw
 * @throws IntertieError `decision.unreadable`
 */
export function decisionsOf(
  draft: EditDraft,
  item: ReviewItem,
  revision: number,
  help: ReadingHelp | null,
): readonly NewDecision[] {
  const own = draftOf(item);
  const reason = draft.reason || null;
  const corrected = item.parties.flatMap((party, index) => {
    const asked = draft.parties[index];
    if (!asked || asked.removed || !asked.everywhere || asked.place === party.place || party.surface === '')
      return [];
    return [{ position: index, surface: party.surface, from: party.place, to: asked.place }];
  });
  const fields = changedFields(draft, own);
  const parties = partiesOf(draft, item, new Set(corrected.map(({ position }) => position)));
  const after = { ...fields, ...(parties === null ? {} : { parties }) };
  const places = help?.placeRecords(draft.parties.map(({ place }) => place)) ?? [];
  const edit: NewDecision = {
    action: 'statement.edit',
    subject: item.statement.id,
    after,
    reason,
    expected: revision,
    places,
  };
  const distinct = new Map(corrected.map((one) => [`${one.surface} ${one.from}`, one]));
  return [
    ...(Object.keys(after).length > 0 ? [edit] : []),
    ...[...distinct.values()].map(({ surface, from, to }) => ({
      action: 'statement.place',
      subject: item.statement.document.id,
      after: { surface, from, to },
      reason,
      places,
    })),
  ];
}

function changedFields(draft: EditDraft, own: EditDraft): Record<string, unknown> {
  const amounts = draft.amounts.filter(({ value }) => value !== '');
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return {
    ...(draft.kind === own.kind ? {} : { kind: draft.kind }),
    ...(draft.lifecycle === own.lifecycle ? {} : { lifecycle: draft.lifecycle }),
    ...(draft.date === own.date ? {} : { date: draft.date, dateText: null }),
    ...(draft.object === own.object ? {} : { object: draft.object }),
    ...(draft.speakerName === own.speakerName ? {} : { speakerName: draft.speakerName }),
    ...(draft.speakerRole === own.speakerRole ? {} : { speakerRole: draft.speakerRole }),
    ...(same(draft.amounts, own.amounts) ? {} : { amounts: amounts.map(amountOf) }),
  };
}

function amountOf({ value, unit, qualifier }: AmountDraft): Record<string, unknown> {
  const number = Number(value.replace(',', '.'));
  if (!Number.isFinite(number)) {
    throw new IntertieError(
      'decision.unreadable',
      'this cannot be decided',
      `amounts: ${value.slice(0, 80)}`,
      'write a number',
    );
  }
  return { value: number, unit, qualifier: qualifier || null };
}

/** All parties as they shall be, null when the form leaves them as they are. Places that are corrected over the whole document are left to that. */
function partiesOf(
  draft: EditDraft,
  item: ReviewItem,
  corrected: ReadonlySet<number>,
): readonly object[] | null {
  const changed = item.parties.some((party, index) => {
    const asked = draft.parties[index];
    if (!asked) return false;
    return (
      asked.removed || asked.role !== party.role || (asked.place !== party.place && !corrected.has(index))
    );
  });
  if (!changed) return null;
  return item.parties.flatMap((party, index) => {
    const asked = draft.parties[index];
    if (!asked || asked.removed) return [];
    const place = corrected.has(index) ? party.place : asked.place;
    return [{ role: asked.role, place, surface: party.surface }];
  });
}
