import { Type } from '@sinclair/typebox';
import { exact, flag, list, named, nullable, number, oneOf, ref, text, whole } from './parts.js';
import { DocumentRefSchema, placeId } from './shared.js';

const places = (about: string) => list(exact({ id: placeId, name: text() }), about);

const organisation = exact({ id: text('Of its page: /actor/ID.'), name: text('As the text has it.') });

export const SideClaimSchema = named(
  'SideClaim',
  exact(
    {
      document: ref(DocumentRefSchema),
      quote: text('The sentence.'),
      start: whole(),
      end: whole(),
      organisations: list(organisation, 'Those that it names, in its order.'),
      claim: Type.Union([
        exact(
          {
            what: oneOf(['owned'] as const),
            owned: organisation,
            owner: organisation,
            share: nullable(number('Per cent, when told.')),
          },
          'Whose an organisation is. Names are the text’s own.',
        ),
        exact({ what: oneOf(['ordered'] as const), by: organisation }, 'On whose order something is done.'),
        exact(
          {
            what: oneOf(['composition'] as const),
            whole: exact({ id: placeId, name: text() }),
            all: flag('All of it is said to be named, not some.'),
            verdict: oneOf(['confirmed', 'contradicted', 'cannot_be_checked'] as const),
            reason: nullable(oneOf(['no_members_known'] as const)),
            agreed: places('Named, and in it.'),
            wrong: places('Named, and not in it.'),
            left: places('In it, and not named.'),
          },
          'What belongs to a whole, checked against the gazetteer.',
        ),
      ]),
    },
    'What a document says beside its ties, as the text claims it.',
  ),
);
