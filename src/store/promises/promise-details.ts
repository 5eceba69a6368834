import type { PartialDate } from '../../base/index.js';
import type { Anchor } from '../decisions/types.js';

/** What a person said of one passage as evidence of one promise; as the log keeps it. */
export interface EvidenceDetail {
  /** Id of the statement when it was decided on. */
  readonly evidence: string;
  readonly decided: 'confirmed' | 'refused';
  /** How much in all was kept by then, of how much; both null: all of it. */
  readonly kept: number | null;
  readonly of: number | null;
  /** When what it tells had happened. */
  readonly date: PartialDate | null;
  /** When its document was published. */
  readonly toldOn: PartialDate | null;
  readonly anchor: Anchor;
}

/** One person's search: who, where and when. */
export interface PromiseVote {
  readonly account: string;
  readonly name: string;
  readonly searchedIn: string;
  /** YYYY-MM-DD */
  readonly searchedOn: string;
}

export interface PromiseVerdict {
  readonly verdict: 'none_found' | 'broken';
  /** "broken" counts with two. */
  readonly votes: readonly PromiseVote[];
}

/** What the promisor, or whoever withdrew it, says. */
export interface PromiseWord {
  readonly text: string;
  readonly by: string;
  readonly date: PartialDate | null;
  readonly url: string | null;
}
