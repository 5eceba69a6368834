import type { Span } from '../../../base/index.js';
import type { StatementView, UiLanguage } from '../../../queries/index.js';
import { isMessageKey, type MessageKey, translator } from './catalogue.js';
import { dateWords } from './date-words.js';
import { languageWords } from './language-words.js';

type Terms = NonNullable<StatementView['terms']>;
type Length = {
  readonly value: { readonly count: number; readonly unit: string } | null;
  readonly quote: string;
};

/** One value of a term, with the passage that gives it; `note` says what kind of value it is. */
export interface TermItem {
  readonly text: string;
  readonly span: Span | null;
  readonly note: string | null;
}

export interface TermRow {
  readonly key: MessageKey;
  /** Empty: the text does not say. */
  readonly items: readonly TermItem[];
}

const item = (text: string, span: Span | null, note: string | null = null): TermItem => ({
  text,
  span,
  note,
});

/** The words themselves where they give no value. */
const words = (quote: string): string => `“${quote.replace(/\s+/gu, ' ')}”`;

function lengthWords({ value, quote }: Length, language: UiLanguage): string {
  if (value === null) return words(quote);
  return translator(language)(`terms.length.${value.unit}` as MessageKey, { count: value.count });
}

function signingWords({ place, date }: Terms['signings'][number], language: UiLanguage): TermItem {
  const day =
    date === null ? null : date.value === null ? words(date.quote) : dateWords(date.value, null, language);
  const spans = [place, date].flatMap((part) => part ?? []);
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  return item([day, place?.quote].filter(Boolean).join(', '), spans.length > 0 ? { start, end } : null);
}

function entryItem(entry: NonNullable<Terms['entry']>, language: UiLanguage): TermItem {
  const t = translator(language);
  const basis = entry.basis === 'date' ? null : t(`terms.entry.${entry.basis}`);
  if (entry.value !== null) return item(dateWords(entry.value, null, language), entry, basis);
  return item(basis ?? words(entry.quote), entry, basis === null ? t('terms.no_value') : null);
}

function termItem(term: NonNullable<Terms['term']>, hasEnd: boolean, language: UiLanguage): TermItem {
  const t = translator(language);
  if (term.indefinite) return item(t('terms.indefinite'), term);
  if (term.value === null) return item(words(term.quote), term, hasEnd ? null : t('terms.no_value'));
  return item(lengthWords(term, language), term);
}

function noticeItem(notice: NonNullable<Terms['notice']>, language: UiLanguage): TermItem {
  return item(
    lengthWords(notice, language),
    notice,
    notice.value === null ? translator(language)('terms.no_value') : null,
  );
}

/** Name of a theme; a key that the catalogue does not know is shown readable. */
export function themeWords(theme: string, language: UiLanguage): string {
  const key = `theme.${theme}`;
  return isMessageKey(key) ? translator(language)(key) : theme.replaceAll('_', ' ');
}

/**
 * What an agreement says of itself, row by row in the order a desk asks: who, when, how long, how it goes on and ends, what about, in which
 * words. Force, term, renewal and notice have a row also where the text says nothing of them; the others are left out then.
 */
export function termRows(terms: Terms, language: UiLanguage): readonly TermRow[] {
  const t = translator(language);
  const themes = [...new Set(terms.fields.flatMap(({ theme }) => theme ?? []))];
  const { renewal, end } = terms;
  const rows: (TermRow & { readonly always?: true })[] = [
    {
      key: 'terms.form',
      items: [item(t(`terms.form.${terms.form}`), null, terms.draft ? t('terms.draft') : null)],
    },
    {
      key: 'terms.parties',
      items: terms.parties.map((party) => item(party.quote.replace(/\s+/gu, ' '), party)),
    },
    {
      key: 'terms.signatories',
      items: terms.signatories.map((one) => {
        const party = one.party === null ? undefined : terms.parties[one.party]?.quote;
        return item(
          [one.name, one.role?.quote].filter(Boolean).join(', '),
          one,
          party ? t('terms.for', { party }) : null,
        );
      }),
    },
    { key: 'terms.signed', items: terms.signings.map((one) => signingWords(one, language)) },
    { key: 'terms.entry', items: terms.entry ? [entryItem(terms.entry, language)] : [], always: true },
    {
      key: 'terms.term',
      items: terms.term ? [termItem(terms.term, end !== null, language)] : [],
      always: true,
    },
    {
      key: 'terms.end',
      items: end
        ? [
            item(
              dateWords(end.value, null, language),
              terms.term,
              t(end.computed ? 'terms.end.computed' : 'terms.end.stated'),
            ),
          ]
        : [],
    },
    {
      key: 'terms.renewal',
      items: renewal
        ? [
            item(
              t(`terms.renewal.${renewal.mode}`),
              renewal,
              renewal.period
                ? t('terms.renewal.period', { length: lengthWords(renewal.period, language) })
                : null,
            ),
          ]
        : [],
      always: true,
    },
    {
      key: 'terms.renewal_notice',
      items: terms.renewalNotice ? [noticeItem(terms.renewalNotice, language)] : [],
    },
    { key: 'terms.notice', items: terms.notice ? [noticeItem(terms.notice, language)] : [], always: true },
    {
      key: 'terms.fields',
      items: terms.fields.map((field) => item(field.quote.replace(/\s+/gu, ' '), field)),
    },
    { key: 'terms.themes', items: themes.map((theme) => item(themeWords(theme, language), null)) },
    {
      key: 'terms.languages',
      items: terms.languages.map((one) => item(languageWords(one.code, language), one)),
    },
    {
      key: 'terms.prevailing',
      items: terms.prevailing
        ? [
            item(
              terms.prevailing.value === 'equal'
                ? t('terms.prevailing.equal')
                : languageWords(terms.prevailing.value, language),
              terms.prevailing,
            ),
          ]
        : [],
    },
  ];
  return rows
    .filter(({ items, always }) => always || items.length > 0)
    .map(({ key, items }) => ({ key, items }));
}

/** Every passage that a term stands in, once, for the marks in the text. */
export function termSpans(terms: Terms): readonly Span[] {
  const spans = termRows(terms, 'en').flatMap(({ items }) => items.flatMap(({ span }) => span ?? []));
  return [...new Map(spans.map(({ start, end }) => [`${start}-${end}`, { start, end }])).values()];
}

/** The anchor of a passage on its document's page. */
export const passageAnchor = ({ start, end }: Span): string => `w${start}-${end}`;
