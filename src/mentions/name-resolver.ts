import type { PlaceId } from '../base/index.js';
import {
  type ContractPlaceKind,
  type Gazetteer,
  type Place,
  type Resolution,
  type ResolveContext,
  resolvePlace,
} from '../places/index.js';

/** Answers kept over all texts of a process for one language; more would be a leak. */
const MOST_KEPT = 10_000;

/** Answers by kind and then by name: a key made of both would be a new text for every question. */
class Answers {
  private readonly byKind = new Map<string, Map<string, Resolution>>();
  private size = 0;

  get(lookup: string, kind: string): Resolution | undefined {
    return this.byKind.get(kind)?.get(lookup);
  }

  set(lookup: string, kind: string, resolution: Resolution): void {
    if (this.size >= MOST_KEPT) this.clear();
    const names = this.byKind.get(kind);
    if (names) names.set(lookup, resolution);
    else this.byKind.set(kind, new Map([[lookup, resolution]]));
    this.size++;
  }

  clear(): void {
    this.byKind.clear();
    this.size = 0;
  }
}

/** What a document speaks of; see `ResolveContext`. */
type DocumentContext = Required<Pick<ResolveContext, 'countries' | 'regions'>>;

/** What names mean with nothing known of the document, by language: the same for every text, so kept with the gazetteer. */
const keptAlone = new WeakMap<Gazetteer, Map<string, Answers>>();

function aloneIn(gazetteer: Gazetteer, language: string): Answers {
  const languages = keptAlone.get(gazetteer) ?? new Map<string, Answers>();
  if (languages.size === 0) keptAlone.set(gazetteer, languages);
  const answers = languages.get(language) ?? new Answers();
  languages.set(language, answers);
  return answers;
}

/**
 * Resolves the names of one document, each once: press texts repeat their names, and a name that no gazetteer knows is searched through all
 * spellings.
 */
export class NameResolver {
  private readonly kept = new Answers();
  /** By the place that they are asked for in. */
  private readonly keptInside = new Map<PlaceId, Answers>();
  private readonly keptAlone: Answers;
  private context: DocumentContext = { countries: new Map(), regions: new Map() };

  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly language: string,
  ) {
    this.keptAlone = aloneIn(gazetteer, language);
  }

  /** From now on `inDocument` answers with this evidence. */
  use(context: DocumentContext): void {
    this.context = context;
    this.kept.clear();
    this.keptInside.clear();
  }

  /** The name by itself. */
  alone(lookup: string, kind: ContractPlaceKind | null): Resolution {
    const before = this.keptAlone.get(lookup, kind ?? '');
    if (before) return before;
    const resolution = resolvePlace(this.gazetteer, lookup, { kind, language: this.language });
    this.keptAlone.set(lookup, kind ?? '', resolution);
    return resolution;
  }

  /** The name by what the document speaks of; inside a place when the words may say so. */
  inDocument(lookup: string, kind: ContractPlaceKind | null, inside: PlaceId | null = null): Resolution {
    const kept = inside === null ? this.kept : this.within(inside);
    const before = kept.get(lookup, kind ?? '');
    if (before) return before;
    const { countries, regions } = this.context;
    const about = { countries, regions, language: this.language, kind, inside };
    const resolution = resolvePlace(this.gazetteer, lookup, about);
    kept.set(lookup, kind ?? '', resolution);
    return resolution;
  }

  /** The country of an ISO code, or null. */
  country(code: string | null): Place | null {
    return code === null ? null : (this.gazetteer.get(code as PlaceId) ?? null);
  }

  private within(inside: PlaceId): Answers {
    const before = this.keptInside.get(inside);
    if (before) return before;
    const made = new Answers();
    this.keptInside.set(inside, made);
    return made;
  }
}
