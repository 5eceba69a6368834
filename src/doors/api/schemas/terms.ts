import type { TProperties, TSchema } from '@sinclair/typebox';
import type { PlaceId } from '../../../base/index.js';
import { ENTRY_BASES, RENEWALS } from '../../../statements/index.js';
import { AGREEMENT_FORMS, PERIOD_UNITS } from '../../../vocabulary/index.js';
import { exact, flag, idOf, list, named, nullable, oneOf, partialDate, text, whole } from './parts.js';

/** Words of the document with where they stand, and what they say. */
const said = <T extends TProperties>(more: T, description?: string) =>
  exact(
    {
      start: whole('First UTF-16 code unit.'),
      end: whole('One past the last UTF-16 code unit.'),
      quote: text('The words themselves.'),
      ...more,
    },
    description,
  );

const placeId = nullable(idOf<PlaceId>('Id of the place, null when no gazetteer entry is sure.'));
const period = exact(
  { count: whole(), unit: oneOf(PERIOD_UNITS) },
  'A length of time as the text counts it.',
);
const length = <T extends TProperties>(more: T) =>
  said({ value: nullable(period), ...more }, 'Null value: words that give no length that can be.');
const maybe = <T extends TSchema>(schema: T) => nullable(schema);

export const AgreementTermsSchema = named(
  'AgreementTerms',
  exact(
    {
      form: oneOf(AGREEMENT_FORMS),
      title: said({}),
      draft: flag('Marked as a draft, or with blanks for day or signature.'),
      parties: list(said({ place: placeId })),
      signatories: list(
        said({
          name: text(),
          role: maybe(said({})),
          party: nullable(whole('Index into `parties`.')),
        }),
      ),
      signings: list(
        exact({
          place: maybe(said({ id: placeId })),
          date: maybe(said({ value: nullable(partialDate()) })),
        }),
      ),
      entry: maybe(
        said(
          { value: nullable(partialDate()), basis: oneOf(ENTRY_BASES, 'What its force hangs on.') },
          'Entry into force.',
        ),
      ),
      term: maybe(length({ indefinite: flag() })),
      renewal: maybe(said({ mode: oneOf(RENEWALS), period: maybe(length({})) })),
      renewalNotice: maybe(length({})),
      notice: maybe(length({})),
      end: maybe(
        exact(
          { value: partialDate(), computed: flag('Counted from entry into force and term; false: stated.') },
          'Last day of the (first) term.',
        ),
      ),
      fields: list(said({ theme: nullable(text('Key of the vocabulary’s themes.')) })),
      languages: list(said({ code: text('ISO 639-1.') })),
      prevailing: maybe(said({ value: text('Code of the language that decides, or `equal`.') })),
    },
    'What an agreement says of itself. What it does not say is null or an empty list.',
  ),
);
