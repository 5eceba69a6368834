import { IntertieError, type PartialDate, parsePartialDate } from '../../base/index.js';
import { CheckedNode, KINDS, ROLES, SOURCE_KINDS, STATUSES } from '../../vocabulary/index.js';
import type { Cell, Choice, PlaceColumns, TableCollection, TableMapping } from './table-mapping.js';

function readCell(node: CheckedNode): Cell {
  if (typeof node.value === 'string') return { column: node.text(), key: node.path };
  const value = node.at('value');
  if (value.missing) return { column: node.at('column').text(), key: node.path };
  return { value: value.scalar(), key: node.path };
}

const readOptional = (node: CheckedNode): Cell | null => (node.missing ? null : readCell(node));

/** `kind: twinning` is one kind for all rows; `kind: { column: type, values: { partner: twinning } }` reads it by row. */
function readChoice<T extends string>(node: CheckedNode, list: readonly T[], what: string): Choice<T> {
  if (typeof node.value === 'string') {
    return { cell: { value: node.oneOf(list, what), key: node.path }, values: new Map() };
  }
  const values = node.at('values');
  const table = values.missing ? [] : values.entries();
  return {
    cell: readCell(node),
    values: new Map(table.map(([word, target]) => [word.toLowerCase(), target.oneOf(list, what)] as const)),
  };
}

function readPlace(node: CheckedNode): PlaceColumns {
  const role = node.at('role');
  return {
    role: role.missing ? 'side' : role.oneOf(ROLES, 'roles'),
    name: readCell(node.at('name')),
    country: readOptional(node.at('country')),
    latitude: readOptional(node.at('latitude')),
    longitude: readOptional(node.at('longitude')),
    population: readOptional(node.at('population')),
    id: readOptional(node.at('id')),
  };
}

function readDate(node: CheckedNode): PartialDate | null {
  if (node.missing) return null;
  try {
    return parsePartialDate(node.scalar());
  } catch (error) {
    if (!(error instanceof IntertieError)) throw error;
    throw node.refuse('date', error.problem, error.value, error.remedy);
  }
}

function readCountry(node: CheckedNode): string {
  const code = node.text();
  if (/^[A-Z]{2}$/.test(code)) return code;
  throw node.refuse('unknown_value', 'not a country code', code, 'write ISO 3166-1 alpha-2, such as BY');
}

const KEYS = [
  'title',
  'id',
  'table_date',
  'delimiter',
  'encoding',
  'kind',
  'status',
  'places',
  'countries',
  'date',
  'object',
  'amount',
  'direction',
  'source',
  'collection',
  'coverage',
];

function slugOf(node: CheckedNode): string {
  const slug = node.text();
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 60) return slug;
  throw node.refuse('unknown_value', 'not a short name', slug, 'use small letters, digits and hyphens');
}

function readCollection(node: CheckedNode): TableCollection | null {
  if (node.missing) return null;
  return {
    id: slugOf(node.at('id')),
    name: node.at('name').text(),
    description: node.at('description').textOrNull() ?? '',
    licence: node.at('licence').textOrNull(),
    attribution: node.at('attribution').textOrNull(),
  };
}

/**
 * A mapping file, checked.
 *
 * @param file Name for messages.
 * @throws IntertieError `mapping.*`, naming file and key: `mapping.unreadable`, `mapping.missing`, `mapping.wrong_type`,
 *   `mapping.unknown_key`, `mapping.unknown_value`, `mapping.places`, `mapping.date`
 */
export function parseMapping(file: string, text: string): TableMapping {
  const root = CheckedNode.parse(file, text, 'mapping');
  for (const [key, node] of root.entries()) {
    if (!KEYS.includes(key)) {
      throw node.refuse('unknown_key', 'not a key of a mapping', key, `use only ${KEYS.join(', ')}`);
    }
  }
  const places = root.at('places').items().map(readPlace);
  if (places.length < 2) {
    throw root
      .at('places')
      .refuse('places', 'fewer than two places', String(places.length), 'a tie needs two ends');
  }
  const amount = root.at('amount');
  const direction = root.at('direction');
  const countries = root.at('countries');
  const source = root.at('source');
  const status = root.at('status');
  const title = root.at('title').text();
  const coverage = root.at('coverage');
  const delimiter = root.at('delimiter').missing ? null : String(root.at('delimiter').value);
  return {
    file,
    text,
    title,
    id: slugOf(root.at('id')),
    tableDate: readDate(root.at('table_date')),
    delimiter: delimiter === 'tab' ? '\t' : delimiter,
    encoding: root.at('encoding').textOrNull(),
    kind: readChoice(root.at('kind'), KINDS, 'kinds'),
    status: status.missing
      ? { cell: { value: 'completed', key: 'status' }, values: new Map() }
      : readChoice(status, STATUSES, 'statuses'),
    places,
    countries: new Map(
      countries.missing ? [] : countries.entries().map(([name, code]) => [name, readCountry(code)] as const),
    ),
    date: readOptional(root.at('date')),
    object: readOptional(root.at('object')),
    amount: amount.missing
      ? null
      : {
          value: readCell(amount.at('value')),
          unit: readCell(amount.at('unit')),
          scale: amount.at('scale').missing ? 1 : Number(amount.at('scale').scalar()),
        },
    direction: direction.missing
      ? null
      : {
          cell: readCell(direction),
          reversed: direction
            .at('reversed')
            .texts()
            .map((word) => word.toLowerCase()),
        },
    source: {
      name: source.at('name').text(),
      kind: source.at('kind').missing ? null : source.at('kind').oneOf(SOURCE_KINDS, 'kinds of source'),
      country: source.at('country').textOrNull(),
      url: source.at('url').textOrNull(),
      licence: source.at('licence').textOrNull(),
    },
    collection: readCollection(root.at('collection')),
    coverage: coverage.missing
      ? []
      : coverage.items().map((node) => ({
          kind: node.at('kind').oneOf(KINDS, 'kinds'),
          name: node.at('name').textOrNull() ?? title,
          countries: node.at('countries').items().map(readCountry),
        })),
  };
}
