import { FEATURES } from './pair-features.js';
import type { GraphPlace, PlacePair } from './tie-graph.js';
import { readyTrees, type TreeModel } from './tree-model.js';

/** Two regions, one of FR around 48 N 0 E and one of DE around 50 N 10 E, with five towns each; towns of one are tied with towns of the other. */
export const TOWNS: readonly GraphPlace[] = Array.from({ length: 10 }, (_, i) => {
  const west = i < 5;
  return {
    id: `t${i}`,
    name: west ? `Ville ${i}` : `Stadt ${i}`,
    country: west ? 'FR' : 'DE',
    latitude: (west ? 48 : 50) + (i % 5) * 0.05,
    longitude: west ? 0 : 10,
    population: i === 4 ? null : 10_000 * (1 + (i % 5)),
  };
});

/** 4 and 9 have no tie. */
export const TIES: readonly PlacePair[] = [
  [0, 5],
  [1, 6],
  [2, 7],
  [0, 6],
  [3, 8],
];

/** One question: is the candidate in a region that this one is tied with? */
export const PLAIN_MODEL: TreeModel = {
  features: FEATURES,
  trees: [
    {
      feature: [FEATURES.indexOf('region_35'), -1, -1],
      threshold: [0.01, 0, 0],
      left: [1, -1, -1],
      right: [2, -1, -1],
      value: [0, -1, 1],
    },
  ],
};
export const PLAIN = readyTrees(PLAIN_MODEL);
