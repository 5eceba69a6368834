import { foldName, type PlaceId, placeId } from '../../base/index.js';
import type { Gazetteer, Place } from '../../places/index.js';
import type { ReportContext } from '../context.js';
import { alpha2 } from '../gravity/alpha-3.js';
import type { Cell } from '../report.js';
import { placeCell, textCell } from '../tell.js';

/** A side of flows as a table writes it, with the place that it surely is. */
export interface Side {
  readonly written: string;
  readonly place: Place | null;
  readonly name: string;
}

/**
 * Finds the places that a table's sides are: countries by their codes of two or three letters or by name, other places by a name that only one bears.
 * A side that may be several places stays as it is written.
 */
export function sideFinder({
  gazetteer,
  language,
}: Pick<ReportContext, 'gazetteer' | 'language'>): (written: string) => Side {
  const held = new Map<string, Side>();
  return (written) => {
    const known = held.get(written);
    if (known) return known;
    const place = placeOf(gazetteer, written);
    const side = { written, place, name: place === null ? written : gazetteer.nameIn(place.id, language) };
    held.set(written, side);
    return side;
  };
}

function placeOf(gazetteer: Gazetteer, written: string): Place | null {
  const code = /^[A-Z]{2}$/.test(written)
    ? written
    : /^[A-Z]{3}$/.test(written)
      ? alpha2(written)
      : undefined;
  if (code !== undefined) {
    const country = gazetteer.get(placeId(code) as PlaceId);
    return country?.kind === 'country' ? country : null;
  }
  const named = gazetteer.named(foldName(written));
  const countries = named.filter(({ kind, validTo }) => kind === 'country' && validTo === null);
  if (countries.length === 1) return countries[0] ?? null;
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** A link where the place has a page in this atlas. */
export const sideCell = ({ place, name }: Side, seen: ReadonlySet<string>): Cell =>
  place === null || !seen.has(place.id)
    ? textCell(name)
    : placeCell({ id: place.id, name, country: place.country });
