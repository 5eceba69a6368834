import type { PromiseView, UiLanguage } from '../../queries/index.js';
import { translator } from './messages/catalogue.js';
import { promiseTitle } from './messages/promise-words.js';
import { writeCalendar } from './write-calendar.js';

/** Promises with a deadline as a calendar: each on the last day by which it is due. */
export function promiseCalendar(
  promises: readonly PromiseView[],
  origin: string,
  language: UiLanguage,
  today: string,
): string {
  const t = translator(language);
  const days = promises.flatMap((promise) => {
    const { statement, due, promisor, evidence } = promise;
    if (due === null) return [];
    const told = [
      promisor.name,
      `${t('promises.evidence')}: ${t(`promises.evidence.${evidence}`)}`,
      statement.quote ?? '',
      `${statement.document.title}, ${statement.document.source.name}`,
    ];
    return [
      {
        uid: `promise-${statement.id}@intertie`,
        day: due,
        summary: promiseTitle(promise, language),
        description: told.filter(Boolean).join('\n'),
        url: `${origin}/promises/${encodeURIComponent(statement.id)}`,
        sequence: promise.revision,
      },
    ];
  });
  return writeCalendar(t('promises.title'), days, today);
}
