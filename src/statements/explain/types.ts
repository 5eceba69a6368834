import type { PlaceId, Span, StatementId } from '../../base/index.js';
import type { Kind, Role, Status } from '../../vocabulary/index.js';

/** Words of the text, with where they stand. */
export interface Words extends Span {
  readonly text: string;
}

/** A place that a name may mean, with how well it fits and what speaks for and against it. */
export interface ExplainedCandidate {
  readonly id: PlaceId;
  readonly name: string;
  readonly country: string | null;
  /** Code of the region it lies in ("US-IL"), which tells namesakes of one country apart. */
  readonly region: string | null;
  readonly kind: string;
  /** 0..1, comparable with the others of the same name only. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Why a name was taken for a place, or why it was left open. */
export interface ExplainedPlace {
  readonly outcome: 'resolved' | 'ambiguous' | 'unresolved' | 'unknown';
  /** In words: "leads by 0.21", "too close to tell apart". */
  readonly why: string;
  readonly chosen: ExplainedCandidate | null;
  /** The best of those that were not taken, at most two. */
  readonly runnersUp: readonly ExplainedCandidate[];
}

export interface ExplainedParty {
  readonly name: string;
  readonly role: Role;
  readonly words: Words | null;
  /** How it came into the statement: "named in the sentence", "named before". */
  readonly from: string;
  /** Null for a country known from another word, such as "Belarusian". */
  readonly place: ExplainedPlace | null;
}

/** A rule with what it asks for, in words. */
export interface ExplainedRule {
  readonly id: string;
  readonly kind: Kind;
  readonly asks: readonly string[];
}

export interface ExplainedStatement {
  readonly statement: StatementId;
  readonly kind: Kind;
  readonly method: string;
  readonly rule: ExplainedRule | null;
  /** The words by which the rule was found; null where it goes by more than words. */
  readonly trigger: Words | null;
  readonly evidence: Words;
  readonly parties: readonly ExplainedParty[];
  /** The words that gave the date, and how they were read. */
  readonly date: { readonly value: string; readonly words: string | null; readonly why: string } | null;
  readonly amounts: readonly { readonly value: number; readonly unit: string; readonly words: string }[];
  readonly status: {
    readonly value: Status;
    readonly why: string;
    /** Words that speak for it. */
    readonly words: readonly string[];
  };
  readonly confidence: {
    readonly value: number;
    readonly why: string;
    /** What raised and lowered it, in log odds, the weightiest first. */
    readonly parts: readonly { readonly what: string; readonly weight: number }[];
  };
  /** Other rules that found their words in the same stretch, and gave way. */
  readonly alsoFound: readonly string[];
}

/** A sentence in which a rule found its words, and that gave no fact. */
export interface PassedSentence {
  readonly sentence: Words;
  readonly reasons: readonly { readonly rule: string; readonly words: string; readonly why: string }[];
}

export interface ReadingExplanation {
  /** One for each statement of the reading, in its order. */
  readonly statements: readonly ExplainedStatement[];
  readonly passed: readonly PassedSentence[];
}
