import type { DecisionAction } from '../types.js';
import { correctPlace } from './correct-place.js';
import { editStatement } from './edit-statement.js';
import { rankStatement } from './rank-statement.js';
import { reviewStatement } from './review-statement.js';

/** Every kind of decision by its name in the log. A new one is a file of this folder and a line here; a released name stays. */
export const DECISION_ACTIONS: Readonly<Record<string, DecisionAction>> = {
  'statement.accept': reviewStatement('accepted'),
  'statement.reject': reviewStatement('rejected'),
  'statement.edit': editStatement,
  'statement.rank': rankStatement,
  'statement.place': correctPlace,
};
