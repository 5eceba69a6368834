import { foldName } from '../src/base/index.js';

/** What the contract for other programs says of one text (`intertie read --to jsonl`), as far as it is scored. */
export interface ReadText {
  readonly mentions: readonly { readonly type: string; readonly start: number; readonly end: number }[];
  readonly statements: readonly {
    readonly type: string;
    readonly parties: readonly { readonly surface: string; readonly name: string }[];
    readonly date: string | null;
    readonly amount: { readonly value: number } | null;
    readonly status: string;
    readonly evidence: Stretch;
  }[];
}

/** A golden text (test/golden/README.md), as far as it is scored. */
export interface GoldenText {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly document_date: string | null;
  readonly places: readonly Stretch[];
  readonly events: readonly GoldenEvent[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface GoldenEvent {
  readonly type: string;
  readonly parties: readonly string[];
  readonly date: string | null;
  readonly amount: { readonly value: number } | null;
  readonly status: string;
  readonly evidence: Stretch;
}

/** Counts behind precision (`hits / drawn`) and recall (`hits / wanted`). */
export interface Tally {
  hits: number;
  drawn: number;
  wanted: number;
}

export interface Score {
  /** Place mentions: one holds the other and they differ by 25 characters at most. */
  readonly places: Tally;
  /** All events that are not utterances. */
  readonly facts: Tally;
  readonly kinds: ReadonlyMap<string, Tally>;
  /** Of the facts that were hit: dates, amounts and statuses that are right, of those wanted. */
  readonly right: { readonly date: Tally; readonly amount: Tally; readonly status: Tally };
  /** "id: kind: quote" of each event that was missed, and of each statement that answers to none. */
  readonly missed: readonly string[];
  readonly surplus: readonly string[];
}

const emptyTally = (): Tally => ({ hits: 0, drawn: 0, wanted: 0 });

/** Harmonic mean of precision and recall, 0 to 1; 0 when nothing was hit. */
export function f1({ hits, drawn, wanted }: Tally): number {
  return hits === 0 ? 0 : (2 * hits) / (drawn + wanted);
}

const length = (stretch: Stretch) => stretch.end - stretch.start;
const holds = (outer: Stretch, inner: Stretch) => outer.start <= inner.start && outer.end >= inner.end;
const samePlace = (a: Stretch, b: Stretch) =>
  (holds(a, b) || holds(b, a)) && Math.abs(length(a) - length(b)) <= 25;

function overlap(a: Stretch, b: Stretch): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

/** The rules by which an event counts as found: kind, evidence, and at least one party (or none on either side). */
function answers(event: GoldenEvent, drawn: ReadText['statements'][number]): boolean {
  const common = overlap(event.evidence, drawn.evidence);
  if (event.type !== drawn.type || common <= 0) return false;
  if (common < 0.5 * Math.min(length(event.evidence), length(drawn.evidence))) return false;
  if (length(drawn.evidence) > 3 * length(event.evidence) + 40) return false;
  if (drawn.parties.length > 2 * event.parties.length + 2) return false;
  if (event.parties.length === 0) return drawn.parties.length === 0;
  const wanted = new Set(event.parties.map(foldName));
  return drawn.parties.some(
    ({ surface, name }) => wanted.has(foldName(surface)) || wanted.has(foldName(name)),
  );
}

function countPlaces(golden: GoldenText, read: ReadText, tally: Tally): void {
  const free = read.mentions.filter((mention) => mention.type === 'place');
  tally.wanted += golden.places.length;
  tally.drawn += free.length;
  for (const place of golden.places) {
    const at = free.findIndex((mention) => samePlace(mention, place));
    if (at < 0) continue;
    free.splice(at, 1);
    tally.hits++;
  }
}

function countValue<T>(tally: Tally, wanted: T | null, got: T | null, same: (a: T, b: T) => boolean): void {
  if (wanted !== null) tally.wanted++;
  if (got !== null) tally.drawn++;
  if (wanted !== null && got !== null && same(wanted, got)) tally.hits++;
}

const sameDate = (wanted: string, got: string) =>
  got === wanted || (got.length > wanted.length && got.startsWith(wanted));
const sameValue = (wanted: number, got: number) => Math.abs(wanted - got) <= 0.005 * Math.abs(wanted);

/** Scores what was read of golden texts. Each event and each statement is used once, best overlap first. */
export function scoreReadings(
  pairs: readonly { readonly golden: GoldenText; readonly read: ReadText }[],
): Score {
  const places = emptyTally();
  const facts = emptyTally();
  const kinds = new Map<string, Tally>();
  const right = { date: emptyTally(), amount: emptyTally(), status: emptyTally() };
  const missed: string[] = [];
  const surplus: string[] = [];
  const kindOf = (kind: string): Tally => {
    const tally = kinds.get(kind) ?? emptyTally();
    kinds.set(kind, tally);
    return tally;
  };
  for (const { golden, read } of pairs) {
    countPlaces(golden, read, places);
    const quote = ({ type, evidence }: { readonly type: string; readonly evidence: Stretch }) =>
      `${golden.id}: ${type}: ${golden.text.slice(evidence.start, evidence.end)}`;
    const pairing = golden.events
      .flatMap((event) => read.statements.filter((s) => answers(event, s)).map((drawn) => ({ event, drawn })))
      .sort(
        (a, b) => overlap(b.event.evidence, b.drawn.evidence) - overlap(a.event.evidence, a.drawn.evidence),
      );
    const used = new Set<unknown>();
    for (const { event, drawn } of pairing) {
      if (used.has(event) || used.has(drawn)) continue;
      used.add(event).add(drawn);
      kindOf(event.type).hits++;
      if (event.type === 'statement') continue;
      facts.hits++;
      countValue(right.date, event.date, drawn.date, sameDate);
      countValue(right.amount, event.amount?.value ?? null, drawn.amount?.value ?? null, sameValue);
      countValue(right.status, event.status, drawn.status, (a, b) => a === b);
    }
    for (const event of golden.events) {
      kindOf(event.type).wanted++;
      if (event.type !== 'statement') facts.wanted++;
      if (!used.has(event)) missed.push(quote(event));
    }
    for (const drawn of read.statements) {
      kindOf(drawn.type).drawn++;
      if (drawn.type !== 'statement') facts.drawn++;
      if (!used.has(drawn)) surplus.push(quote(drawn));
    }
  }
  return { places, facts, kinds, right, missed, surplus };
}
