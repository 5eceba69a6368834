import type { Amount, PartialDate, Span } from '../base/index.js';
import type { AmountMention, DateMention, PlaceMention } from '../mentions/index.js';
import type { Rule, Status } from '../vocabulary/index.js';

/** A place's part in a draft; `mention` is null for a country named by a demonym ("Belarusian specialists"). */
export interface DraftParty {
  readonly role: Rule['before'];
  readonly mention: PlaceMention | null;
  readonly country: string | null;
}

/** One trigger of a rule in a passage: words from `first` to before `next`. */
export interface Trigger {
  readonly rule: Rule;
  readonly first: number;
  readonly next: number;
}

/** A fact before it becomes a statement. Mutable only inside the pass that joins continued sentences. */
export interface FactDraft {
  readonly rule: Rule;
  readonly trigger: Trigger;
  readonly passage: number;
  /** Last passage that was joined to it. */
  lastPassage: number;
  readonly paragraph: number;
  evidence: Span;
  readonly parties: readonly DraftParty[];
  /** Parties were taken from an earlier sentence. */
  readonly carried: boolean;
  date: PartialDate | null;
  dateText: string | null;
  amounts: readonly Amount[];
  status: Status;
  readonly notes: readonly string[];
  /** The rule's own, before the statement's features are weighed. */
  readonly confidence: number;
}

/** What a stretch of a passage holds, by kind of mention. */
export interface SegmentMentions {
  readonly places: readonly PlaceMention[];
  readonly dates: readonly DateMention[];
  readonly amounts: readonly AmountMention[];
}
