import type { PlaceId } from '../base/index.js';
import {
  type ContractPlaceKind,
  type Gazetteer,
  type Resolution,
  type ResolveContext,
  resolvePlace,
} from '../places/index.js';

/** Answers kept over all texts of a process; more would be a leak. */
const MOST_KEPT = 20_000;

/** What names mean with nothing known of the document: the same for every text, so kept with the gazetteer. */
const keptAlone = new WeakMap<Gazetteer, Map<string, Resolution>>();

/**
 * Resolves the names of one document, each once: press texts repeat their names, and a name that no gazetteer knows is searched through all
 * spellings.
 */
export class NameResolver {
  private readonly kept = new Map<string, Resolution>();
  private context: ResolveContext = {};

  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly language: string,
  ) {}

  /** From now on `inDocument` answers with this evidence. */
  use(context: ResolveContext): void {
    this.context = context;
    this.kept.clear();
  }

  /** The name by itself. */
  alone(lookup: string, kind: ContractPlaceKind | null): Resolution {
    let kept = keptAlone.get(this.gazetteer);
    if (!kept) {
      kept = new Map();
      keptAlone.set(this.gazetteer, kept);
    }
    const key = `${this.language}|${kind ?? ''}|${lookup}`;
    const before = kept.get(key);
    if (before) return before;
    const resolution = resolvePlace(this.gazetteer, lookup, { kind, language: this.language });
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, resolution);
    return resolution;
  }

  /** The name by what the document speaks of; inside a place when the words may say so. */
  inDocument(lookup: string, kind: ContractPlaceKind | null, inside: PlaceId | null = null): Resolution {
    const key = `${kind ?? ''}|${inside ?? ''}|${lookup}`;
    const before = this.kept.get(key);
    if (before) return before;
    const context = inside === null ? { ...this.context, kind } : { ...this.context, kind, inside };
    const resolution = resolvePlace(this.gazetteer, lookup, context);
    this.kept.set(key, resolution);
    return resolution;
  }
}
