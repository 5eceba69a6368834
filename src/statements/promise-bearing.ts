import { type Amount, dateBounds, type PlaceId, spansOverlap } from '../base/index.js';
import { deadlineOf } from './promise-clock.js';
import type {
  DatedStatement,
  EvidenceContext,
  EvidenceReason,
  ProposedEvidence,
  Told,
} from './promise-evidence-types.js';
import { tellingStems, wordStem } from './promise-words.js';

/** A passage that agrees in less is not worth a person's time. */
const LEAST = 0.4;
/** All that can be shared: place, figure, words, kind, time. */
const MOST_POINTS = 1.2;
/** Taken off where a promise about a town meets a passage that names its country only, and no such figure. */
const COUNTRY_ALONE = 0.35;
/** A thing done long before its deadline was not done for this promise. */
const YEARS_BEFORE = 3;

/** Weighs what a passage shares with a promise; null where it shares too little or contradicts it. `stems` are the promise's own. */
export function weighEvidence(
  promise: DatedStatement,
  candidate: DatedStatement,
  stems: ReadonlySet<string>,
  context: EvidenceContext,
): ProposedEvidence | null {
  const told = candidate.statement;
  const asked = promise.statement;
  if (told.id === asked.id) return null;
  if (told.document === asked.document && spansOverlap(told.evidence, asked.evidence)) return null;
  const time = timeOf(promise, candidate);
  const where = placesShared(asked, told, context);
  if (time === null || where === null) return null;
  const counted = unitShared(asked.amounts, told, stems);
  const words = sharedWords(stems, told);
  if (counted === null && words.length === 0) return null;
  const points =
    where.score +
    (counted === null
      ? 0
      : counted.found === null
        ? 0.15
        : counted.found === counted.promised
          ? 0.35
          : 0.25) +
    (0.25 * words.length) / Math.max(1, stems.size) +
    (told.kind === 'utterance' ? 0 : 0.1) +
    time.score -
    (where.countriesOnly && counted?.found !== counted?.promised ? COUNTRY_ALONE : 0);
  const score = points / MOST_POINTS;
  if (score < LEAST) return null;
  const kept =
    counted !== null && counted.found !== null ? { amount: counted.found, of: counted.promised } : null;
  return {
    promise: asked.id,
    evidence: told.id,
    score: Math.round(score * 100) / 100,
    reasons: [
      ...where.reasons,
      ...(counted === null ? [] : [{ code: 'same_unit', ...counted } as const]),
      ...(words.length === 0 ? [] : [{ code: 'same_object', words: words.join(', ') } as const]),
      { code: 'kind', kind: told.kind },
      ...time.reasons,
    ],
    kept,
  };
}

/** The most particular place that both are about; null where there is none. A country alone says little. */
function placesShared(
  asked: Told,
  told: Told,
  { ancestorsOf }: EvidenceContext,
): {
  readonly score: number;
  readonly reasons: readonly EvidenceReason[];
  /** The promise names more than countries, and the passage shares no more than those. */
  readonly countriesOnly: boolean;
} | null {
  const theirs = new Set(told.parties.flatMap(({ place }) => [place, ...ancestorsOf(place)]));
  const own = new Set(told.parties.map(({ place }) => place));
  const reasons: EvidenceReason[] = [];
  let score = 0;
  for (const { place } of asked.parties) {
    const above = ancestorsOf(place);
    if (reasons.some((reason) => 'place' in reason && reason.place === place)) continue;
    if (own.has(place)) {
      reasons.push({ code: isCountry(place) ? 'same_country' : 'same_place', place });
      score += isCountry(place) ? 0.08 : 0.25;
      continue;
    }
    const shared = [place, ...above].find((one) => theirs.has(one));
    if (shared === undefined) continue;
    reasons.push({ code: isCountry(shared) ? 'same_country' : 'same_region', place: shared });
    score += isCountry(shared) ? 0.08 : 0.2;
  }
  if (reasons.length === 0) return null;
  const countriesOnly =
    asked.parties.some(({ place }) => !isCountry(place)) &&
    reasons.every(({ code }) => code === 'same_country');
  return { score: Math.min(0.4, score), reasons: distinctPlaces(reasons), countriesOnly };
}

const isCountry = (place: PlaceId) => /^[A-Z]{2}$/.test(place);

function distinctPlaces(reasons: readonly EvidenceReason[]): readonly EvidenceReason[] {
  return [...new Map(reasons.map((reason) => ['place' in reason ? reason.place : '', reason])).values()];
}

/** The figure of the promise and what the passage counts in the same unit, be it only in words. */
function unitShared(
  promised: readonly Amount[],
  told: Told,
  stems: ReadonlySet<string>,
): { readonly unit: string; readonly found: number | null; readonly promised: number } | null {
  const [amount] = promised;
  if (amount === undefined) return null;
  const unit = unitStem(amount.unit);
  if (unit === '') return null;
  const same = told.amounts.find((one) => unitStem(one.unit) === unit);
  if (same) return { unit: amount.unit, found: same.value, promised: amount.value };
  if (!stems.has(unit) || !tellingStems(told.quote).has(unit)) return null;
  return { unit: amount.unit, found: null, promised: amount.value };
}

/** The last word of a unit is what is counted ("Belarusian specialists"); currencies are their own. */
function unitStem(unit: string): string {
  if (/^[A-Z]{3}$/.test(unit)) return unit;
  return [...tellingStems(unit)].at(-1) ?? wordStem(unit);
}

function sharedWords(stems: ReadonlySet<string>, told: Told): readonly string[] {
  const words = new Map<string, string>();
  for (const word of `${told.quote.slice(0, 2000)} ${told.object?.text ?? ''}`.split(/[^\p{L}\p{N}]+/u)) {
    for (const stem of tellingStems(word)) if (stems.has(stem) && !words.has(stem)) words.set(stem, word);
  }
  return [...words.values()];
}

/** Day that what was done for the promise was done on or after; null where nothing tells. What ended before was done for something else. */
export function bearsSince({
  statement,
  documentDate,
}: Pick<DatedStatement, 'documentDate'> & { readonly statement: Pick<Told, 'date'> }): string | null {
  const reported = documentDate === null ? null : dateBounds(documentDate).first;
  const from = deadlineOf(statement.date, documentDate) ?? reported;
  return from === null ? null : yearsBefore(from);
}

/** Null where the times contradict. */
function timeOf(
  { statement, documentDate }: DatedStatement,
  candidate: DatedStatement,
): { readonly score: number; readonly reasons: readonly EvidenceReason[] } | null {
  const due = deadlineOf(statement.date, documentDate);
  const told = candidate.statement.date ?? candidate.documentDate;
  if (told === null) return { score: 0, reasons: [{ code: 'undated' }] };
  const { first, last } = dateBounds(told);
  const reported = documentDate === null ? null : dateBounds(documentDate);
  const since = bearsSince({ statement, documentDate });
  if (since !== null && last < since) return null;
  const older: readonly EvidenceReason[] =
    reported !== null && last < reported.first ? [{ code: 'older_than_report' }] : [];
  if (due === null) return { score: 0.05, reasons: older };
  return last <= due || first <= due
    ? { score: 0.1, reasons: [{ code: 'by_deadline' }, ...older] }
    : { score: 0.08, reasons: [{ code: 'after_deadline' }, ...older] };
}

function yearsBefore(day: string): string {
  const year = Number.parseInt(day, 10) - YEARS_BEFORE;
  return `${String(Math.max(0, year)).padStart(4, '0')}${day.slice(day.indexOf('-', 1))}`;
}
