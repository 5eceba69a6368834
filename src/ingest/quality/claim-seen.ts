import type { ClaimSeen, StatementRow } from '../../store/index.js';

/** What a coder is told that a statement claims: nothing of how sure the reader was, nor of its rule. */
export function claimSeen(row: StatementRow): ClaimSeen {
  return {
    kind: row.kind,
    lifecycle: row.lifecycle,
    parties: row.parties.map(({ role, name }) => ({ role, name })),
    date: row.date,
    amounts: row.amounts.map(({ text }) => text),
    object: row.object,
    speaker: [row.speaker_name, row.speaker_role].filter(Boolean).join(', ') || null,
  };
}
