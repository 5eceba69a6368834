import type { PartialDate } from '../../base/index.js';
import type { PartyRow } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { nameOf, tellingCell } from '../gather-told.js';
import type { Cell, ReportTable } from '../report.js';
import {
  cutTable,
  missingCell,
  numberCell,
  numberColumn,
  placeCell,
  textCell,
  textColumn,
  words,
} from '../tell.js';
import type { Settlement } from './gather-settlements.js';

const K = 'analyse.settlers';
type Shown = Pick<ReportContext, 'mostRows' | 'language'>;

export function placesCell(places: readonly PartyRow[], { language }: Pick<ReportContext, 'language'>): Cell {
  const [first, second] = places;
  if (first === undefined) return missingCell(`${K}.not_said`);
  if (second === undefined) return placeCell({ ...first, name: nameOf(first, language) });
  return textCell(places.map((place) => nameOf(place, language)).join(', '));
}

/** Every settlement with its origin, date and witness, oldest first. */
export function settlementsTable(found: readonly Settlement[], context: Shown): ReportTable[] {
  if (found.length === 0) return [];
  const columns = [
    textColumn('founded', `${K}.founded`),
    textColumn('origin', `${K}.origin`),
    textColumn('date', `${K}.date`),
    textColumn('who', `${K}.who`),
    numberColumn('sources', `${K}.sources`, `${K}.sources.hint`),
  ];
  const rows = found.map(({ tie, founded, origins, telling }) => [
    placesCell(founded, context),
    placesCell(origins, context),
    { kind: 'date' as const, date: tie.date as PartialDate | null, text: tie.date_text },
    tellingCell(telling),
    numberCell(tie.independent_sources),
  ]);
  return [
    cutTable({ id: 'settlements', caption: words(`${K}.settlements`), columns, rows }, context.mostRows),
  ];
}

/** Origins by how many places their people founded. */
export function originsTable(found: readonly Settlement[], context: Shown): ReportTable[] {
  const counts = new Map<string, { place: PartyRow; count: number; years: number[] }>();
  for (const { origins, year } of found)
    for (const place of origins) {
      const held = counts.get(place.id) ?? { place, count: 0, years: [] };
      held.count += 1;
      if (year !== null) held.years.push(year);
      counts.set(place.id, held);
    }
  if (counts.size === 0) return [];
  const columns = [
    textColumn('origin', `${K}.origin`),
    numberColumn('count', `${K}.count`),
    numberColumn('first', `${K}.first`),
    numberColumn('last', `${K}.last`),
  ];
  const rows = [...counts.values()]
    .sort((a, b) => b.count - a.count || (a.place.name < b.place.name ? -1 : 1))
    .map(({ place, count, years }) => [
      placeCell({ ...place, name: nameOf(place, context.language) }),
      numberCell(count),
      yearCell(years.length === 0 ? null : Math.min(...years)),
      yearCell(years.length === 0 ? null : Math.max(...years)),
    ]);
  return [cutTable({ id: 'origins', caption: words(`${K}.origins`), columns, rows }, context.mostRows)];
}

const yearCell = (year: number | null): Cell => numberCell(year, 'year', 0, `${K}.undated`);

/** Foundings by year, oldest first. */
export function yearsTable(found: readonly Settlement[], context: Shown): ReportTable[] {
  const counts = new Map<number, Settlement[]>();
  for (const settlement of found)
    if (settlement.year !== null)
      counts.set(settlement.year, [...(counts.get(settlement.year) ?? []), settlement]);
  if (counts.size === 0) return [];
  const columns = [
    numberColumn('year', `${K}.year`),
    numberColumn('count', `${K}.count`),
    textColumn('places', `${K}.founded`),
  ];
  const rows = [...counts]
    .sort((a, b) => a[0] - b[0])
    .map(([year, of]) => [
      numberCell(year, 'year'),
      numberCell(of.length),
      textCell(
        [
          ...new Set(of.flatMap(({ founded }) => founded.map((place) => nameOf(place, context.language)))),
        ].join(', '),
      ),
    ]);
  return [cutTable({ id: 'years', caption: words(`${K}.years`), columns, rows }, context.mostRows)];
}
