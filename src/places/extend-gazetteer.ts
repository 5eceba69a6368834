import { foldName, type PlaceId } from '../base/index.js';
import { readDesignators } from './designators.js';
import { editsWithin } from './edits-within.js';
import type { GazetteerEntry } from './gazetteer-entry.js';
import { importance } from './importance.js';
import type { Candidate, DesignatedPlace, Gazetteer, Place } from './types.js';

/**
 * A gazetteer over both: an entry whose id the base knows adds its names to that place (the base's other facts stay); an entry with
 * a new id is a new place. The base is not changed. Entries come after the base's places in `named`.
 */
export function extendGazetteer(base: Gazetteer, entries: readonly GazetteerEntry[]): Gazetteer {
  return entries.length === 0 ? base : new ExtendedGazetteer(base, entries);
}

const isTown = (place: Place): boolean => place.kind === 'city' || place.kind === 'settlement';

class ExtendedGazetteer implements Gazetteer {
  readonly worldview: string;
  readonly size: number;
  readonly #entries = new Map<string, GazetteerEntry>();
  readonly #own = new Map<string, Place>();
  readonly #named = new Map<string, Place[]>();
  readonly #firstWords = new Set<string>();
  readonly #designated = new Map<string, DesignatedPlace[]>();

  constructor(
    private readonly base: Gazetteer,
    entries: readonly GazetteerEntry[],
  ) {
    this.worldview = base.worldview;
    for (const entry of entries) this.#add(entry);
    this.size = base.size + this.#own.size;
  }

  #add(entry: GazetteerEntry): void {
    this.#entries.set(entry.id, entry);
    const known = this.base.get(entry.id);
    const { names, ...fields } = entry;
    const place = known ?? Object.freeze(fields);
    if (!known) this.#own.set(entry.id, place);
    for (const name of names) {
      const folded = foldName(name);
      const bearers = this.#named.get(folded);
      if (bearers) bearers.push(place);
      else this.#named.set(folded, [place]);
      for (const { core, level } of isTown(place) ? [] : readDesignators(folded)) {
        const listed = { place, name: folded, levels: [level] };
        this.#designated.set(core, [...(this.#designated.get(core) ?? []), listed]);
      }
      const space = folded.indexOf(' ');
      if (space > 0) this.#firstWords.add(folded.slice(0, space));
    }
  }

  get(id: PlaceId): Place | undefined {
    return this.base.get(id) ?? this.#own.get(id);
  }

  named(foldedName: string): readonly Place[] {
    const mine = this.#named.get(foldedName);
    const theirs = this.base.named(foldedName);
    if (!mine) return theirs;
    return [...theirs, ...mine.filter((place) => !theirs.some((other) => other.id === place.id))];
  }

  startsName(foldedWord: string): boolean {
    return this.#firstWords.has(foldedWord) || this.base.startsName(foldedWord);
  }

  ancestors(id: PlaceId): readonly Place[] {
    const own = this.#own.get(id);
    if (!own) return this.base.ancestors(id);
    const found: Place[] = [];
    let at: Place | undefined = own;
    while (at?.parent && found.length < 8) {
      const parent: Place | undefined = this.get(at.parent);
      if (!parent || found.includes(parent)) break;
      found.push(parent);
      at = parent;
    }
    return found;
  }

  contains(outer: PlaceId, inner: PlaceId): boolean {
    if (outer === inner || this.base.contains(outer, inner)) return true;
    return this.ancestors(inner).some((place) => place.id === outer || this.base.contains(outer, place.id));
  }

  members(id: PlaceId): readonly Place[] {
    return [...this.base.members(id), ...[...this.#own.values()].filter(({ parent }) => parent === id)];
  }

  nameIn(id: PlaceId, language: string): string {
    return this.#own.get(id)?.name ?? this.base.nameIn(id, language);
  }

  names(id: PlaceId): readonly string[] {
    const mine = this.#entries.get(id)?.names ?? [];
    if (this.#own.has(id)) return mine.slice(0, 40);
    return [...new Set([...this.base.names(id), ...mine])].slice(0, 40);
  }

  designated(foldedCore: string): readonly DesignatedPlace[] {
    return [...this.base.designated(foldedCore), ...(this.#designated.get(foldedCore) ?? [])];
  }

  regionsLike(foldedName: string, edits: number): readonly Place[] {
    const target = Uint16Array.from(foldedName, (c) => c.charCodeAt(0));
    const found = new Set(this.base.regionsLike(foldedName, edits));
    for (const [name, places] of this.#named) {
      const units = Uint16Array.from(name, (c) => c.charCodeAt(0));
      if (editsWithin(target, units, 0, units.length, edits) > edits) continue;
      for (const place of places) if (place.kind === 'region' || place.kind === 'district') found.add(place);
    }
    return [...found];
  }

  towns(people: number): readonly Place[] {
    const mine = [...this.#own.values()].filter(
      (place) =>
        isTown(place) &&
        place.latitude !== null &&
        place.longitude !== null &&
        (place.population ?? 0) >= people,
    );
    return [...this.base.towns(people), ...mine];
  }

  search(query: string, limit: number): readonly Candidate[] {
    const wanted = foldName(query);
    if (wanted === '' || limit <= 0) return [];
    const found = new Map(this.base.search(query, limit).map((candidate) => [candidate.place.id, candidate]));
    for (const [name, places] of this.#named) {
      if (!name.startsWith(wanted)) continue;
      const fit = name === wanted ? 1 : 0.55 + 0.35 * (wanted.length / name.length);
      for (const place of places) {
        const score = Math.round((fit * 0.6 + importance(place) * 0.4) * 1000) / 1000;
        const known = found.get(place.id);
        const reasons = [name === wanted ? 'name: exact' : 'name: begins so'];
        if (!known || known.score < score) found.set(place.id, { place, score, reasons });
      }
    }
    return [...found.values()]
      .sort((a, b) => b.score - a.score || (a.place.id < b.place.id ? -1 : 1))
      .slice(0, limit);
  }
}
