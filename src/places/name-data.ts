import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { foldName, IntertieError, type PlaceId, placeId } from '../base/index.js';
import { gazetteerFolder } from './gazetteer-folder.js';
import type { ContractPlaceKind } from './types.js';

/** Level that a designator tells. Words of one level are equivalent: oblast, region and province are all `first`. */
export type DesignatorLevel = 'first' | 'governorate' | 'second' | 'republic' | 'town' | 'nature';

export interface DesignatorWord {
  readonly folded: string;
  readonly level: DesignatorLevel;
  readonly kind: ContractPlaceKind;
  readonly side: 'before' | 'after';
  readonly language: string;
}

export interface CaseEndings {
  readonly stem: number;
  /** Folded form to folded nominatives, for what no ending tells ("niemczech" → "niemcy"). */
  readonly irregular: ReadonlyMap<string, readonly string[]>;
  /** Longest ending first, so that "ского" is tried before "о". */
  readonly endings: readonly (readonly [ending: string, nominatives: readonly string[]])[];
}

export interface Transliteration {
  readonly variants: readonly (readonly [from: string, to: string])[];
  readonly toCyrillic: readonly (readonly [from: string, to: string])[];
  readonly toLatin: readonly (readonly [from: string, to: string])[];
}

export interface NameData {
  readonly designators: readonly DesignatorWord[];
  readonly caseEndings: ReadonlyMap<string, CaseEndings>;
  readonly transliteration: Transliteration;
  /** Folded name, or language and folded name ("fr atlantique"), to the place that it means when it stands bare. */
  readonly usualSenses: ReadonlyMap<string, PlaceId>;
}

function readList(name: string): unknown {
  const file = join(gazetteerFolder(), name);
  try {
    return yaml.load(readFileSync(file, 'utf8'), { filename: file });
  } catch (error) {
    throw new IntertieError(
      'gazetteer.data',
      'cannot read a list of the gazetteer',
      file,
      'restore it from the package',
      { cause: error },
    );
  }
}

let loaded: NameData | undefined;

/** Designators, case endings and transliterations, read from data/gazetteer once a process, on first use. */
export function nameData(): NameData {
  loaded ??= {
    designators: parseDesignators(readList('designators.yaml')),
    caseEndings: parseCaseEndings(readList('case-endings.yaml')),
    transliteration: parseTransliteration(readList('transliteration.yaml')),
    usualSenses: parseUsualSenses(readList('usual-senses.yaml')),
  };
  return loaded;
}

type Sides = { readonly before?: readonly string[]; readonly after?: readonly string[] };
const LEVELS: ReadonlySet<string> = new Set(['first', 'governorate', 'second', 'republic', 'town', 'nature']);

function wrong(file: string, what: string, value: unknown): IntertieError {
  return new IntertieError(
    'gazetteer.data',
    `${file}: ${what}`,
    String(value),
    `correct data/gazetteer/${file}`,
  );
}

export function parseDesignators(data: unknown): DesignatorWord[] {
  if (!Array.isArray(data)) throw wrong('designators.yaml', 'not a list', typeof data);
  return data.flatMap((group: Record<string, unknown>) => {
    const { level, kind, ...languages } = group;
    if (!LEVELS.has(String(level))) throw wrong('designators.yaml', 'unknown level', level);
    return Object.entries(languages).flatMap(([language, sides]) =>
      (['before', 'after'] as const).flatMap((side) =>
        ((sides as Sides)[side] ?? []).map((word) => ({
          folded: foldName(word),
          level: level as DesignatorLevel,
          kind: kind as ContractPlaceKind,
          side,
          language,
        })),
      ),
    );
  });
}

export function parseCaseEndings(data: unknown): Map<string, CaseEndings> {
  const tables = data as Record<
    string,
    { stem: number; endings: Record<string, string[]>; irregular?: Record<string, string> }
  >;
  return new Map(
    Object.entries(tables).map(([language, { stem, endings, irregular = {} }]) => {
      if (!Number.isInteger(stem))
        throw wrong('case-endings.yaml', `${language}: stem is no whole number`, stem);
      const folded = new Map<string, Set<string>>();
      for (const [ending, nominatives] of Object.entries(endings)) {
        if (!Array.isArray(nominatives))
          throw wrong('case-endings.yaml', `${language}: not a list of endings`, ending);
        const key = foldName(ending);
        const known = folded.get(key) ?? new Set<string>();
        for (const nominative of nominatives) known.add(foldName(nominative));
        folded.set(key, known);
      }
      const sorted = [...folded].map(([ending, set]) => [ending, [...set]] as const);
      const irregulars = new Map(
        Object.entries(irregular).map(([form, name]) => [foldName(form), [foldName(name)]]),
      );
      return [
        language,
        { stem, irregular: irregulars, endings: sorted.sort((a, b) => b[0].length - a[0].length) },
      ];
    }),
  );
}

function parseTransliteration(data: unknown): Transliteration {
  const { variants, toCyrillic, toLatin } = data as {
    variants: [string, string][];
    toCyrillic: Record<string, string>;
    toLatin: Record<string, string>;
  };
  const longestFirst = (table: Record<string, string>) =>
    Object.entries(table).sort((a, b) => b[0].length - a[0].length);
  return { variants, toCyrillic: longestFirst(toCyrillic), toLatin: longestFirst(toLatin) };
}

/** By place id: names in any language under `any`, names that mean it in one language under that language. */
export function parseUsualSenses(data: unknown): Map<string, PlaceId> {
  const senses = new Map<string, PlaceId>();
  for (const [id, languages] of Object.entries(data as Record<string, Record<string, unknown>>)) {
    for (const [language, names] of Object.entries(languages)) {
      if (!Array.isArray(names)) throw wrong('usual-senses.yaml', `${id}: not a list of names`, language);
      for (const name of names) {
        const key = `${language === 'any' ? '' : `${language} `}${foldName(String(name))}`;
        const other = senses.get(key);
        if (other !== undefined && other !== id)
          throw wrong('usual-senses.yaml', `${name} means ${other} and`, id);
        senses.set(key, placeId(id));
      }
    }
  }
  return senses;
}
