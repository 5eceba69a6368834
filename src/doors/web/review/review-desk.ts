import type { DocumentId, StatementId } from '../../../base/index.js';
import { IntertieError } from '../../../base/index.js';
import {
  createReviewQueries,
  type Queries,
  type ReviewItem,
  type ReviewQueries,
  type UiLanguage,
} from '../../../queries/index.js';
import type { ExplainedStatement } from '../../../statements/index.js';
import type { BatchOutcome, Store, Who } from '../../../store/index.js';
import type { QueueAddress } from './queue-address.js';
import type { ReadingHelp } from './reading-help.js';

/** Accepted at once: as many as a person can answer for, and a transaction of a few seconds. */
export const MOST_AT_ONCE = 1000;

/** What the pages and the API of review work with. */
export interface ReviewDesk {
  readonly store: Store;
  readonly questions: ReviewQueries;
  /** Null where no reader is at hand: no places to choose from, and the rule's name instead of its reasons. */
  readonly help: ReadingHelp | null;
  /** One statement. @throws IntertieError `statement.not_found` */
  item(statement: string, language: UiLanguage): Promise<ReviewItem>;
  /** Why the reader draws it; null when it is not known. */
  explain(item: ReviewItem): Promise<ExplainedStatement | null>;
  /** Accepts the surest proposals of the filter from `least` on, at most 1,000, as one batch. */
  acceptFrom(address: QueueAddress, least: number, who: Who, at: Date): Promise<BatchOutcome>;
}

export function createReviewDesk(store: Store, queries: Queries, help: ReadingHelp | null): ReviewDesk {
  const questions = createReviewQueries(store);
  return {
    store,
    questions,
    help,
    async item(statement, language) {
      const item = await questions.item(statement as StatementId, language);
      if (item) return item;
      throw new IntertieError(
        'statement.not_found',
        'no statement of this id is in the atlas',
        statement,
        'its document was removed or read anew; look for it in the review queue or in the log of decisions',
      );
    },
    async explain({ statement }) {
      if (help === null || !statement.method.startsWith('reader')) return null;
      const page = await queries.document(statement.document.id as DocumentId, 'en');
      if (page?.text == null) return null;
      const { document, text, language } = page;
      return help.explain({ id: document.id, text, language, date: document.date }, statement);
    },
    async acceptFrom({ filter }, least, who, at) {
      const from = Math.max(least, filter.least ?? 0);
      const surest = await questions.surest({ ...filter, least: from }, MOST_AT_ONCE);
      const asked = surest.map(({ id, revision }) => ({
        action: 'statement.accept',
        subject: id,
        expected: revision,
        reason: `accepted with all of confidence ${from} and above`,
      }));
      return await store.decideAll(asked, who, at);
    },
  };
}
