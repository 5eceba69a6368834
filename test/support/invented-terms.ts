import type { AgreementTerms } from '../../src/statements/index.js';

const TEXT = 'Agreement between Tarn and Oldport for five years';

function words(quote: string) {
  const start = TEXT.indexOf(quote);
  return { start, end: start + quote.length, quote };
}

/** Terms of an agreement of two invented towns, with every field that a page may show. */
export function inventedTerms(given: Partial<AgreementTerms>): AgreementTerms {
  return {
    form: 'agreement',
    title: words('Agreement between Tarn and Oldport'),
    draft: false,
    parties: [
      { ...words('Tarn'), place: null },
      { ...words('Oldport'), place: null },
    ],
    signatories: [{ ...words('Tarn'), name: 'A. Person', role: words('Agreement'), party: 0 }],
    signings: [{ place: { ...words('Oldport'), id: null }, date: { ...words('years'), value: null } }],
    entry: { ...words('for'), value: null, basis: 'notifications' },
    term: { ...words('five years'), value: { count: 5, unit: 'years' }, indefinite: false },
    renewal: { ...words('between'), mode: 'tacit', period: null },
    renewalNotice: { ...words('and'), value: { count: 6, unit: 'months' } },
    notice: { ...words('years'), value: null },
    end: null,
    fields: [{ ...words('Tarn'), theme: 'culture' }],
    languages: [{ ...words('Agreement'), code: 'en' }],
    prevailing: { ...words('Agreement'), value: 'equal' },
    ...given,
  };
}
