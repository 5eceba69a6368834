import type {
  AbsenceId,
  CollectionId,
  DocumentId,
  PlaceId,
  Qualifier,
  SourceId,
  StatementId,
  TieId,
} from '../../../base/index.js';
import type { DocumentKind, PlaceView, StatementView } from '../../../queries/index.js';
import type { NoCheckReason } from '../../../statements/index.js';
import {
  KINDS,
  LIFECYCLES,
  ROLES,
  SOURCE_KINDS,
  STATE_GROUPS,
  TIE_KINDS,
} from '../../../vocabulary/index.js';
import {
  exact,
  flag,
  idOf,
  list,
  named,
  nullable,
  number,
  oneOf,
  partialDate,
  ref,
  text,
  whole,
} from './parts.js';
import { AgreementTermsSchema } from './terms.js';

export { AgreementTermsSchema };

const QUALIFIERS = [
  'about',
  'over',
  'under',
  'at_least',
  'at_most',
  'almost',
] as const satisfies readonly Qualifier[];
const NO_CHECK = [
  'not_counted',
  'no_registry',
  'no_table',
  'other_years',
  'units_differ',
  'members_missing',
  'no_members_known',
] as const satisfies readonly NoCheckReason[];
const REVIEWS = ['proposed', 'accepted', 'rejected'] as const satisfies readonly StatementView['review'][];
const RANKS = ['preferred', 'normal', 'deprecated'] as const satisfies readonly StatementView['rank'][];
const PLACE_KINDS = [
  'country',
  'region',
  'district',
  'city',
  'settlement',
  'area',
] as const satisfies readonly PlaceView['kind'][];
const DOCUMENT_KINDS = ['article', 'digest', 'table', 'agreement'] as const satisfies readonly DocumentKind[];

export const kind = oneOf(KINDS, 'What is claimed. `utterance` is an attributed claim or opinion.');
export const tieKind = oneOf(TIE_KINDS, 'What kind of tie it is.');
export const lifecycle = oneOf(LIFECYCLES, 'Where it stands in its life.');
export const stateGroup = oneOf(STATE_GROUPS, 'Which of the four states its lifecycle belongs to.');
export const sourceKind = oneOf(SOURCE_KINDS, 'What kind of publisher it is.');

export const placeId = idOf<PlaceId>('Id of a place.');
export const tieId = idOf<TieId>('Id of a tie.');
export const documentId = idOf<DocumentId>('Id of a document.');
export const sourceId = idOf<SourceId>('Id of a source.');
export const statementId = idOf<StatementId>('Id of a statement.');
export const absenceId = idOf<AbsenceId>('Id of a stated absence.');
export const collectionId = idOf<CollectionId>('Id of a collection.');

export const SpanSchema = named(
  'Span',
  exact(
    {
      start: whole('First UTF-16 code unit.'),
      end: whole('One past the last UTF-16 code unit.'),
    },
    'A stretch of the document’s text.',
  ),
);

export const AmountSchema = named(
  'Amount',
  exact(
    {
      value: number(),
      unit: text('ISO 4217 code for money, else a counted noun in the document’s words.'),
      qualifier: nullable(oneOf(QUALIFIERS, 'How the source words the figure; a bound is never made exact.')),
      text: text('The figure as the document has it.'),
    },
    'A figure with its unit.',
  ),
);

const placeFields = {
  id: placeId,
  name: text('In the language asked for.'),
  kind: oneOf(PLACE_KINDS),
  country: nullable(text('ISO 3166-1 alpha-2.')),
  longitude: nullable(number('Degrees east.')),
  latitude: nullable(number('Degrees north.')),
  position: oneOf(
    ['point', 'inside', 'none'] as const,
    '`inside`: position unknown, shown as the whole region it is said to lie in; `none`: not drawn.',
  ),
};

export const PlaceSchema = named('Place', exact(placeFields));
export const TiePlaceSchema = named(
  'TiePlace',
  exact({ ...placeFields, role: oneOf(ROLES, 'The part it plays.') }, 'A place with its part in a tie.'),
);

export const sourceFields = {
  id: sourceId,
  name: text(),
  kind: sourceKind,
  country: nullable(text('ISO 3166-1 alpha-2.')),
};
export const SourceSchema = named('Source', exact(sourceFields, 'Who publishes.'));

export const SpeakerSchema = named(
  'Speaker',
  exact({ name: nullable(text()), role: nullable(text('As the text has it.')) }, 'Who says it.'),
);

export const TestimonySchema = named(
  'Testimony',
  exact(
    {
      reports: whole('Documents that tell it.'),
      independentSources: whole('Copies of one text, and digests of it, count as one voice.'),
      told: oneOf(
        ['one_side', 'several_sides', 'third_party'] as const,
        'Whether only one of its sides tells it.',
      ),
      sourceKinds: list(sourceKind),
    },
    'How far to trust it.',
  ),
);

