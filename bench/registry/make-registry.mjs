// A registry of invented documents in the shape of the first example: articles of ten statements about a handful of places, a few pairs
// talked of in thousands of articles and most in a few, one article in five a copy of another's text, speakers, figures, dates that are missing
// as often as there, denials and promises. The same seed gives the same registry, whatever its size.

/** Kinds as the example has them, of 100 statements. */
const KINDS = {
  utterance: 24,
  trade_flow: 14,
  agreement: 12,
  visit: 12,
  commitment: 10,
  twinning: 8,
  project: 8,
  transport_link: 5,
  office: 4,
  settlement_origin: 3,
};
const OBJECTS = [
  'harbour',
  'tractor plant',
  'exchange of students',
  'direct flights',
  'dairy',
  'museum',
  'buses',
  'seed farm',
];
const UNITS = ['USD', 'people', 'tractors', 'agreements', 'specialists', 'percent'];
const LIFECYCLES = ['proposed', 'planned', 'signed', 'active', 'completed', 'unknown'];
const [COUNTRIES, REGIONS, CITIES] = [40, 12, 6];
const [SOURCES, PEOPLE] = [400, 3000];
export const STATEMENTS_A_DOCUMENT = 10;
export const COLLECTION = 'registry';

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const two = (value) => String(value).padStart(2, '0');
const codeOf = (index) =>
  `${'XQ'[index < 26 ? 0 : 1]}${String.fromCharCode(65 + (index < 26 ? index : index - 26 + 12))}`;

function placeRecord(id, kind, name, country, region, ancestors, spot) {
  return {
    ...{ id, kind, name, country, region, ancestors, parent: ancestors[0] ?? null, position: 'point' },
    ...{
      localName: null,
      russianName: null,
      geonames: null,
      iso: null,
      seat: 0,
      validFrom: null,
      validTo: null,
    },
    ...{
      latitude: ((spot * 37) % 130) - 60,
      longitude: ((spot * 83) % 340) - 170,
      population: kind === 'city' ? 50_000 : null,
    },
  };
}

/** Countries, their regions and towns: 3,400 places of codes that ISO 3166 leaves to users. */
export function makePlaces() {
  const countries = Array.from({ length: COUNTRIES }, (_, c) => {
    const code = codeOf(c);
    const regions = Array.from({ length: REGIONS }, (_, r) => {
      const region = `l:${code}-${two(r)}`;
      const cities = Array.from({ length: CITIES }, (_, t) =>
        placeRecord(
          `${region}-${t}`,
          'city',
          `Town ${code} ${r}.${t}`,
          code,
          region,
          [region, code],
          c * 72 + r * 6 + t,
        ),
      );
      return {
        place: placeRecord(region, 'region', `Region ${code} ${r}`, code, null, [code], c * 12 + r),
        cities,
      };
    });
    return { place: placeRecord(code, 'country', `Country ${code}`, code, null, [], c), regions };
  });
  const all = countries.flatMap(({ place, regions }) => [
    place,
    ...regions.flatMap(({ place: region, cities }) => [region, ...cities]),
  ]);
  return { countries, all };
}

export function makeSources() {
  return Array.from({ length: SOURCES }, (_, index) => ({
    id: `sbench${index}`,
    name: `Paper ${index}`,
    kind: index % 4 === 0 ? 'government' : 'independent_press',
    country: codeOf(index % COUNTRIES),
  }));
}

