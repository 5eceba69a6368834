import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES, type ReadyTrees, readyTrees, type TreeModel } from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import { packageFolder } from '../../ingest/index.js';

/** What was learned, with what it was learned from. */
export interface TwinWeights {
  readonly ready: ReadyTrees;
  /** The table, and how many of its pairs. */
  readonly learnedFrom: string;
  readonly pairs: number;
}

let kept: TwinWeights | undefined;

/**
 * The weights of the package, read when they are first needed. `scripts/learn-twins.mjs` writes them.
 * @throws IntertieError `twins.weights` for a file that was learned for other features than the program reckons
 */
export function loadTwinWeights(
  file: string = join(packageFolder(), 'data', 'analyses', 'twin-weights.json'),
): TwinWeights {
  kept ??= parseTwinWeights(readFileSync(file, 'utf8'), file);
  return kept;
}

/** @throws IntertieError `twins.weights` */
export function parseTwinWeights(text: string, file: string): TwinWeights {
  const refuse = (problem: string, value: string): IntertieError =>
    new IntertieError(
      'twins.weights',
      problem,
      value,
      'write it anew with: node scripts/learn-twins.mjs FILE',
    );
  let read: Partial<TreeModel> & { learned_from?: unknown; pairs?: unknown };
  try {
    read = JSON.parse(text) as typeof read;
  } catch {
    throw refuse('the weights of twin matching are no JSON', file);
  }
  const { features, trees } = read;
  if (!Array.isArray(features) || !Array.isArray(trees) || trees.length === 0)
    throw refuse('the weights of twin matching hold no trees', file);
  if (features.join() !== FEATURES.join())
    throw refuse('the weights of twin matching are for other features', `${features.length} in ${file}`);
  return {
    ready: readyTrees({ features, trees }),
    learnedFrom: typeof read.learned_from === 'string' ? read.learned_from : '',
    pairs: typeof read.pairs === 'number' ? read.pairs : 0,
  };
}
