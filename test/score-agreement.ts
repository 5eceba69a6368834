import { foldName } from '../src/base/index.js';
import type { Tally } from './score-reading.js';

interface Quote {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** The `agreement` of a golden text (test/golden/README.md). */
export interface GoldenAgreement {
  readonly form: string;
  readonly draft: boolean;
  readonly parties: readonly string[];
  readonly signatories: readonly { readonly name: string; readonly role: string | null }[];
  readonly signed: readonly { readonly place: string | null; readonly date: string | null }[];
  readonly entry: (Quote & { readonly value: string | null; readonly basis: string }) | null;
  readonly term: (Quote & { readonly value: string | null }) | null;
  readonly end: { readonly value: string; readonly computed: boolean } | null;
  readonly renewal: (Quote & { readonly value: string }) | null;
  readonly renewal_notice: (Quote & { readonly value: string | null }) | null;
  readonly notice: (Quote & { readonly value: string | null }) | null;
  readonly fields: readonly string[];
  readonly languages: readonly string[];
  readonly prevailing: (Quote & { readonly value: string }) | null;
}

interface Length {
  readonly count: number;
  readonly unit: string;
}

/** The `terms` of the contract for other programs (docs/reference/reading-contract.md). */
export interface ReadTerms {
  readonly form: string;
  readonly draft: boolean;
  readonly parties: readonly Quote[];
  readonly signatories: readonly (Quote & { readonly name: string; readonly role: Quote | null })[];
  readonly signings: readonly {
    readonly place: Quote | null;
    readonly date: (Quote & { readonly value: string | null }) | null;
  }[];
  readonly entry: (Quote & { readonly value: string | null; readonly basis: string }) | null;
  readonly term: (Quote & { readonly value: Length | null; readonly indefinite: boolean }) | null;
  readonly end: { readonly value: string; readonly computed: boolean } | null;
  readonly renewal: (Quote & { readonly mode: string }) | null;
  readonly renewalNotice: (Quote & { readonly value: Length | null }) | null;
  readonly notice: (Quote & { readonly value: Length | null }) | null;
  readonly fields: readonly Quote[];
  readonly languages: readonly { readonly code: string }[];
  readonly prevailing: (Quote & { readonly value: string }) | null;
}

export const FIELDS = [
  'form',
  'draft',
  'parties',
  'signatories',
  'roles',
  'places of signing',
  'days of signing',
  'entry',
  'term',
  'end',
  'renewal',
  'renewal notice',
  'notice',
  'fields',
  'languages',
  'prevailing',
] as const;
export type Field = (typeof FIELDS)[number];

/** Words without an article in front: "the City of X" and "City of X" name one party. */
const bare = (text: string): string => foldName(text).replace(/^(the|der|die|das|el|la|le|les|l) /, '');

/** Words may be a little more or less than annotated, never other words: half of the shorter of the two must be common. */
const meets = (a: Quote, b: Quote): boolean =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start) >= 0.5 * Math.min(a.end - a.start, b.end - b.start);

const lengthOf = (value: Length | null): string | null => value && `${value.count} ${value.unit}`;

/** Entries of one field as keys, as annotated and as read: equal keys are hits. A key holds the value, and which words it was read from. */
type Keys = Readonly<Record<Field, readonly string[]>>;

function wantedKeys(golden: GoldenAgreement): Keys {
  const said = (item: Quote | null, value: string): string[] => (item ? [`${value} @ ${item.quote}`] : []);
  return {
    form: [golden.form],
    draft: golden.draft ? ['draft'] : [],
    parties: golden.parties.map(bare),
    signatories: golden.signatories.map(({ name }) => foldName(name)),
    roles: golden.signatories.flatMap(({ name, role }) =>
      role ? [`${foldName(name)}: ${foldName(role)}`] : [],
    ),
    'places of signing': golden.signed.flatMap(({ place }) => (place ? [foldName(place)] : [])),
    'days of signing': golden.signed.flatMap(({ date }) => (date ? [date] : [])),
    entry: said(golden.entry, `${golden.entry?.value} ${golden.entry?.basis}`),
    term: said(golden.term, String(golden.term?.value)),
    end: golden.end ? [`${golden.end.value} ${golden.end.computed}`] : [],
    renewal: said(golden.renewal, golden.renewal?.value ?? ''),
    'renewal notice': said(golden.renewal_notice, String(golden.renewal_notice?.value)),
    notice: said(golden.notice, String(golden.notice?.value)),
    fields: golden.fields.map(bare),
    languages: golden.languages,
    prevailing: said(golden.prevailing, golden.prevailing?.value ?? ''),
  };
}

