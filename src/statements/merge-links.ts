import type { PlaceId, StatementId } from '../base/index.js';

/** A statement as a witness of one of its ties: one that names ten importers bears witness to ten. */
export interface LinkEnd {
  readonly statement: StatementId;
  /** Ends of the tie that was meant, sorted. */
  readonly ends: readonly PlaceId[];
}

/**
 * What a person decided of two statements. `together`: they tell one tie, and that of `left` goes into that of `right`. Else they tell two, and
 * `left` leaves the tie of `right`.
 */
export interface TieLink {
  /** Never changes, whatever becomes of the statements. */
  readonly id: string;
  readonly together: boolean;
  readonly left: LinkEnd;
  readonly right: LinkEnd;
}

/** Witnesses that would make one tie if nobody had decided anything. */
export interface Cluster<M extends Linkable> {
  readonly ends: readonly PlaceId[];
  readonly members: readonly M[];
}

export interface Linkable {
  readonly id: StatementId;
  readonly voice: string;
}

/** What makes one tie after all decisions: it has the identity of `cluster`, or of the part that `split` took out of it. */
export interface LinkedCluster<M extends Linkable, C extends Cluster<M>> {
  readonly cluster: C;
  /** Id of the link that took it out of the cluster; null for the cluster itself. */
  readonly split: string | null;
  readonly members: readonly M[];
  /** Those that went into it. */
  readonly merged: readonly { readonly cluster: C; readonly split: string | null }[];
}

interface Node<M extends Linkable, C extends Cluster<M>> {
  readonly cluster: C;
  readonly split: string | null;
  readonly members: M[];
  parent: Node<M, C> | null;
  readonly apart: Set<Node<M, C>>;
}

/**
 * The clusters as people parted and joined them. Statements that say nothing of their own follow: copies of a voice that left leave with it, all
 * else stays. "Apart" always holds; of links that would join what is apart, the later ones have no effect. Linear in the members, for any number
 * of links the work is that of each link's own clusters.
 *
 * @param links in the order they were decided
 */
export function applyLinks<M extends Linkable, C extends Cluster<M>>(
  clusters: readonly C[],
  links: readonly TieLink[],
): readonly LinkedCluster<M, C>[] {
  if (links.length === 0) {
    return clusters.map((cluster) => ({ cluster, split: null, members: cluster.members, merged: [] }));
  }
  const find = findClusters<M, C>(clusters, links);
  const nodes = new Map<C, Node<M, C>[]>();
  const leavers = leaversOf(links, find);
  for (const cluster of clusters)
    nodes.set(cluster, partNodes<M, C>(cluster, leavers.get(cluster) ?? new Map()));
  const nodeOf = (end: LinkEnd): Node<M, C> | null => {
    const cluster = find(end);
    const parts = cluster === null ? [] : (nodes.get(cluster) ?? []);
    return parts.find((part) => part.members.some(({ id }) => id === end.statement)) ?? null;
  };
  const ends = links.map((link) => ({ link, left: nodeOf(link.left), right: nodeOf(link.right) }));
  for (const { link, left, right } of ends) {
    if (link.together || left === null || right === null || left === right) continue;
    left.apart.add(right);
    right.apart.add(left);
  }
  for (const { link, left, right } of ends) {
    if (link.together && left !== null && right !== null) join(left, right);
  }
  return gatherNodes([...nodes.values()].flat());
}

/** The cluster that an end means: its statement's only one, or the one with its ends. */
function findClusters<M extends Linkable, C extends Cluster<M>>(
  clusters: readonly C[],
  links: readonly TieLink[],
): (end: LinkEnd) => C | null {
  const wanted = new Set(links.flatMap(({ left, right }) => [left.statement, right.statement]));
  const byStatement = new Map<StatementId, C[]>();
  for (const cluster of clusters) {
    for (const { id } of cluster.members) {
      if (!wanted.has(id)) continue;
      const known = byStatement.get(id);
      if (known === undefined) byStatement.set(id, [cluster]);
      else if (!known.includes(cluster)) known.push(cluster);
    }
  }
  return ({ statement, ends }) => {
    const found = byStatement.get(statement) ?? [];
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    const asked = ends.join(' ');
    return found.find((cluster) => cluster.ends.join(' ') === asked) ?? null;
  };
}

/** For each cluster the statements that leave it, each with the link that took it out first. */
function leaversOf<C>(
  links: readonly TieLink[],
  find: (end: LinkEnd) => C | null,
): Map<C, Map<StatementId, TieLink>> {
  const leavers = new Map<C, Map<StatementId, TieLink>>();
  for (const link of links) {
    const cluster = link.together ? null : find(link.left);
    if (cluster === null || cluster !== find(link.right)) continue;
    const own = leavers.get(cluster) ?? new Map<StatementId, TieLink>();
    if (!own.has(link.left.statement)) own.set(link.left.statement, link);
    leavers.set(cluster, own);
  }
  return leavers;
}

function partNodes<M extends Linkable, C extends Cluster<M>>(
  cluster: C,
  leavers: ReadonlyMap<StatementId, TieLink>,
): Node<M, C>[] {
  const node = (split: string | null, members: M[]): Node<M, C> => ({
    cluster,
    split,
    members,
    parent: null,
    apart: new Set(),
  });
  if (leavers.size === 0) return [node(null, [...cluster.members])];
  const stays = node(null, []);
  const parts = new Map<StatementId, Node<M, C>>();
  for (const member of cluster.members) {
    const link = leavers.get(member.id);
    if (link !== undefined) parts.set(member.id, node(link.id, [member]));
  }
  const stayers = new Set([...leavers.values()].map(({ right }) => right.statement));
  const staying = new Set(
    cluster.members.flatMap(({ id, voice }) => (stayers.has(id) && !leavers.has(id) ? [voice] : [])),
  );
  const leaving = new Map<string, Node<M, C>>();
  for (const part of parts.values()) {
    const [first] = part.members;
    if (first !== undefined && !staying.has(first.voice)) leaving.set(first.voice, part);
  }
  for (const member of cluster.members) {
    if (leavers.has(member.id)) continue;
    (stayers.has(member.id) ? stays : (leaving.get(member.voice) ?? stays)).members.push(member);
  }
  return [stays, ...parts.values()];
}

function rootOf<M extends Linkable, C extends Cluster<M>>(node: Node<M, C>): Node<M, C> {
  let root = node;
  while (root.parent !== null) root = root.parent;
  return root;
}

function join<M extends Linkable, C extends Cluster<M>>(left: Node<M, C>, right: Node<M, C>): void {
  const from = rootOf(left);
  const into = rootOf(right);
  if (from === into) return;
  for (const other of from.apart) if (rootOf(other) === into) return;
  for (const other of from.apart) {
    into.apart.add(other);
    other.apart.add(into);
  }
  from.parent = into;
}

function gatherNodes<M extends Linkable, C extends Cluster<M>>(
  nodes: readonly Node<M, C>[],
): LinkedCluster<M, C>[] {
  const joined = new Map<Node<M, C>, Node<M, C>[]>();
  for (const node of nodes) {
    const root = rootOf(node);
    const known = joined.get(root);
    if (known === undefined) joined.set(root, [node]);
    else known.push(node);
  }
  return [...joined].map(([root, all]) => {
    const merged = all.filter((node) => node !== root);
    const members = [...root.members, ...merged.flatMap((node) => node.members)];
    const taken = merged.map(({ cluster, split }) => ({ cluster, split }));
    return { cluster: root.cluster, split: root.split, members, merged: taken };
  });
}
