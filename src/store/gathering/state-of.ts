import type { GatherContext } from '../../statements/index.js';
import { packageVocabulary } from '../package-vocabulary.js';

/** The table of states in the vocabulary that comes with the package. */
export const stateOf: GatherContext['stateOf'] = (kind, lifecycle) =>
  packageVocabulary().stateOf(lifecycle, kind);
