import { dateBounds } from '../../base/index.js';
import type { DeskView, UiLanguage } from '../../queries/index.js';
import { translator } from './messages/catalogue.js';
import { statementTitle } from './messages/tie-title.js';
import { type CalendarDay, writeCalendar } from './write-calendar.js';

/** Ends of terms and last days for notice as a calendar, each on the first day that it may be. */
export function deskCalendar(
  { ending, from }: DeskView,
  origin: string,
  language: UiLanguage,
  today: string,
): string {
  const t = translator(language);
  const days = ending.flatMap(({ statement, ends, computed, noticeBy, fileNumber }): CalendarDay[] => {
    const title = statementTitle(statement, language);
    const told = [
      fileNumber === null ? '' : `${t('desk.file')}: ${fileNumber}`,
      t(computed ? 'desk.ends.computed' : 'desk.ends.stated'),
      `${statement.document.title}, ${statement.document.source.name}`,
    ];
    const about = {
      description: told.filter(Boolean).join('\n'),
      url: `${origin}/documents/${encodeURIComponent(statement.document.id)}#${encodeURIComponent(statement.id)}`,
      sequence: statement.revision,
    };
    return [
      {
        ...about,
        uid: `ends-${statement.id}@intertie`,
        day: dateBounds(ends).first,
        summary: t('desk.calendar.ends', { title }),
      },
      ...(noticeBy === null || noticeBy < from
        ? []
        : [
            {
              ...about,
              uid: `notice-${statement.id}@intertie`,
              day: noticeBy,
              summary: t('desk.calendar.notice', { title }),
            },
          ]),
    ];
  });
  return writeCalendar(t('desk.calendar.name'), days, today);
}
