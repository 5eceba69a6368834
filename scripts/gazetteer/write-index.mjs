// Writes records as one index file; src/places/read-index.ts reads it and says what each section means.
import { gzipSync } from 'node:zlib';
import { encodeNames } from './hash-names.mjs';
import { tidyNames } from './names.mjs';

export const KINDS = ['country', 'region', 'district', 'city', 'settlement', 'area'];
const isGeonamesId = (id) => /^g\d+$/.test(id);

/** Control characters part names, languages and places in the names section: they may not stand in a name. */
const clean = (text) =>
  text
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim();

export function encodeIndex(records, { views = {}, builtFrom }) {
  const special = records.filter((r) => !isGeonamesId(r.id));
  const numbered = records.filter((r) => isGeonamesId(r.id)).sort((a, b) => a.geonames - b.geonames);
  const places = [...special, ...numbered];
  const at = new Map(places.map((place, index) => [place.id, index]));
  if (at.size !== places.length) {
    const seen = new Set();
    throw new Error(`two records share an id: ${places.find((p) => seen.size === seen.add(p.id).size)?.id}`);
  }
  const reference = (id, place) => {
    if (id === null || id === undefined) return 0;
    const index = at.get(id);
    if (index === undefined) throw new Error(`${place.id} names an unknown place: ${id}`);
    return index + 1;
  };
  const countries = [...new Set(places.map((p) => p.country).filter(Boolean))].sort();
  const column = (Type, value) => Type.from(places, value);
  const degrees = (value) => (value === null || value === undefined ? -2147483648 : Math.round(value * 1e4));
  const names = places.map((place) => {
    const tidy = tidyNames(place.name, place.names ?? []);
    if (tidy.length === 0) throw new Error(`${place.id} has no name with letters`);
    return tidy.map(({ text, languages }) => ({ text: clean(text), languages }));
  });
  const sections = {
    ids: Buffer.from(special.map((p) => p.id).join('\n')),
    kind: column(Uint8Array, (p) => KINDS.indexOf(p.kind)),
    seat: column(Uint8Array, (p) => p.seat ?? 0),
    country: column(Uint16Array, (p) => (p.country ? countries.indexOf(p.country) + 1 : 0)),
    region: column(Uint32Array, (p) => reference(p.region, p)),
    parent: column(Uint32Array, (p) => reference(p.parent, p)),
    latitude: column(Int32Array, (p) => degrees(p.latitude)),
    longitude: column(Int32Array, (p) => degrees(p.longitude)),
    population: column(Uint32Array, (p) => p.population ?? 0),
    geonames: column(Uint32Array, (p) => p.geonames ?? 0),
    ...encodeNames(names),
  };
  const years = places.flatMap((p) =>
    p.validFrom != null || p.validTo != null ? [[p.id, p.validFrom ?? null, p.validTo ?? null]] : [],
  );
  const members = places.flatMap((p) =>
    p.members?.length ? [[p.id, p.members.filter((m) => reference(m, p))]] : [],
  );
  const header = {
    format: 'intertie-gazetteer',
    version: 2,
    places: places.length,
    special: special.length,
    names: names.flat().length,
    countries,
    years,
    members,
    views,
    builtFrom,
  };
  return pack(header, sections, 9);
}

/** Sections that no compression makes smaller: they are stored as they are, so that opening costs nothing. */
const STORED = new Set(['bucketEntries', 'bucketTags', 'firstWords']);

/**
 * Layout: length of the header (4 bytes, little endian), header as JSON, sections, each starting at a multiple of 8. The header's
 * `sections` gives each section's offset after the header, its size in the file, and its size when unpacked (gzip where they differ).
 */
function pack(header, sections, level) {
  const align = (n) => Math.ceil(n / 8) * 8;
  const parts = Object.entries(sections).map(([name, array]) => {
    const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
    return { name, size: bytes.length, bytes: STORED.has(name) ? bytes : gzipSync(bytes, { level }) };
  });
  let offset = 0;
  const table = {};
  for (const { name, size, bytes } of parts) {
    table[name] = [offset, bytes.length, size];
    offset = align(offset + bytes.length);
  }
  const json = Buffer.from(JSON.stringify({ ...header, sections: table }));
  const start = align(4 + json.length);
  const out = Buffer.alloc(start + offset);
  out.writeUInt32LE(json.length, 0);
  json.copy(out, 4);
  for (const { name, bytes } of parts) bytes.copy(out, start + table[name][0]);
  return out;
}
