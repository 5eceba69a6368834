import { commonPrefix, madeUp, sayAs } from './new-names.mjs';

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
const NUMBER = /\d+/g;
const WEEKDAY =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|понедельник|вторник|сред[ауы]\b|четверг|пятниц|суббот|воскресень|poniedział|wtor(?:ek|ku)|środ|czwart|piąt|sobot|niedziel/iu;
const DECADE = /\d0(?:s\b|er\b|-[хей])|\bann[ée]es \d|\blat(?:a|ach)? [\p{L}\s]*\d|\baños \d/u;

/** Years move together, so that they stay in order; weekdays recur after 28 years, and a decade moves as a whole. */
function yearShift(text, random) {
  if (WEEKDAY.test(text)) return random.pick([-28, 0, 0]);
  if (DECADE.test(text)) return random.pick([-20, -10, 0]);
  return random.between(-14, 3);
}

const isYear = (digits) => digits.length === 4 && /^(?:1[5-9]|20)/.test(digits);

/** Another number of as many digits that may stand where this one stood, be it a day, a month, an hour or a count. */
function otherNumber(digits, shift, random) {
  const value = Number(digits);
  if (isYear(digits)) return String(value + shift);
  if (digits.startsWith('0') || value <= 1) return digits;
  if (digits.length === 1) return String(random.between(2, 9));
  if (digits.length > 2)
    return String(random.between(1, 9)) + digits.slice(1).replace(/[1-9]/g, () => random.between(1, 9));
  if (value <= 12) return String(random.between(10, 12));
  return String(value <= 28 ? random.between(13, 28) : value <= 31 ? value : random.between(32, 99));
}

const shiftDate = (date, shift) =>
  typeof date === 'string'
    ? date.replace(/\d{4}/g, (year) => String(Number(year) + shift)).replace(/-02-29/g, '-02-28')
    : date;

/** The new surface for each place of the text: all forms of one name get the forms of one other. */
function renamePlaces(golden, pool, random) {
  const invented = golden.text_kind === 'invented';
  const families = [];
  for (const place of golden.places) {
    const key = place.surface.toLowerCase();
    const like = ({ base }) => commonPrefix(base, key) >= Math.max(3, Math.min(base.length, key.length) - 3);
    const family = families.find((one) => one.kind === place.kind && like(one));
    if (family) family.surfaces.add(place.surface);
    else
      families.push({
        base: key,
        kind: place.kind,
        country: place.country,
        surfaces: new Set([place.surface]),
      });
  }
  const renamed = new Map();
  for (const { kind, country, surfaces } of families) {
    const about = { language: golden.lang, country, kind };
    const forms = [...surfaces];
    const nominatives = forms.map((form) => pool.nominative(form, about));
    const known = nominatives.find((name) => name !== null) ?? null;
    if (kind !== 'city' && kind !== 'region') continue;
    if (known === null) {
      if (!invented || kind !== 'city') continue;
      const stem = forms.reduce(
        (least, form) => Math.min(least, commonPrefix(form, forms[0])),
        forms[0].length,
      );
      const kept = Math.max(1, stem - 4);
      const start = madeUp(random, forms[0]);
      for (const form of forms)
        if (form !== form.toUpperCase()) renamed.set(form, start + form.slice(kept).toLowerCase());
      continue;
    }
    const others = pool.names(golden.lang, country, kind);
    for (let tries = 0; tries < 60 && others.length > 1; tries++) {
      const other = random.pick(others);
      const said = forms.map((form) => sayAs(form, known, other, about));
      if (other === known || said.includes(null)) continue;
      for (const [i, form] of forms.entries()) renamed.set(form, said[i]);
      break;
    }
  }
  return renamed;
}

/** Surnames by their unchanging beginning: those of the speakers, and words behind a given name. */
function surnames(golden, givenNames) {
  const found = new Set();
  for (const { speaker } of golden.events)
    if (speaker?.name?.includes(' ')) found.add(speaker.name.split(' ').at(-1));
  for (const [, given, surname] of golden.text.matchAll(/(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}{3,})/gu)) {
    if (givenNames.has(given.toLowerCase())) found.add(surname);
  }
  return [...found]
    .filter((name) => name.length > 3)
    .map((name) => name.slice(0, Math.max(3, name.length - 3)));
}

/**
 * A golden text with other people, places, numbers and dates, as grammatical as before, and its annotations moved along.
 * Countries, bodies and companies stay.
 */
export function varyText(golden, { pool, givenNames, random }) {
  const { text } = golden;
  const shift = yearShift(text, random);
  const renamed = renamePlaces(golden, pool, random);
  const edits = golden.places.map(({ start, end, surface }) => ({
    start,
    end,
    by: renamed.get(surface) ?? surface,
  }));
  const free = ({ start, end }) => !golden.places.some((place) => place.start < end && start < place.end);
  const people = surnames(golden, givenNames).map((stem) => ({
    stem,
    start: madeUp(random, stem) + stem.slice(-1),
  }));
  for (const match of text.matchAll(WORD)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const person = people.find(({ stem }) => match[0].startsWith(stem) && match[0].length <= stem.length + 6);
    if (person && free(span)) edits.push({ ...span, by: person.start + match[0].slice(person.stem.length) });
  }
  for (const match of text.matchAll(NUMBER)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (free(span)) edits.push({ ...span, by: otherNumber(match[0], shift, random) });
  }
  edits.sort((a, b) => a.start - b.start);
  let varied = '';
  let at = 0;
  const moves = [];
  for (const { start, end, by } of edits) {
    varied += text.slice(at, start) + by;
    at = end;
    moves.push({ end, by: varied.length - end });
  }
  varied += text.slice(at);
  const moved = (offset) => offset + (moves.findLast(({ end }) => end <= offset)?.by ?? 0);
  // A span's start may lie before an edit that ends where the span ends: both ends are moved by the edits behind them.
  const movedSpan = ({ start, end, ...rest }) => ({ ...rest, start: moved(start), end: moved(end) });
  return {
    ...golden,
    text: varied,
    document_date: shiftDate(golden.document_date, shift),
    places: golden.places.map((place) => ({
      ...movedSpan(place),
      surface: renamed.get(place.surface) ?? place.surface,
    })),
    events: golden.events.map((event) => ({
      ...event,
      parties: event.parties.map((party) => renamed.get(party) ?? party),
      date: shiftDate(event.date, shift),
      evidence: { start: moved(event.evidence.start), end: moved(event.evidence.end) },
    })),
  };
}
