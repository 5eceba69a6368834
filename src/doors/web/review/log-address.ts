import { IntertieError } from '../../../base/index.js';
import type { LogFilter } from '../../../queries/index.js';
import { text } from './queue-address.js';

export interface LogAddress {
  readonly filter: LogFilter;
  /** Only decisions with a smaller number; null for the newest. */
  readonly before: number | null;
}

/** @throws IntertieError `parameter.unreadable` */
export function parseLog(query: URLSearchParams): LogAddress {
  return {
    filter: {
      account: text(query, 'account'),
      action: text(query, 'action'),
      document: text(query, 'document'),
      subject: text(query, 'subject'),
      batch: text(query, 'batch'),
      unattached: query.get('unattached') === '1',
    },
    before: query.get('before') ? numberOf(query.get('before') ?? '') : null,
  };
}

export function formatLog({ filter, before }: LogAddress): string {
  const query = new URLSearchParams();
  const { unattached, ...words } = filter;
  for (const [name, value] of Object.entries(words)) if (value !== null) query.set(name, value);
  if (unattached) query.set('unattached', '1');
  if (before !== null) query.set('before', String(before));
  return query.toString();
}

/** The number of a decision. @throws IntertieError `parameter.unreadable` */
export function numberOf(given: string): number {
  if (/^[1-9]\d{0,14}$/.test(given)) return Number(given);
  throw new IntertieError(
    'parameter.unreadable',
    'not the number of a decision',
    given.slice(0, 80),
    'take it from the log of decisions',
  );
}