export const DocumentRefSchema = named(
  'DocumentRef',
  exact({
    id: documentId,
    title: text(),
    kind: oneOf(DOCUMENT_KINDS, '`digest` is our own summary of a page that cannot be copied.'),
    date: nullable(partialDate()),
    source: ref(SourceSchema),
  }),
);

export const TieSchema = named(
  'Tie',
  exact(
    {
      id: tieId,
      kind: tieKind,
      lifecycle,
      state: stateGroup,
      places: list(ref(TiePlaceSchema)),
      date: nullable(partialDate()),
      dateText: nullable(text('The source’s own words where the date is not exact.')),
      amounts: list(ref(AmountSchema)),
      object: nullable(text('What it concerns.')),
      testimony: ref(TestimonySchema),
      speakers: list(ref(SpeakerSchema)),
      notes: list(text()),
    },
    'A tie between two or more places, gathered from statements.',
  ),
);

export const StatementSchema = named(
  'Statement',
  exact(
    {
      id: statementId,
      kind,
      lifecycle,
      places: list(ref(TiePlaceSchema)),
      date: nullable(partialDate()),
      dateText: nullable(text()),
      amounts: list(ref(AmountSchema)),
      claimsTotal: flag('The amount is a claimed total over many ties.'),
      object: nullable(text()),
      speaker: nullable(ref(SpeakerSchema)),
      confidence: number('0..1.'),
      rule: nullable(text('The rule that drew it.')),
      method: text('Who drew it: a version of the reader, a table’s mapping, or a person.'),
      notes: list(text()),
      goods: list(exact({ text: text(), chapter: nullable(text('HS chapter.')) })),
      document: ref(DocumentRefSchema),
      evidence: ref(SpanSchema),
      quote: nullable(text('The passage; null where the source’s policy shows only the link.')),
      terms: nullable(ref(AgreementTermsSchema)),
      tie: nullable(tieId),
      review: oneOf(REVIEWS, '`proposed` until a person accepts or rejects it.'),
      rank: oneOf(RANKS, 'A deprecated statement bears no witness.'),
      revision: whole('Raised by every decision on it.'),
    },
    'One claim in one passage of one document.',
  ),
);

export const AbsenceSchema = named(
  'Absence',
  exact(
    {
      id: absenceId,
      kind,
      places: list(ref(TiePlaceSchema)),
      speaker: nullable(ref(SpeakerSchema)),
      date: nullable(partialDate()),
      document: ref(DocumentRefSchema),
      evidence: ref(SpanSchema),
      quote: nullable(text()),
      covered: flag('A table or registry in the atlas covers this pair and kind.'),
      contradictedBy: list(
        exact({
          tie: tieId,
          kind: tieKind,
          lifecycle,
          date: nullable(partialDate()),
          how: oneOf(
            ['then', 'since', 'unclear'] as const,
            '`then`: it was there when it was denied; `since`: it came later.',
          ),
        }),
        'Ties that stand all the same, at most 3.',
      ),
      searched: list(
        exact({
          searchedIn: text(),
          searchedOn: text('YYYY-MM-DD'),
          by: nullable(text()),
          note: nullable(text()),
        }),
        'Searches for it that found none: no proof that there is none.',
      ),
    },
    'A denial: somebody says that a tie does not exist. Never a zero.',
  ),
);

export const ClaimedTotalSchema = named(
  'ClaimedTotal',
  exact(
    {
      statement: ref(StatementSchema),
      amount: ref(AmountSchema),
      held: nullable(whole('What the atlas holds; null where it cannot be counted.')),
      searchedIn: list(
        text(),
        'Tables and registries that cover it; empty: no registry covers this pair yet.',
      ),
      check: exact(
        {
          verdict: oneOf(['confirmed', 'contradicted', 'cannot_be_checked'] as const),
          reason: nullable(oneOf(NO_CHECK, 'Why it cannot be checked.')),
          claimed: number(),
          qualifier: nullable(oneOf(QUALIFIERS)),
          found: nullable(number('In the claim’s unit.')),
          holds: exact(
            { from: nullable(number()), to: nullable(number()) },
            'The figures between which the claim holds.',
          ),
          terms: list(exact({ name: text(), value: number() }), 'What was added up, largest first.'),
          total: nullable(number('What it is a share of.')),
          unit: nullable(text('Of terms and total.')),
        },
        'The claim beside what was found, with its arithmetic.',
      ),
    },
    'A claimed total beside what is held and what was searched.',
  ),
);

export const ArcSchema = named(
  'Arc',
  exact(
    {
      from: ref(PlaceSchema),
      to: ref(PlaceSchema),
      kind: tieKind,
      state: stateGroup,
      oneSide: flag('All of its ties are told by one side only.'),
      count: whole(),
      tie: nullable(tieId),
    },
    'The ties between the same two ends, bundled.',
  ),
);

export const CollectionSchema = named(
  'Collection',
  exact({
    id: collectionId,
    name: text(),
    description: text(),
    licence: nullable(text()),
    attribution: nullable(text()),
    published: flag('False: private to the machine.'),
    documents: whole(),
    ties: whole(),
  }),
);
