/**
 * What a person decided of actors. `together`: two actors are one, and `left` goes by the id of `right`. `apart`: one name is borne by two; what
 * is said under these roles is `into`'s, an actor of its own.
 */
export type ActorLink =
  | { readonly what: 'together'; readonly left: string; readonly right: string }
  | {
      readonly what: 'apart';
      readonly name: string;
      /** Ids of offices; "" for words said under no role. */
      readonly roles: readonly string[];
      readonly into: string;
    };

/** Which names and roles make which actor, after all decisions. */
export interface SettledActors {
  /** The actor that a name under a role is: ids of both, role null for none. */
  actorOf(name: string, role: string | null): string;
  /** The actor that an id goes by since the decisions. */
  finalOf(id: string): string;
  /** Ids of every name that the actor may stand under, sorted; each is to be asked with its role. */
  namesOf(actor: string): readonly string[];
  /** Whether joining the two would put together again what a person parted. */
  wouldContradict(left: string, right: string): boolean;
}

/**
 * Settles the links in the order they were decided. A link that says what already holds changes nothing, so that loops cannot come about.
 * Linear in the links.
 * @example settleActors([{ what: 'together', left: 'a1', right: 'a2' }]).actorOf('a1', null); // 'a2'
 */
export function settleActors(links: readonly ActorLink[]): SettledActors {
  const parents = new Map<string, string>();
  const finalOf = (id: string): string => {
    let root = id;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    return root;
  };
  const parts = new Map<string, { readonly role: string; readonly into: string }[]>();
  const nameOf = new Map<string, string>();
  const names = new Set<string>();
  for (const link of links) {
    if (link.what === 'apart') {
      const known = parts.get(link.name) ?? [];
      known.push(...link.roles.map((role) => ({ role, into: link.into })));
      parts.set(link.name, known);
      nameOf.set(link.into, link.name);
      continue;
    }
    const [from, to] = [finalOf(link.left), finalOf(link.right)];
    if (from !== to) parents.set(from, to);
    names.add(link.left).add(link.right);
  }
  const membersOf = (actor: string): string[] => {
    const final = finalOf(actor);
    return [...new Set([actor, final, ...names, ...nameOf.keys()])].filter((id) => finalOf(id) === final);
  };
  return {
    finalOf,
    actorOf(name, role) {
      const part = parts.get(name)?.findLast((one) => one.role === (role ?? ''));
      return finalOf(part?.into ?? name);
    },
    namesOf: (actor) => [...new Set(membersOf(actor).map((id) => nameOf.get(id) ?? id))].sort(),
    wouldContradict(left, right) {
      const members = new Set([...membersOf(left), ...membersOf(right)]);
      return [...members].some((id) => {
        const name = nameOf.get(id);
        return name !== undefined && members.has(name);
      });
    },
  };
}
