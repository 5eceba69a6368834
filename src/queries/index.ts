export type * from './actor-page.js';
export { type ClaimedUnit, claimedUnit } from './claimed-unit.js';
export { createQueries, type QueryOptions } from './create-queries.js';
export {
  DESK_USUAL,
  type DeskFilter,
  type DeskView,
  type EndingView,
  type SilentView,
} from './desk.js';
export { ANY_PROMISE } from './promise-board.js';
export { askPublishing, type PublishingView } from './publishing.js';
export * from './review.js';
export { claimsShare } from './share-claims.js';
export type { CompositionView, SideClaimView } from './side-claims.js';
export { SnapshotCache } from './snapshot-cache.js';
export type * from './tie-record-types.js';
export * from './types.js';
