import type { PlaceMention } from '../mentions/index.js';
import type { CutText } from '../passages/index.js';
import type { DraftParty } from './fact-drafts.js';

/** Most times that one place's mentions count: who is named in every line is no more than the one a text is about. */
const MOST = 6;
/** A place that a headline or the first paragraph names counts by so much more. */
const IN_TITLE = 3;
const IN_LEAD = 2;
/** Of all that a text about two places names, so much at least is these two. */
const LEAST_SHARE = 0.3;
/** Weighing less than this, a place is one among others. */
const LEAST = 3;

/**
 * The places a text is about, towns and regions before countries, the one spoken of most first: two at most, neither inside the other. What a
 * sentence without names goes on about when it is not about those named last.
 */
export function mainPlaces(cut: CutText, places: readonly PlaceMention[]): readonly DraftParty[] {
  const lead = cut.passages.find((passage) => passage.block === 'paragraph')?.paragraph ?? -1;
  const bonus = new Map<string, { title: boolean; lead: boolean; count: number; mention: PlaceMention }>();
  let at = 0;
  for (const mention of places) {
    if (mention.kind === 'other') continue;
    while (at < cut.passages.length - 1 && (cut.passages[at]?.end ?? 0) <= mention.start) at++;
    const passage = cut.passages[at];
    // Places of the dateline say where it was written.
    if (!passage || mention.start < passage.prose || opensInCapitals(cut, passage.start, mention)) continue;
    const key = mention.place?.id ?? mention.surface.toLowerCase();
    const known = bonus.get(key) ?? { title: false, lead: false, count: 0, mention };
    known.count += 1;
    known.title ||= passage.block === 'title' || passage.block === 'heading';
    known.lead ||= passage.paragraph === lead;
    bonus.set(key, known);
  }
  const ranked = [...bonus.values()]
    .map(({ title, lead: inLead, count, mention }) => ({
      mention,
      count,
      weight: Math.min(count, MOST) + (title ? IN_TITLE : 0) + (inLead ? IN_LEAD : 0),
    }))
    .filter(({ weight }) => weight >= LEAST)
    .sort((a, b) => rank(b) - rank(a) || a.mention.start - b.mention.start);
  const [first, ...others] = ranked;
  if (!first) return [];
  const second = others.find(
    ({ mention }) => !holdsPlace(mention, first.mention) && !holdsPlace(first.mention, mention),
  );
  const counted = [...bonus.values()].reduce((sum, { count }) => sum + count, 0);
  if (first.count + (second?.count ?? 0) < LEAST_SHARE * counted) return [];
  return [first, ...(second ? [second] : [])].map(({ mention }) => ({
    role: 'side',
    mention,
    country: mention.country,
  }));
}

/** "AKTOBE. 15 September. A delegation …": a dateline that stands in the first line. */
const opensInCapitals = ({ text }: CutText, start: number, { start: from, surface }: PlaceMention): boolean =>
  from === start &&
  surface.length > 2 &&
  surface === surface.toUpperCase() &&
  /\p{Lu}/u.test(text.charAt(from));

/** Countries are the stage more often than the players: any town or region that counts goes before them. */
const rank = ({ mention, weight }: { mention: PlaceMention; weight: number }): number =>
  mention.kind === 'country' ? weight - MOST : weight;

/** The inner place lies in the outer one, as far as the gazetteer knows. */
export function holdsPlace(outer: PlaceMention, inner: PlaceMention): boolean {
  if (outer.kind === 'country') return outer.country !== null && outer.country === inner.country;
  const id = outer.place?.id;
  return id !== undefined && (inner.place?.region === id || inner.place?.parent === id);
}