/** As `wantedKeys`; words that meet the annotated ones are called by them, so that only other words differ. */
function readKeys(read: ReadTerms, golden: GoldenAgreement): Keys {
  const said = (item: Quote | null, value: string, wanted: Quote | null): string[] =>
    item ? [`${value} @ ${wanted && meets(item, wanted) ? wanted.quote : item.quote}`] : [];
  const nameOf = ({ quote, name }: ReadTerms['signatories'][number]): string =>
    golden.signatories.map((one) => foldName(one.name)).find((one) => one === foldName(name)) ??
    foldName(quote);
  const term = read.term?.indefinite ? 'indefinite' : String(lengthOf(read.term?.value ?? null));
  return {
    form: [read.form],
    draft: read.draft ? ['draft'] : [],
    parties: read.parties.map(({ quote }) => bare(quote)),
    signatories: read.signatories.map(nameOf),
    roles: read.signatories.flatMap((one) =>
      one.role ? [`${nameOf(one)}: ${foldName(one.role.quote)}`] : [],
    ),
    'places of signing': read.signings.flatMap(({ place }) => (place ? [foldName(place.quote)] : [])),
    'days of signing': read.signings.flatMap(({ date }) => (date ? [String(date.value)] : [])),
    entry: said(read.entry, `${read.entry?.value} ${read.entry?.basis}`, golden.entry),
    term: said(read.term, term, golden.term),
    end: read.end ? [`${read.end.value} ${read.end.computed}`] : [],
    renewal: said(read.renewal, read.renewal?.mode ?? '', golden.renewal),
    'renewal notice': said(
      read.renewalNotice,
      String(lengthOf(read.renewalNotice?.value ?? null)),
      golden.renewal_notice,
    ),
    notice: said(read.notice, String(lengthOf(read.notice?.value ?? null)), golden.notice),
    fields: read.fields.map(({ quote }) => bare(quote)),
    languages: read.languages.map(({ code }) => code),
    prevailing: said(read.prevailing, read.prevailing?.value ?? '', golden.prevailing),
  };
}

const NOTHING: Keys = Object.fromEntries(FIELDS.map((field) => [field, []])) as unknown as Keys;

export interface AgreementScore {
  readonly fields: ReadonlyMap<Field, Tally>;
  readonly all: Tally;
  /** "id: field: words" that were missed, and that were read where nothing of the kind stands. */
  readonly missed: readonly string[];
  readonly surplus: readonly string[];
}

/** Scores terms field by field. A text that is no agreement wants nothing; one that was not read as one misses all. */
export function scoreAgreements(
  pairs: readonly {
    readonly id: string;
    readonly golden: GoldenAgreement | null;
    readonly read: ReadTerms | null;
  }[],
): AgreementScore {
  const fields = new Map<Field, Tally>(FIELDS.map((field) => [field, { hits: 0, drawn: 0, wanted: 0 }]));
  const missed: string[] = [];
  const surplus: string[] = [];
  for (const { id, golden, read } of pairs) {
    const wanted = golden ? wantedKeys(golden) : NOTHING;
    const drawn = read ? readKeys(read, golden ?? { ...EMPTY }) : NOTHING;
    for (const [field, tally] of fields) {
      const free = [...drawn[field]];
      tally.wanted += wanted[field].length;
      tally.drawn += free.length;
      for (const key of wanted[field]) {
        const at = free.indexOf(key);
        if (at < 0) missed.push(`${id}: ${field}: ${key}`);
        else {
          free.splice(at, 1);
          tally.hits++;
        }
      }
      surplus.push(...free.map((key) => `${id}: ${field}: ${key}`));
    }
  }
  const all = { hits: 0, drawn: 0, wanted: 0 };
  for (const tally of fields.values()) {
    all.hits += tally.hits;
    all.drawn += tally.drawn;
    all.wanted += tally.wanted;
  }
  return { fields, all, missed, surplus };
}

const EMPTY: GoldenAgreement = {
  form: '',
  draft: false,
  parties: [],
  signatories: [],
  signed: [],
  entry: null,
  term: null,
  end: null,
  renewal: null,
  renewal_notice: null,
  notice: null,
  fields: [],
  languages: [],
  prevailing: null,
};
