import type { TableRole } from './table-info.js';

/** A format whose files have no line of names: how it is told, its names, and which column plays which part. */
interface KnownHeader {
  readonly role: TableRole;
  /** True of its first line. */
  readonly fits: (cells: readonly string[]) => boolean;
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
}

const CODE = /^([A-Z0-9]{3,4}|\\N)$/;
const asThemselves = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));

const ROUTES = [
  'airline',
  'airline_number',
  'source',
  'source_number',
  'destination',
  'destination_number',
  'codeshare',
  'stops',
  'equipment',
];
const AIRPORTS = [
  'number',
  'name',
  'town',
  'country_name',
  'iata',
  'icao',
  'latitude',
  'longitude',
  'elevation_ft',
  'hours_from_utc',
  'summer_time',
  'time_zone',
  'kind',
  'from',
];

/** OpenFlights' `routes.dat` and `airports.dat`. */
const KNOWN: readonly KnownHeader[] = [
  {
    role: 'routes',
    fits: (cells) => cells.length === ROUTES.length && CODE.test(cells[2] ?? '') && CODE.test(cells[4] ?? ''),
    names: ROUTES,
    columns: asThemselves(ROUTES),
  },
  {
    role: 'airports',
    fits: (cells) =>
      cells.length === AIRPORTS.length && /^\d+$/.test(cells[0] ?? '') && CODE.test(cells[4] ?? ''),
    names: AIRPORTS,
    columns: { ...asThemselves(AIRPORTS.filter((name) => !/_|from/.test(name))), code: 'iata' },
  },
];

/** OurAirports' own names of columns, which need not be told either. */
const OUR_AIRPORTS: Readonly<Record<string, string>> = {
  code: 'ident',
  iata: 'iata_code',
  icao: 'icao_code',
  name: 'name',
  town: 'municipality',
  latitude: 'latitude_deg',
  longitude: 'longitude_deg',
  country: 'iso_country',
  size: 'type',
  scheduled: 'scheduled_service',
};

/** What is known of a file by its first line; null for a file that is none of the known formats. `names` null: the line holds the names itself. */
export function knownHeader(
  role: TableRole,
  first: readonly string[],
): { readonly names: readonly string[] | null; readonly columns: Readonly<Record<string, string>> } | null {
  if (role === 'airports' && first.includes('latitude_deg'))
    return {
      names: null,
      columns: Object.fromEntries(Object.entries(OUR_AIRPORTS).filter(([, name]) => first.includes(name))),
    };
  return KNOWN.find((one) => one.role === role && one.fits(first)) ?? null;
}
