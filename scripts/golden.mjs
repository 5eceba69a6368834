#!/usr/bin/env node
/**
 * Builds the golden texts for the reader: test/golden/src/*.yaml (text with marked strings) to test/golden/*.json (offsets).
 *
 *   node scripts/golden.mjs            builds all, fails on the first text that is not sound
 *   node scripts/golden.mjs --check    builds nothing, fails when a JSON file is missing, stale or has no source
 *
 * test/golden/README.md says how a source file is written.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_SCHEMA, load } from 'js-yaml';
import { buildAgreement } from './golden-agreement.mjs';

const GOLDEN = join(dirname(fileURLToPath(import.meta.url)), '..', 'test', 'golden');
const TYPES = [
  'agreement',
  'twinning',
  'visit',
  'trade_flow',
  'project',
  'transport_link',
  'settlement_origin',
  'commitment',
  'statement',
];
const STATUSES = ['proposed', 'planned', 'signed', 'in_progress', 'completed', 'unknown'];
const PLACE_KINDS = ['country', 'region', 'city', 'other'];
const POINT = String.raw`-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?`;
const DATE = new RegExp(`^${POINT}(/${POINT})?$`);
const WORD = /[\p{L}\p{N}]/u;

/** Offsets of every occurrence of `wanted` that is not part of a longer word. */
function occurrences(text, wanted) {
  const found = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + wanted.length] ?? ' ';
    const whole =
      !(WORD.test(before) && WORD.test(wanted[0])) && !(WORD.test(after) && WORD.test(wanted.at(-1)));
    if (whole) found.push(at);
  }
  return found;
}

/** The only occurrence, or the one that `at` (counted from 1) names. */
function locate(text, wanted, at, fail) {
  const found = occurrences(text, wanted);
  if (found.length === 0) return fail('is not in the text', wanted, 'copy it from the text letter by letter');
  if (at === undefined && found.length > 1) {
    return fail(`occurs ${found.length} times`, wanted, 'say which with "at: 2" or mark more words');
  }
  const start = found[(at ?? 1) - 1];
  return start === undefined ? fail(`has no occurrence ${at}`, wanted, `use 1 to ${found.length}`) : start;
}

function oneOf(list, value, what, fail) {
  if (!list.includes(value)) fail(`is no ${what}`, String(value), `use one of ${list.join(', ')}`);
  return value;
}

/** Longest names first, so that "Toledo" is not marked again inside "Toledo Province". */
function buildPlaces(text, marks, fail) {
  const places = [];
  const longestFirst = [...marks].sort((a, b) => b.surface.length - a.surface.length);
  for (const { surface, country = null, kind, only } of longestFirst) {
    oneOf(PLACE_KINDS, kind, 'kind of place', fail);
    if (country !== null && !/^[A-Z]{2}$/.test(country))
      fail('is no country code', country, 'use ISO 3166-1');
    const found = occurrences(text, surface);
    const wanted = only === undefined ? found : only.map((n) => found[n - 1]);
    if (wanted.length === 0 || wanted.includes(undefined)) {
      fail(`occurs ${found.length} times`, surface, 'mend the name or its "only" list');
    }
    for (const start of wanted) {
      const end = start + surface.length;
      if (places.some((p) => start < p.end && end > p.start)) {
        if (only !== undefined) fail('overlaps another mention', surface, 'leave one of the two out');
        continue;
      }
      places.push({ surface, start, end, country, kind });
    }
  }
  return places.sort((a, b) => a.start - b.start);
}

function evidenceOf(text, mark, fail) {
  const quote = mark.evidence;
  if (typeof quote !== 'string') fail('has no evidence', JSON.stringify(mark), 'copy it from the text');
  if (/^\s|[\s.]$/.test(quote)) fail('begins or ends with a blank or full stop', quote, 'cut it off');
  const start = locate(text, quote, mark.at, fail);
  return { start, end: start + quote.length, text: quote };
}

function partiesOf(mark, surfaces, fail) {
  for (const party of mark.parties ?? []) {
    if (!surfaces.has(party)) fail('is a party and no marked place', party, 'mark it under places');
  }
  return mark.parties ?? [];
}

