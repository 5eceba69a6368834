import type { PromiseView, UiLanguage } from '../../../queries/index.js';
import { translator } from '../messages/catalogue.js';

const DAY_MS = 86_400_000;

/**
 * How the clock stands for a promise: "3 days left", "4 years over", "no date given". Whole units, rounded down, so that nothing
 * seems later than it is.
 *
 * @param today YYYY-MM-DD
 */
export function dueWords({ due, clock }: PromiseView, today: string, language: UiLanguage): string {
  const t = translator(language);
  if (due === null || clock === 'undated') return t('promises.no_date');
  const days = Math.round((Date.parse(today) - Date.parse(due)) / DAY_MS);
  if (days === 0 || clock === 'today') return t('promises.today');
  if (days < 0) return t('promises.left', { count: -days });
  const years = wholeYears(due, today);
  if (years > 0) return t('promises.over.years', { count: years });
  return days >= 61
    ? t('promises.over.months', { count: Math.floor(days / 30.44) })
    : t('promises.over.days', { count: days });
}

function wholeYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
