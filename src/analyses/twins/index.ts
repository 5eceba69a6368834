export {
  evaluateTwins,
  type Part,
  type PartMeasures,
  type Popularity,
  RANKINGS,
  type RankingName,
  type SeedResult,
} from './evaluate-twins.js';
export { LEARNING_SETTINGS, type LearningSettings, learnTwins } from './learn-twins.js';
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