function speakerOf(mark) {
  return mark.speaker ? { name: mark.speaker.name ?? null, role: mark.speaker.role ?? null } : null;
}

function buildEvent(text, mark, surfaces, fail) {
  const type = oneOf(TYPES, mark.type, 'type', fail);
  const date = mark.date === undefined || mark.date === null ? null : String(mark.date);
  if (date !== null && !DATE.test(date))
    fail('is no date', date, 'write YYYY, YYYY-MM, YYYY-MM-DD or start/end');
  const amount = mark.amount ?? null;
  if (amount && (typeof amount.value !== 'number' || typeof amount.unit !== 'string')) {
    fail('is no amount', JSON.stringify(amount), 'write { value: 20, unit: buses }');
  }
  const speaker = speakerOf(mark);
  if (type === 'statement' && !speaker)
    fail('is a statement without a speaker', mark.evidence, 'name who says it');
  const event = {
    type,
    parties: partiesOf(mark, surfaces, fail),
    date,
    amount,
    speaker,
    status: oneOf(STATUSES, mark.status, 'status', fail),
    evidence: evidenceOf(text, mark, fail),
  };
  return mark.note ? { ...event, note: mark.note } : event;
}

function buildAbsence(text, mark, surfaces, fail) {
  return {
    type: oneOf(TYPES, mark.type, 'type', fail),
    parties: partiesOf(mark, surfaces, fail),
    speaker: speakerOf(mark),
    evidence: evidenceOf(text, mark, fail),
  };
}

function build(file) {
  const fail = (problem, value, remedy) => {
    throw new Error(`${file}: "${value}" ${problem}; ${remedy}`);
  };
  const source = load(readFileSync(join(GOLDEN, 'src', file), 'utf8'), {
    schema: CORE_SCHEMA,
    filename: file,
  });
  // Block scalars in YAML keep their line ends: a paragraph is one line, an empty line parts paragraphs.
  const text = source.text.trimEnd();
  const places = buildPlaces(text, source.places ?? [], fail);
  const surfaces = new Set(places.map((place) => place.surface));
  const id = file.replace(/\.yaml$/, '');
  return {
    id,
    lang: source.lang ?? 'en',
    document_date: source.date ?? null,
    url: null,
    text_kind: source.invented ? 'invented' : 'written from well-known facts',
    about: source.about,
    text,
    words: text.split(/\s+/).length,
    places,
    events: (source.events ?? []).map((mark) => buildEvent(text, mark, surfaces, fail)),
    absences: (source.absences ?? []).map((mark) => buildAbsence(text, mark, surfaces, fail)),
    ...agreementOf(text, source, fail),
  };
}

/** `agreement: null` says that no agreement must be read though one is spoken of; most texts have no such key. */
function agreementOf(text, { agreement }, fail) {
  if (agreement === undefined) return {};
  const isDate = (value) => DATE.test(value);
  return { agreement: agreement && buildAgreement(text, agreement, { locate, isDate, fail }) };
}

const checkOnly = process.argv.includes('--check');
const sources = readdirSync(join(GOLDEN, 'src')).filter((name) => name.endsWith('.yaml'));
const built = new Set();
let places = 0;
let events = 0;
try {
  for (const file of sources.sort()) {
    const golden = build(file);
    const path = join(GOLDEN, `${golden.id}.json`);
    const json = `${JSON.stringify(golden, null, 1)}\n`;
    if (!checkOnly) writeFileSync(path, json);
    else if (!existsSync(path) || readFileSync(path, 'utf8') !== json) {
      throw new Error(`${file}: "${golden.id}.json" is missing or stale; run node scripts/golden.mjs`);
    }
    built.add(`${golden.id}.json`);
    places += golden.places.length;
    events += golden.events.length;
  }
  const orphan = readdirSync(GOLDEN).find((name) => name.endsWith('.json') && !built.has(name));
  if (orphan)
    throw new Error(`${orphan}: "${orphan}" has no source in test/golden/src; write one or remove it`);
  console.log(`${sources.length} texts, ${places} places, ${events} events`);
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}
