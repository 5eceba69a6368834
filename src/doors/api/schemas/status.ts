import { exact, flag, named, oneOf, text, whole } from './parts.js';

export const StatusAnswer = named(
  'StatusAnswer',
  exact({
    version: text('Version of Intertie.'),
    audience: oneOf(['local', 'account', 'public'] as const, '`public`: published collections only.'),
    uploads: flag('Files may be added from where this was asked.'),
    documents: whole(),
    collections: whole(),
  }),
);
