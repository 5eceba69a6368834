import type { DecisionAction } from '../types.js';
import { accountRemove } from './account-remove.js';
import { accountRole } from './account-role.js';
import { correctPlace } from './correct-place.js';
import { documentVoice } from './document-voice.js';
import { editStatement } from './edit-statement.js';
import { enterState } from './enter-state.js';
import { linkActors } from './link-actors.js';
import { linkTies } from './link-ties.js';
import { promiseEvidence } from './promise-evidence.js';
import { promiseVerdict } from './promise-verdict.js';
import { promiseWord } from './promise-word.js';
import { publishAudit, publishCollection } from './publish.js';
import { rankStatement } from './rank-statement.js';
import { reviewStatement } from './review-statement.js';
import { searchAbsence } from './search-absence.js';
import { sourcePolicy } from './source-policy.js';
import { tieFields } from './tie-fields.js';

/** Every kind of decision by its name in the log. A new one is a file of this folder and a line here; a released name stays. */
export const DECISION_ACTIONS: Readonly<Record<string, DecisionAction>> = {
  'statement.accept': reviewStatement('accepted'),
  'statement.reject': reviewStatement('rejected'),
  'statement.edit': editStatement,
  'statement.rank': rankStatement,
  'statement.place': correctPlace,
  'document.voice': documentVoice,
  'absence.searched': searchAbsence,
  'tie.state': enterState,
  'tie.fields': tieFields,
  'tie.together': linkTies('together'),
  'tie.apart': linkTies('apart'),
  'promise.evidence': promiseEvidence,
  'promise.verdict': promiseVerdict,
  'promise.withdrawn': promiseWord('withdrawn'),
  'promise.reply': promiseWord('reply'),
  'actor.together': linkActors('together'),
  'actor.apart': linkActors('apart'),
  'quality.publish': publishAudit,
  'collection.publish': publishCollection,
  'source.policy': sourcePolicy,
  'account.role': accountRole,
  'account.remove': accountRemove,
};

/** Rows of the log that tell what cannot be taken back: a password that was known, a token that was shown. */
export const FINAL_ACTIONS: readonly string[] = [
  'account.add',
  'account.password',
  'account.token',
  'account.token_end',
];
