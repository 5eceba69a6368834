import type { AtlasView, Selection, UiLanguage } from '../../../../queries/index.js';
import { translator } from '../../messages/catalogue.js';
import { countryName } from '../../messages/place-words.js';

/** What is selected, in one line: "38 ties between Belarus and Russia". */
export function selectionHeading(view: AtlasView, language: UiLanguage): string {
  const t = translator(language);
  const count = view.total;
  const [a, b, c] = view.summary.countries.map(({ name }) => name);
  if (count === 0) return t('atlas.heading.none');
  const more = view.counts.countries.length > 3;
  if (a && b && c) return t(more ? 'atlas.heading.many' : 'atlas.heading.three', { count, a, b, c });
  if (a && b) return t('atlas.heading.pair', { count, a, b });
  return a ? t('atlas.heading.one', { count, a }) : t('atlas.heading.all', { count });
}

/** A period in words, null when it is open on both sides. */
export function periodWords(
  { from, to }: Pick<Selection, 'from' | 'to'>,
  language: UiLanguage,
): string | null {
  const t = translator(language);
  if (from !== null && to !== null) {
    return from === to ? String(from) : t('atlas.period', { from: String(from), to: String(to) });
  }
  if (from !== null) return t('atlas.period.since', { from: String(from) });
  return to === null ? null : t('atlas.period.until', { to: String(to) });
}

export interface ChosenFilter {
  readonly name: string;
  /** What to change to be rid of it. */
  readonly without: Partial<Selection>;
}

/** Every filter that narrows the selection, with what takes it away. The collection is where one is, not a filter. */
export function chosenFilters(view: AtlasView, language: UiLanguage): readonly ChosenFilter[] {
  const t = translator(language);
  const { selection } = view;
  const place = selection.place;
  const placeName =
    view.ties.flatMap(({ places }) => places).find(({ id }) => id === place)?.name ??
    view.arcs.flatMap(({ from, to }) => [from, to]).find(({ id }) => id === place)?.name;
  const period = periodWords(selection, language);
  return [
    ...selection.kinds.map((kind) => ({
      name: t(`kind.${kind}`),
      without: { kinds: selection.kinds.filter((one) => one !== kind) },
    })),
    ...selection.states.map((state) => ({
      name: t(`state.${state}`),
      without: { states: selection.states.filter((one) => one !== state) },
    })),
    ...selection.sourceKinds.map((kind) => ({
      name: t(`source_kind.${kind}`),
      without: { sourceKinds: selection.sourceKinds.filter((one) => one !== kind) },
    })),
    ...(period ? [{ name: period, without: { from: null, to: null } }] : []),
    ...(selection.country
      ? [{ name: countryName(selection.country, language), without: { country: null } }]
      : []),
    ...(place ? [{ name: t('atlas.at', { place: placeName ?? place }), without: { place: null } }] : []),
    ...(selection.source ? [{ name: t('atlas.from_source'), without: { source: null } }] : []),
  ];
}

/** Nothing narrowed: the collection and the view stay. */
export const NO_FILTERS: Partial<Selection> = {
  kinds: [],
  states: [],
  sourceKinds: [],
  from: null,
  to: null,
  country: null,
  place: null,
  source: null,
};

/**
 * A value of a filter switched: from "all" a first click leaves only it, further clicks add or take away, and taking the last or
 * adding the last means "all" again.
 *
 * @example toggled([], 'visit', ['visit', 'office']); // ['visit']
 */
export function toggled<T>(chosen: readonly T[], value: T, all: readonly T[]): readonly T[] {
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return all.every((one) => next.includes(one)) ? [] : next;
}
