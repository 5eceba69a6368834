import { exact, flag, list, named, nullable, oneOf, ref, text, whole } from './parts.js';
import { DocumentRefSchema, placeId, StatementSchema } from './shared.js';
import { SideClaimSchema } from './side-claims.js';

const attested = {
  from: nullable(text('Day of the first document that gives it, YYYY-MM-DD; not when it began.')),
  to: nullable(text('Day of the last document that gives it, YYYY-MM-DD; not when it ended.')),
  documents: whole('Documents that give it.'),
  source: ref(DocumentRefSchema),
};
const statements = exact({
  count: whole(),
  statements: list(ref(StatementSchema), 'Newest first, at most 50.'),
});

export const ActorAnswer = named(
  'ActorAnswer',
  exact({
    actor: exact({
      id: text('Id of the actor; of one that was joined to another, the other’s.'),
      kind: oneOf(['person', 'office', 'organisation'] as const),
      name: text('As most documents have it.'),
      otherNames: list(text()),
    }),
    roles: list(
      exact({
        role: text('As the newest document has it.'),
        office: nullable(text('Id of the office.')),
        place: nullable(exact({ id: placeId, name: text() })),
        country: nullable(text('Of the place: ISO 3166-1 alpha-2.')),
        ...attested,
      }),
      'Latest first.',
    ),
    holders: list(exact({ id: text('Id of the person.'), name: text(), ...attested }), 'Of an office.'),
    claims: list(ref(SideClaimSchema), 'Of an organisation: whose it is, what it owns and what it ordered.'),
    said: statements,
    promised: statements,
    signed: statements,
    told: statements,
    more: flag('It was met more often than is looked at: counts are of the newest.'),
  }),
);
