/** An airport as far as its table tells; null is what the table does not say. */
export interface Airport {
  /** Its identifier in the table it came from: OurAirports' `ident`, OpenFlights' number. */
  readonly id: string;
  /** IATA code, else ICAO code, else `id`: what people know it by. */
  readonly code: string;
  readonly iata: string | null;
  readonly icao: string | null;
  readonly name: string;
  /** The town its table names: often the nearest village, so never used to match cities. */
  readonly town: string | null;
  /** ISO 3166-1 alpha-2; OpenFlights gives names of countries, which are not read. */
  readonly country: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly size: 'large' | 'medium' | 'small' | null;
  readonly scheduled: boolean | null;
  /** Longest open runway in metres. */
  readonly runway: number | null;
  /** Whether that runway is paved. */
  readonly paved: boolean | null;
}

/** The longest open runway of an airport. */
export interface Runway {
  /** Metres. */
  readonly length: number;
  /** Asphalt, concrete and the like; null where the table gives no word that is known. */
  readonly paved: boolean | null;
}

/** One airline's service from one airport to another, by the codes or numbers of its table. */
export interface RouteRow {
  readonly airline: string;
  /** Codes (IATA or ICAO) and OpenFlights' numbers, null where not given. */
  readonly from: string | null;
  readonly fromNumber: string | null;
  readonly to: string | null;
  readonly toNumber: string | null;
  /** Sold by the airline but flown by another. */
  readonly codeshare: boolean;
}

/** What a table held that is of no use here, each with its count. */
export type Omissions = Readonly<Record<string, number>>;
