import { IntertieError } from '../../base/index.js';
import { DECIDER_ROLES, type DeciderRole, type Decision, type Who } from './types.js';

/** What each refusal says; the codes are stable. */

export function unreadable(field: string, value: unknown, remedy: string): IntertieError {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return new IntertieError(
    'decision.unreadable',
    'this cannot be decided',
    `${field}: ${(shown ?? 'nothing').slice(0, 200)}`,
    remedy,
  );
}

export function gone(subjectKind: string, subject: string): IntertieError {
  return new IntertieError(
    'decision.gone',
    `this ${subjectKind} is no longer there`,
    subject,
    'its document was removed or read anew since you looked; look for it in the document, or in the list of unattached decisions',
  );
}

/** "2030-01-02 03:04 UTC" */
const dayAndTime = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** @param last the newest decision on the subject, when a person made one */
export function stale(subject: string, last: Decision | null): IntertieError {
  const told =
    last === null
      ? subject
      : `${last.accountName}, ${last.action}${last.undoes === null ? '' : ' undone'}, ${dayAndTime(last.at)}`;
  return new IntertieError(
    'decision.stale',
    'it has changed since you looked',
    told,
    'nothing of yours was written; look at what stands now and decide again',
  );
}

export function undone(decision: number, by: Decision): IntertieError {
  return new IntertieError(
    'decision.undone',
    'this decision is undone already',
    `${decision}, by ${by.accountName} at ${dayAndTime(by.at)}`,
    `to bring it back, undo decision ${by.id}`,
  );
}

export function final(decision: number, action: string): IntertieError {
  return new IntertieError(
    'decision.final',
    'this cannot be taken back',
    `${action}, decision ${decision}`,
    'change the account itself, on the page Accounts or with: intertie user',
  );
}

export function unchanged(subject: string): IntertieError {
  return new IntertieError(
    'decision.unchanged',
    'it stands so already',
    subject,
    'nothing needs to be decided',
  );
}

export function unknownDecision(id: number | string): IntertieError {
  return new IntertieError(
    'decision.not_found',
    'there is no such decision',
    String(id),
    'take its number from the log of decisions',
  );
}

/** @throws IntertieError `rights.missing` */
export function checkRole(who: Who, needs: DeciderRole, action: string): void {
  if (DECIDER_ROLES.indexOf(who.role) >= DECIDER_ROLES.indexOf(needs)) return;
  throw new IntertieError(
    'rights.missing',
    `this needs the role ${needs}`,
    `${action} by ${who.name} (${who.role})`,
    'ask an administrator of the atlas',
  );
}
