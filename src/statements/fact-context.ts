import type { PartialDate } from '../base/index.js';
import type { Mention, PlaceMention } from '../mentions/index.js';
import type { Discourse } from './discourse.js';
import type { ReadingTrace } from './explain/reading-trace.js';
import type { DraftParty } from './fact-drafts.js';
import type { ValueContext } from './fact-values.js';

/** What facts are drawn from. */
export interface FactContext extends ValueContext {
  readonly mentions: readonly Mention[];
  /** The places among them. */
  readonly places: readonly PlaceMention[];
  /** The places the text is about, at most two. */
  readonly main: readonly DraftParty[];
  readonly discourse: Discourse;
  /** Month of a news item, which dates the visits it reports; null for long texts, which look back. */
  readonly newsMonth: PartialDate | null;
  readonly trace?: ReadingTrace | undefined;
}
