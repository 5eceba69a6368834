import type { CheckedNode } from './checked-node.js';
import { readLabels } from './parse-kinds.js';
import { ROLES, type Role, SOURCE_KINDS, type SourceKind } from './types.js';
import type { Labels } from './vocabulary.js';

export interface WordLabels {
  readonly roles: ReadonlyMap<Role, Labels>;
  readonly sourceKinds: ReadonlyMap<SourceKind, Labels>;
  readonly independence: ReadonlyMap<string, Labels>;
}

/** words.yaml, checked. @throws IntertieError `vocabulary.*` naming file and key. */
export function parseWords(root: CheckedNode): WordLabels {
  return {
    roles: root.at('roles').exactly(ROLES, 'roles', readLabels),
    sourceKinds: root.at('source_kinds').exactly(SOURCE_KINDS, 'kinds of source', readLabels),
    independence: new Map(
      root
        .at('independence')
        .entries()
        .map(([key, node]) => [key, readLabels(node)] as const),
    ),
  };
}
