import type { ClaimedTotal, UiLanguage } from '../../../queries/index.js';
import { translator } from './catalogue.js';
import { numberFormat } from './formats.js';

/** Terms named one by one; the rest are told by their number. */
const MOST_TERMS = 12;

/** What came of a check, in a few words: "confirmed", "cannot be checked: no registry covers it". */
export function checkWords({ verdict, reason }: ClaimedTotal['check'], language: UiLanguage): string {
  const t = translator(language);
  const words = t(`check.${verdict}`);
  return reason === null ? words : `${words}: ${t(`check.reason.${reason}`)}`;
}

/**
 * The figures behind a check: what was found beside what the claim allows, or the terms of a sum and what it is a share of. Empty where nothing
 * was found.
 * @example "412 First + 306 Second = 718 of 1,000 USD, 71.8%; claimed: up to 73%"
 */
export function checkArithmetic(check: ClaimedTotal['check'], language: UiLanguage): string {
  const { found, terms, total, unit, holds } = check;
  if (found === null) return '';
  const t = translator(language);
  const number = numberFormat(language, 'short');
  const bounds = [holds.from, holds.to].map((bound) => (bound === null ? null : number.format(bound)));
  const [from = null, to = null] = bounds;
  const allowed =
    from === null || to === null
      ? t(from === null ? 'check.up_to' : 'check.from', { bound: from ?? to ?? '' })
      : from === to
        ? t('check.exactly', { bound: from })
        : t('check.between', { from, to });
  if (terms.length === 0 || total === null) return t('check.count', { found: number.format(found), allowed });
  const named = terms.slice(0, MOST_TERMS).map(({ name, value }) => `${name} ${number.format(value)}`);
  const rest = terms.length - named.length;
  const sum = terms.reduce((all, { value }) => all + value, 0);
  return t('check.share', {
    terms: [...named, ...(rest > 0 ? [t('check.more', { count: rest })] : [])].join(' + '),
    sum: number.format(sum),
    total: `${number.format(total)} ${unit ?? ''}`.trim(),
    found: number.format(found),
    allowed,
  });
}
