export {
  evaluateTwins,
  type HiddenPart,
  type PartMeasures,
  type Popularity,
  RANKINGS,
  type RankingName,
  type SeedResult,
} from './evaluate-twins.js';
export { LEARNING_SETTINGS, type LearningSettings, learnTwins } from './learn-twins.js';
export { type MatchRules, matchTwins, type TwinMatch, type TwinMatches } from './match-twins.js';
export { FEATURES } from './pair-features.js';
export { type TwinReason, tellReasons } from './tell-reasons.js';
export {
  buildTieGraph,
  type GraphPlace,
  type PlacePair,
  pairsOf,
  partnersOf,
  type TieGraph,
} from './tie-graph.js';
export { type ReadyTrees, readyTrees, type Tree, type TreeModel } from './tree-model.js';
export { prepareTwins, type TwinContext } from './twin-context.js';
export { withPlace } from './with-place.js';
