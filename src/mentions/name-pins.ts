import { foldName } from '../base/index.js';
import { type Gazetteer, phraseForms, type Resolution, readDesignators } from '../places/index.js';
import type { PlacedCandidate } from './place-holders.js';

/** The forms of the names of one text, each made once. */
export class NameForms {
  private readonly kept = new Map<string, readonly string[]>();

  constructor(
    private readonly language: string,
    private readonly gazetteer: Gazetteer,
  ) {}

  /**
   * The folded name, also without the designator of a town ("City of Wrensford"), and what each may be in the nominative where the language
   * has cases. "Moscow Oblast" is not Moscow, and Quebec City is not Quebec: a region keeps its designator, and so does a name known as a whole.
   */
  of(lookup: string): readonly string[] {
    const before = this.kept.get(lookup);
    if (before) return before;
    const { language } = this;
    const folded = foldName(lookup);
    const whole = this.gazetteer.named(folded).length > 0;
    const reading = whole ? undefined : readDesignators(folded, language).find(({ kind }) => kind === 'city');
    const names = reading ? [folded, reading.core] : [folded];
    const forms = names.flatMap((name) => [name, ...phraseForms(name, language)]);
    this.kept.set(lookup, forms);
    return forms;
  }
}

/** The words beside the name say where it lies: "Perth in Scotland", "the Scottish town of Perth". */
export const isPinned = ({ holder, demonym }: PlacedCandidate): boolean =>
  holder !== null || demonym !== null;

interface Pin {
  readonly order: number;
  readonly paragraph: number;
  readonly resolution: Resolution;
  /** The name had been said without it by then, as another place. */
  readonly aside: boolean;
}

/** A name said so often without saying where means its usual place, whatever namesake is told of later. */
const SETTLED = 2;

/**
 * What the names of one text are pinned down as where the words say where they lie. A place pinned down once ("the village of Ivanovka in
 * Primorye Territory") is the same one elsewhere, in whatever case. Of two namesakes the one last pinned in the paragraph is meant, else the
 * first; "Perth, Scotland" behind several plain mentions of Perth speaks for itself alone.
 */
export class NamePins {
  private readonly pins = new Map<string, Pin[]>();
  /** Plain mentions of a name so far, with the place each would be by itself. */
  private readonly plain = new Map<string, string[]>();

  constructor(private readonly forms: NameForms) {}

  /** Takes a mention without words that say where, in text order. */
  name({ lookup }: PlacedCandidate, { place }: Resolution): void {
    if (place === null) return;
    const key = foldName(lookup);
    const before = this.plain.get(key);
    if (before === undefined) this.plain.set(key, [place.id]);
    else if (before.length < SETTLED) before.push(place.id);
  }

  /** Takes a mention that is pinned down, in text order. */
  pin({ lookup, paragraph }: PlacedCandidate, order: number, resolution: Resolution): void {
    const plain = this.plain.get(foldName(lookup)) ?? [];
    const aside = plain.length >= SETTLED && plain.every((id) => id !== resolution.place?.id);
    for (const form of this.forms.of(lookup)) {
      const pin = { order, paragraph, resolution, aside };
      const before = this.pins.get(form);
      if (before === undefined) this.pins.set(form, [pin]);
      // The first, and the one last pinned, are all that is asked for.
      else if (before.length < 2) before.push(pin);
      else before[1] = pin;
    }
  }

  /** What a plain mention is by the pins of its name, or undefined. */
  of({ lookup, paragraph }: PlacedCandidate, order: number): Resolution | undefined {
    if (this.pins.size === 0) return undefined;
    for (const form of this.forms.of(lookup)) {
      const pins = this.pins.get(form)?.filter(({ aside }) => !aside);
      if (pins === undefined || pins.length === 0) continue;
      const near = pins.findLast((pin) => pin.paragraph === paragraph && pin.order < order);
      return (near ?? pins[0])?.resolution;
    }
    return undefined;
  }
}
