import { describe, expect, it } from 'vitest';
import { AirportReader } from './airport-reader.js';
import { RouteReader } from './route-reader.js';
import { isPaved, RunwayReader } from './runway-reader.js';

const OURS = [
  'ident',
  'type',
  'name',
  'latitude_deg',
  'longitude_deg',
  'iso_country',
  'iso_region',
  'municipality',
  'scheduled_service',
  'iata_code',
];
const ROUTE = ['ZZ', '1', 'AAA', '10', 'BBB', '11', '', '0', '320'];

describe('a table of routes', () => {
  it('names what it needs when the columns are others', () => {
    expect(() => new RouteReader(['from', 'to'], 'mine.csv')).toThrow(/mine\.csv: 2 columns; use the format/);
  });

  it('names file and line of a line that is cut short', () => {
    const reader = new RouteReader(ROUTE, 'routes.dat');
    expect(() => reader.add(ROUTE.slice(0, 5), 7)).toThrow(/routes\.dat, line 7: 5 cells of 9/);
  });

  it('refuses a code that no airport bears and stops that are no number', () => {
    const reader = new RouteReader(ROUTE, 'routes.dat');
    expect(() => reader.add(['ZZ', '1', 'Paris', '', 'BBB', '11', '', '0', ''], 2)).toThrow(
      /line 2: Paris; write its IATA code/,
    );
    expect(() => reader.add(['ZZ', '1', 'AAA', '', 'BBB', '11', '', 'x', ''], 3)).toThrow(/number of stops/);
  });

  it('passes over a header, keeps codeshares apart and counts what is no direct service', () => {
    const header = ['airline', 'airline ID', 'from', 'id', 'to', 'id', 'codeshare', 'stops', 'equipment'];
    const reader = new RouteReader(header, 'routes.dat');
    reader.add(ROUTE, 2);
    reader.add(['ZZ', '\\N', 'AAA', '\\N', 'CCC', '\\N', 'Y', '0', ''], 3);
    reader.add(['ZZ', '1', 'AAA', '10', 'DDD', '12', '', '1', ''], 4);
    reader.add(['ZZ', '1', 'AAA', '10', 'AAA', '10', '', '0', ''], 5);
    reader.add(['ZZ', '1', '\\N', '\\N', 'AAA', '10', '', '0', ''], 6);
    expect(reader.routes).toEqual([
      { airline: 'ZZ', from: 'AAA', fromNumber: '10', to: 'BBB', toNumber: '11', codeshare: false },
      { airline: 'ZZ', from: 'AAA', fromNumber: null, to: 'CCC', toNumber: null, codeshare: true },
    ]);
    expect(reader.leftOut).toEqual({ withStops: 1, toItself: 1, withoutAirport: 1 });
  });
});

describe('a table of airports', () => {
  it('says which formats it reads when it is another', () => {
    expect(() => new AirportReader(['name', 'lat', 'lon'], 'mine.csv')).toThrow(/OpenFlights' airports\.dat/);
    expect(() => new AirportReader(['latitude_deg', 'ident'], 'a.csv')).toThrow(/a\.csv: type is missing/);
  });

  it('names the line of an airport that lies off the globe', () => {
    const reader = new AirportReader(OURS, 'airports.csv');
    const off = ['X', 'large_airport', 'Off', '95', '10', 'XX', 'XX-1', 'Off', 'yes', ''];
    expect(() => reader.add(off, 12)).toThrow(/airports\.csv, line 12: 95, 10/);
    expect(() => reader.add([...off.slice(0, 3), '', '10'], 13)).toThrow(/line 13: \(empty\), 10/);
  });

  it("reads OurAirports' rows with their runways, and leaves closed ones and heliports out", () => {
    const runways = new Map([['UHWW', { length: 3500, paved: true }]]);
    const reader = new AirportReader(OURS, 'airports.csv', runways);
    reader.add(
      ['UHWW', 'large_airport', 'North', '43.4', '132.1', 'RU', 'RU-PRI', 'Artyom', 'yes', 'VVO'],
      2,
    );
    reader.add(['OLD', 'closed', 'Old', '43', '132', 'RU', 'RU-PRI', '', 'no', ''], 3);
    reader.add(['H', 'heliport', 'Roof', '43', '132', 'RU', 'RU-PRI', '', 'no', ''], 4);
    expect(reader.airports).toEqual([
      {
        id: 'UHWW',
        code: 'VVO',
        iata: 'VVO',
        icao: 'UHWW',
        name: 'North',
        town: 'Artyom',
        country: 'RU',
        latitude: 43.4,
        longitude: 132.1,
        size: 'large',
        scheduled: true,
        runway: 3500,
        paved: true,
      },
    ]);
    expect(reader.leftOut).toEqual({ closed: 1, notAnAirport: 1 });
  });

  it('takes the country of Namibia from the region, as tables read its code as a missing value', () => {
    const reader = new AirportReader(OURS, 'airports.csv');
    reader.add(['FYWB', 'medium_airport', 'Bay', '-22.9', '14.6', '', 'NA-ER', 'Bay', 'yes', 'WVB'], 2);
    expect(reader.airports[0]?.country).toBe('NA');
  });

  it("reads OpenFlights' rows without a header and leaves stations out", () => {
    const first = [
      '1',
      'Goroka',
      'Goroka',
      'PNG',
      'GKA',
      'AYGA',
      '-6.1',
      '145.4',
      '5282',
      '10',
      'U',
      '',
      'airport',
      '',
    ];
    const reader = new AirportReader(first, 'airports.dat');
    reader.add([...first.slice(0, 12), 'station', ''], 2);
    expect(reader.airports.map(({ id, code, size }) => [id, code, size])).toEqual([['1', 'GKA', null]]);
    expect(reader.leftOut.notAnAirport).toBe(1);
    expect(() => reader.add(['2', 'short'], 3)).toThrow(/airports\.dat, line 3: 2 cells of 14/);
  });
});

describe('a table of runways', () => {
  const HEADER = ['airport_ident', 'length_ft', 'surface', 'closed'];

  it('names the column that is missing and the line of a bad length', () => {
    expect(() => new RunwayReader(['airport_ident', 'length_ft'], 'r.csv')).toThrow(/r\.csv: surface/);
    const reader = new RunwayReader(HEADER, 'r.csv');
    expect(() => reader.add(['A', 'long', 'ASP', '0'], 9)).toThrow(/r\.csv, line 9: long/);
  });

  it('keeps the longest open runway in metres', () => {
    const reader = new RunwayReader(HEADER, 'runways.csv');
    reader.add(['A', '5000', 'TURF', '0'], 2);
    reader.add(['A', '8000', 'ASPH-G', '0'], 3);
    reader.add(['A', '12000', 'CON', '1'], 4);
    reader.add(['B', '', 'CON', '0'], 5);
    expect(reader.longest.get('A')).toEqual({ length: 2438, paved: true });
    expect(reader.longest.has('B')).toBe(false);
    expect(reader.leftOut).toEqual({ closed: 1, lengthUnknown: 1 });
  });

  it('tells paved from unpaved surfaces in their many spellings, and says when a word says neither', () => {
    for (const paved of ['ASP', 'Asphalt', 'CONC-G', 'asphalt', 'BIT', 'PEM', 'C'])
      expect(isPaved(paved)).toBe(true);
    for (const not of ['TURF', 'GRE', 'grass', 'Gravel', 'WATER', 'Piçarra', 'GRASS / SOD'])
      expect(isPaved(not)).toBe(false);
    for (const unknown of [null, 'UNK', 'X']) expect(isPaved(unknown)).toBe(null);
  });
});
