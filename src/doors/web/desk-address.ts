import { IntertieError } from '../../base/index.js';
import { DESK_USUAL, type DeskFilter } from '../../queries/index.js';

const MOST_MONTHS = { months: 120, quiet: 600 } as const;

/** What the address of the desk says, on its page, in its calendar and by the API. @throws IntertieError `parameter.unreadable` */
export function deskFilter(query: URLSearchParams): DeskFilter {
  const months = (name: keyof DeskFilter): number => {
    const given = query.get(name) ?? '';
    if (given === '') return DESK_USUAL[name];
    const count = /^\d{1,3}$/.test(given) ? Number(given) : 0;
    if (count >= 1 && count <= MOST_MONTHS[name]) return count;
    throw new IntertieError(
      'parameter.unreadable',
      'not a number of months',
      `${name}=${given.slice(0, 80)}`,
      `write a whole number from 1 to ${MOST_MONTHS[name]}`,
    );
  };
  return { months: months('months'), quiet: months('quiet') };
}
