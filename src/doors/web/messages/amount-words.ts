import type { Amount } from '../../../base/index.js';
import type { UiLanguage } from '../../../queries/index.js';
import { type MessageKey, translator } from './catalogue.js';
import { numberFormat } from './formats.js';

/** Steps that are written in words, and only when no digit is lost by it. */
const STEPS: readonly { readonly worth: number; readonly key: MessageKey }[] = [
  { worth: 1e12, key: 'amount.trillion' },
  { worth: 1e9, key: 'amount.billion' },
  { worth: 1e6, key: 'amount.million' },
];
const PERCENT = new Set(['%', 'percent', 'per cent']);

function digits(value: number, language: UiLanguage): string {
  return numberFormat(language, 'exact').format(value);
}

/**
 * A number with its digits grouped; from a million on in words, when at most three decimals remain.
 *
 * @example numberWords(1_400_000_000, 'en'); // '1.4 billion'
 */
export function numberWords(value: number, language: UiLanguage): string {
  const step = STEPS.find(({ worth }) => Math.abs(value) >= worth);
  if (!step) return digits(value, language);
  const thousandths = (value / step.worth) * 1000;
  if (Math.abs(thousandths - Math.round(thousandths)) > 1e-6) return digits(value, language);
  const number = digits(Math.round(thousandths) / 1000, language);
  return translator(language)(step.key, { number });
}

/**
 * An amount with its qualifier and unit: a bound stays a bound. Money keeps its ISO code, other units the document's words.
 *
 * @example amountWords({ value: 73, unit: '%', qualifier: 'almost', text: 'almost 73%' }, 'en'); // 'almost 73 %'
 */
export function amountWords(amount: Amount, language: UiLanguage): string {
  const unit = PERCENT.has(amount.unit.toLowerCase()) ? '%' : amount.unit;
  // A no-break space, so that a figure never parts from its unit.
  const figure = `${numberWords(amount.value, language)}${unit ? `\u00a0${unit}` : ''}`;
  return amount.qualifier === null ? figure : translator(language)(`amount.${amount.qualifier}`, { figure });
}
