import type { Problem } from '../problem.js';
import { exact, named, text, whole } from './parts.js';

/** RFC 9457 problem details: the one shape of every error answer. */
export const ProblemSchema = named(
  'Problem',
  exact(
    {
      type: text('A name for the kind of problem: `urn:intertie:problem:` and the code.'),
      title: text('The problem in a few words.'),
      status: whole('The HTTP status.'),
      detail: text('The problem, the value and what to do.'),
      code: text('Stable; what programs match on.'),
    },
    'An error, as RFC 9457 problem details (application/problem+json).',
  ),
);

export type { Problem };
