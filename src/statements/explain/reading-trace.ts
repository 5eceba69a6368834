import type { StatementId } from '../../base/index.js';
import type { DenialDraft } from '../draw-facts.js';
import type { FactContext } from '../fact-context.js';
import type { FactDraft, Trigger } from '../fact-drafts.js';
import type { TriggerScan } from '../find-triggers.js';
import type { Segment } from '../segments.js';

/**
 * Why words that a rule looks for gave no fact: a forecast of trade, a condition, a total without a figure, a guess in somebody's mouth, a guess
 * with too little said.
 */
export type Refusal = 'forecast' | 'conditional' | 'no_figure' | 'in_a_mouth' | 'says_too_little';

/** One step of drawing, as it happens. */
export type TraceEvent =
  /** The rule asks for more than the sentence has, or its words stand inside a name. */
  | { readonly did: 'unmet'; readonly scan: TriggerScan; readonly trigger: Trigger; readonly inName: boolean }
  | { readonly did: 'refused'; readonly passage: number; readonly trigger: Trigger; readonly why: Refusal }
  | { readonly did: 'denied'; readonly denial: DenialDraft }
  | { readonly did: 'drafted'; readonly draft: FactDraft; readonly segment: Segment }
  /** What is told of the drafts of one passage. */
  | { readonly did: 'chosen'; readonly drafts: readonly FactDraft[]; readonly told: readonly FactDraft[] }
  /** All facts are drawn; sentences that go on about a fact are joined to it. */
  | { readonly did: 'joined'; readonly context: FactContext; readonly facts: readonly FactDraft[] }
  /** A clause of an agreement, which tells no fact beside the agreement. */
  | { readonly did: 'clause'; readonly fact: FactDraft }
  | { readonly did: 'stated'; readonly statement: StatementId; readonly fact: FactDraft };

/** Told of each step while a reading is drawn. Only given when it is to be explained: reading costs nothing more without it. */
export type ReadingTrace = (event: TraceEvent) => void;
