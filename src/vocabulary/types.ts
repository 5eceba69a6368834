/**
 * The closed lists. Their labels, definitions and examples live in `data/vocabulary/*.yaml`; a test holds the two together.
 * `utterance` is the contract's `statement`: an attributed claim, opinion or quotation.
 */
export const KINDS = [
  'agreement',
  'twinning',
  'visit',
  'trade_flow',
  'project',
  'transport_link',
  'settlement_origin',
  'office',
  'commitment',
  'utterance',
] as const;
export type Kind = (typeof KINDS)[number];

/** The kinds that make ties. A commitment is a promise and an utterance is speech: neither is a tie. */
export const TIE_KINDS = [
  'trade_flow',
  'project',
  'settlement_origin',
  'visit',
  'agreement',
  'office',
  'transport_link',
  'twinning',
] as const satisfies readonly Kind[];
export type TieKind = (typeof TIE_KINDS)[number];

/** The state a text tells, as the contract for other programs has it (../shared GUIDELINES). */
export const STATUSES = ['proposed', 'planned', 'signed', 'in_progress', 'completed', 'unknown'] as const;
export type Status = (typeof STATUSES)[number];

/** Where a tie stands in its life. Mapped from kind and status by one table (`data/vocabulary/lifecycle.yaml`). */
export const LIFECYCLES = [
  'proposed',
  'planned',
  'signed',
  'active',
  'completed',
  'dormant',
  'suspended',
  'ended',
  'unknown',
] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

/** The four states the atlas filters by; every lifecycle belongs to one (same table). */
export const STATE_GROUPS = ['ahead', 'under_way', 'done', 'over'] as const;
export type StateGroup = (typeof STATE_GROUPS)[number];

/** Part a place plays in a statement. */
export const ROLES = [
  'side',
  'venue',
  'origin',
  'destination',
  'exporter',
  'importer',
  'host',
  'guest',
  'subject',
] as const;
export type Role = (typeof ROLES)[number];

export const SOURCE_KINDS = [
  'government',
  'state_agency',
  'independent_press',
  'company',
  'organisation',
  'data_set',
  'unknown',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