/** The documents one by one, each with statements and absences, in the forms that the store takes. */
export function* makeDocuments(count, { countries }, sources, seed = 5) {
  const random = randomFrom(seed);
  const whole = (below) => Math.floor(random() * below);
  /** Few are named often, most seldom. */
  const skewed = (list) => list[Math.floor(list.length * random() ** 3)];
  const chance = (share) => random() < share;
  const kindAt = Object.entries(KINDS).flatMap(([kind, share]) => Array.from({ length: share }, () => kind));
  const recent = [];

  const placeIn = (country) => {
    const level = random();
    if (level < 0.15) return country.place;
    const region = skewed(country.regions);
    return level < 0.5 ? region.place : skewed(region.cities);
  };
  const pair = () => {
    const one = skewed(countries);
    let other = skewed(countries);
    while (other === one) other = countries[whole(countries.length)];
    return [one, other];
  };
  const dateFor = (day) => {
    const kind = random();
    if (kind < 0.2) return null;
    const year = kind < 0.6 ? Number(day.slice(0, 4)) - whole(3) : Number(day.slice(0, 4));
    return kind < 0.6
      ? `${year}`
      : kind < 0.8
        ? `${year}-${two(1 + whole(12))}`
        : `${year}-${two(1 + whole(12))}-${two(1 + whole(28))}`;
  };

  function sentence(kind, sides, day) {
    const [a, b] = sides.map(placeIn);
    const amount = {
      value: 1 + whole(900),
      unit: UNITS[whole(UNITS.length)],
      qualifier: chance(0.3) ? 'about' : null,
    };
    const text = `${amount.value} ${amount.unit}`;
    const object = OBJECTS[whole(OBJECTS.length)];
    const person = chance(0.4) || kind === 'utterance' || kind === 'commitment' ? whole(PEOPLE) : null;
    const directed = { visit: ['guest', 'host'], trade_flow: ['exporter', 'importer'] }[kind] ?? [
      'side',
      'side',
    ];
    const roles = kind === 'trade_flow' && chance(0.5) ? ['side', 'side'] : directed;
    return {
      kind,
      parties: [a, b].map((place, index) => ({ role: roles[index], place })),
      date: kind === 'commitment' ? `${Number(day.slice(0, 4)) + 1}-${two(1 + whole(12))}` : dateFor(day),
      amounts: chance(0.5) || kind === 'commitment' ? [{ ...amount, text }] : [],
      claimsTotal: chance(0.01),
      speaker:
        person === null
          ? null
          : { name: `Person ${person}`, role: `mayor of Town ${person % 480}`, place: null },
      lifecycle: kind === 'commitment' ? 'planned' : LIFECYCLES[whole(LIFECYCLES.length)],
      object: ['project', 'office', 'transport_link', 'commitment'].includes(kind) ? object : null,
      confidence: 0.6 + whole(40) / 100,
      quote: `${a.name} and ${b.name}: ${kind.replace('_', ' ')}, ${text}, ${object}.`,
    };
  }

  for (let index = 0; index < count; index++) {
    const copied = recent.length > 0 && chance(0.2) ? recent[whole(recent.length)] : null;
    const day = `${2000 + whole(25)}-${two(1 + whole(12))}-${two(1 + whole(28))}`;
    const sides = copied ? null : pair();
    const told =
      copied?.told ??
      Array.from({ length: STATEMENTS_A_DOCUMENT }, () => sentence(kindAt[whole(100)], sides, day));
    const made = { voice: copied?.voice ?? `bench voice ${index}`, day: copied?.day ?? day, told };
    if (!copied && recent.push(made) > 500) recent.shift();
    yield toInput(index, made, sources[whole(sources.length)], sources[copied ? 0 : whole(sources.length)]);
  }
}

function toInput(index, { voice, day, told }, publisher, origin) {
  const document = `dbench${index.toString(36).padStart(8, '0')}`;
  let text = `Report ${index}`;
  const places = told.map(({ quote }) => {
    const start = text.length + 1;
    text += ` ${quote}`;
    return { start, end: text.length };
  });
  const statements = told.map((one, position) => {
    const evidence = places[position];
    const at = evidence.start + Math.max(0, one.quote.indexOf(one.object ?? ''));
    return {
      ...one,
      id: `st${document.slice(1)}${position}`,
      document,
      parties: one.parties.map(({ role, place }) => ({
        ...{
          role,
          place: place.id,
          surface: place.name,
          name: place.name,
          country: place.country,
          inside: null,
          span: null,
        },
      })),
      dateText: null,
      status: one.lifecycle === 'completed' ? 'completed' : 'planned',
      object: one.object === null ? null : { text: one.object, start: at, end: at + one.object.length },
      evidence,
      notes: [],
      goods: [],
      method: 'reader@bench',
      rule: `${one.kind}.bench`,
    };
  });
  const denied =
    index % 5 === 0 ? [{ ...statements[0], id: `ab${document.slice(1)}`, kind: 'twinning' }] : [];
  return {
    document: {
      ...{
        id: document,
        url: `https://bench.example/${index}`,
        contentHash: document,
        format: 'html',
        outcome: 'read',
      },
      ...{
        charset: 'utf-8',
        language: 'en',
        text,
        pages: null,
        blocks: [],
        publisher: null,
        section: null,
        credit: null,
      },
      ...{ title: { value: `Report ${index}` }, date: { value: day } },
    },
    kind: 'article',
    publisher,
    origin,
    voice,
    collection: COLLECTION,
    reading: { statements, absences: denied },
    bytes: text.length,
  };
}
