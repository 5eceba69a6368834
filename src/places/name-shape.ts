import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldName, IntertieError } from '../base/index.js';
import { gazetteerFolder } from './gazetteer-folder.js';

/** Weights of a country's telling groups of three letters. */
type Shape = ReadonlyMap<string, number>;

/** A group of letters that is not telling for a country speaks a little against it. */
const ABSENT = -0.5;

let texts: Readonly<Record<string, string>> | undefined;
const shapes = new Map<string, Shape | null>();

function readTexts(): Readonly<Record<string, string>> {
  const file = join(gazetteerFolder(), 'name-shapes.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new IntertieError(
      'gazetteer.data',
      'cannot read a list of the gazetteer',
      file,
      'restore it from the package',
      { cause },
    );
  }
}

function shapeOf(country: string): Shape | null {
  const known = shapes.get(country);
  if (known !== undefined) return known;
  texts ??= readTexts();
  const text = texts[country];
  const shape = text
    ? new Map(text.split('|').map((part) => [part.slice(0, 3), Number(part.slice(3)) / 10] as const))
    : null;
  shapes.set(country, shape);
  return shape;
}

/**
 * How much a name looks like the towns of a country: the mean over its groups of three letters of how many times commoner each is there
 * than in the world (natural logarithm); 0 for a country with too few known towns. The list is read on first use.
 * @example nameLikeness('Niederstollen', 'DE') > nameLikeness('Niederstollen', 'GB'); // true
 */
export function nameLikeness(name: string, country: string): number {
  const shape = shapeOf(country);
  const text = `^${foldName(name)}$`;
  const groups = text.length - 2;
  if (shape === null || groups <= 0) return 0;
  let sum = 0;
  for (let at = 0; at < groups; at++) sum += shape.get(text.slice(at, at + 3)) ?? ABSENT;
  return sum / groups;
}
