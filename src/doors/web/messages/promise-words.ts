import type { PromiseView, ProposedEvidenceView, UiLanguage } from '../../../queries/index.js';
import { amountWords } from './amount-words.js';
import { translator } from './catalogue.js';
import { numberFormat } from './formats.js';
import { statementTitle } from './tie-title.js';

/** What was promised in a few words, with its figure. */
export function promiseTitle({ statement }: PromiseView, language: UiLanguage): string {
  const amount = statement.amounts[0];
  const title = statementTitle(statement, language);
  const figure = amount && !title.includes(String(amount.value)) ? amountWords(amount, language) : '';
  return [title, figure].filter(Boolean).join(', ');
}

/** What would bring a promise further, for whoever follows it. */
export function nextStep({ evidence, clock, votes, testable }: PromiseView, language: UiLanguage): string {
  const t = translator(language);
  if (votes === 1) return t('promises.next.second');
  if (evidence === 'withdrawn' || evidence === 'kept' || evidence === 'kept_late' || evidence === 'broken') {
    return t('promises.next.none');
  }
  if (testable === null) return t('promises.next.untestable');
  if (evidence === 'partly_kept') return t('promises.next.rest');
  if (clock === 'overdue' || clock === 'today') return t('promises.next.search');
  return clock === 'undated' ? t('promises.next.undated') : t('promises.next.wait');
}

/** Why a passage is proposed as evidence, a line a reason. */
export function reasonWords(reasons: ProposedEvidenceView['reasons'], language: UiLanguage): string[] {
  const t = translator(language);
  const number = numberFormat(language, 'plain');
  return reasons.map((reason) => {
    switch (reason.code) {
      case 'same_place':
      case 'same_region':
      case 'same_country':
        return t(`promise.reason.${reason.code}`, { place: reason.place });
      case 'same_unit':
        return reason.found === null
          ? t('promise.reason.same_unit.words', { unit: reason.unit })
          : t('promise.reason.same_unit', {
              unit: reason.unit,
              found: number.format(reason.found),
              promised: number.format(reason.promised),
            });
      case 'same_object':
        return t('promise.reason.same_object', { words: reason.words });
      case 'kind':
        return t('promise.reason.kind', { kind: t(`kind.one.${reason.kind}`) });
      default:
        return t(`promise.reason.${reason.code}`);
    }
  });
}
