import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { connectedComponents } from 'graphology-components';
import { seededRandom } from '../seeded-random.js';
import { pairsOf, type TieGraph } from '../twins/index.js';
import { type Betweenness, sampleBetweenness } from './sample-betweenness.js';

/** The package is the function itself, which its types, written for bundlers, put under `default`. */
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** A network as a whole and by place; positions are those of the graph. */
export interface NetworkMeasures {
  readonly places: number;
  readonly pairs: number;
  readonly meanTies: number;
  /** Number of places in each part that hangs together, largest first. */
  readonly components: readonly number[];
  /** Ties of a place's partners with each other, of all that could be (global transitivity); null when none could. */
  readonly clustering: number | null;
  /** Number of the community of each place, 0 for the largest; -1 for a place without ties. */
  readonly communityOf: Int32Array;
  /** Sizes of the communities, largest first. */
  readonly communities: readonly number[];
  /** How much denser ties are within communities than chance would have them, -0.5 to 1; null without ties. */
  readonly modularity: number | null;
  readonly betweenness: Betweenness;
}

export interface NetworkSettings {
  readonly seed: number;
  /** Places that shortest ways are followed from, at most. */
  readonly mostSources: number;
}

/** A sample of this size takes half a second on twelve thousand places. */
export const NETWORK_SETTINGS: NetworkSettings = { seed: 1, mostSources: 200 };

/**
 * Measures a network: components and communities (Louvain; Blondel and others 2008) by graphology, the rest on the graph itself.
 * The same graph and seed give the same answer.
 */
export function measureNetwork(
  graph: TieGraph,
  settings: NetworkSettings = NETWORK_SETTINGS,
): NetworkMeasures {
  const pairs = pairsOf(graph);
  const net = new UndirectedGraph();
  graph.degrees.forEach((ties, i) => {
    if (ties > 0) net.addNode(String(i));
  });
  for (const [a, b] of pairs) net.addEdge(String(a), String(b));
  const components = connectedComponents(net)
    .map((component) => component.length)
    .sort((a, b) => b - a);
  const random = seededRandom(settings.seed);
  const found = pairs.length > 0 ? louvain.detailed(net, { rng: random }) : null;
  const { communityOf, communities } = numberCommunities(graph.size, found?.communities ?? {});
  return {
    places: net.order,
    pairs: pairs.length,
    meanTies: net.order > 0 ? (2 * pairs.length) / net.order : 0,
    components,
    clustering: transitivity(graph),
    communityOf,
    communities,
    modularity: found?.modularity ?? null,
    betweenness: sampleBetweenness(graph, settings.mostSources, random),
  };
}

/** Numbers communities by size, so that 0 is the largest whatever the algorithm called it. */
function numberCommunities(
  size: number,
  found: Readonly<Record<string, number>>,
): Pick<NetworkMeasures, 'communityOf' | 'communities'> {
  const sizes = new Map<number, number>();
  for (const community of Object.values(found)) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const order = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const numbers = new Map(order.map(([community], i) => [community, i]));
  const communityOf = new Int32Array(size).fill(-1);
  for (const [place, community] of Object.entries(found))
    communityOf[Number(place)] = numbers.get(community) ?? -1;
  return { communityOf, communities: order.map(([, count]) => count) };
}

function transitivity({ size, starts, links, degrees }: TieGraph): number | null {
  const isPartner = new Uint8Array(size);
  let closed = 0;
  let open = 0;
  for (let i = 0; i < size; i++) {
    const ties = degrees[i] as number;
    open += ties * (ties - 1);
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) isPartner[links[k] as number] = 1;
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      const j = links[k] as number;
      for (let m = starts[j] as number; m < (starts[j + 1] as number); m++)
        closed += isPartner[links[m] as number] as number;
    }
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) isPartner[links[k] as number] = 0;
  }
  return open > 0 ? closed / open : null;
}
