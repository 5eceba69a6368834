import type { GatheredTie, Testimony } from './gather-types.js';

/**
 * Counts who tells it. A report is a publisher with a voice, so that the copy of an agency's text on a third site is one report more, and a digest
 * of a page that is here is none. Independent are those that share neither origin nor voice: copies add nothing to them.
 */
export function countVoices(
  testimonies: readonly Testimony[],
): Pick<GatheredTie, 'reports' | 'independentSources'> {
  const reports = new Set(testimonies.map(({ voice, publisher }) => `${voice}\u0001${publisher}`));
  return { reports: reports.size, independentSources: independentGroups(testimonies) };
}

/** Groups of origins that are joined by a common voice. */
function independentGroups(testimonies: readonly Testimony[]): number {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
      root = next;
    return root;
  };
  for (const { voice, origin } of testimonies) {
    const [one, other] = [`voice ${voice}`, `origin ${origin}`];
    if (!parents.has(one)) parents.set(one, one);
    if (!parents.has(other)) parents.set(other, other);
    parents.set(rootOf(one), rootOf(other));
  }
  return [...parents.keys()].filter((key) => rootOf(key) === key).length;
}
