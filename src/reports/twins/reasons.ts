import { type TwinContext, type TwinReason, tellReasons } from '../../analyses/index.js';
import type { GraphPlaceRow } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { type AtlasGraph, countryNameOf, pairKey, rowName } from '../gather-graph.js';
import type { Words } from '../report.js';
import { words } from '../tell.js';
import { commonLanguage } from './common-language.js';

const K = 'analyse.twins.reason';

/** All that speaks for a candidate, in words. */
export function reasonsFor(
  context: ReportContext,
  atlas: AtlasGraph,
  twins: TwinContext,
  from: number,
  candidate: number,
): readonly Words[] {
  const [own, other] = [atlas.rows[from], atlas.rows[candidate]];
  if (!own || !other) return [];
  const language = commonLanguage(own.country, other.country, context.language);
  const ahead = atlas.ahead.get(other.id) ?? 0;
  const found = [
    ...tellReasons(twins, from, candidate).map((reason) => reasonWords(reason, context, atlas, other)),
    ...(language === null ? [] : [words(`${K}.language`, { language })]),
    ...otherTies(atlas, own, other),
    ...(ahead === 0 ? [] : [words(`${K}.seeking`, { count: ahead })]),
  ];
  return found.length > 0 ? found : [words(`${K}.none`)];
}

function reasonWords(
  reason: TwinReason,
  context: ReportContext,
  atlas: AtlasGraph,
  other: GraphPlaceRow,
): Words {
  const name = (place: number): string => rowName(atlas.rows[place], context);
  const country = other.country === null ? '' : countryNameOf(other.country, context);
  switch (reason.code) {
    case 'shared':
      return words(`${K}.shared`, {
        count: reason.count,
        names: reason.places.map(name).join(', '),
        more: reason.count - reason.places.length,
      });
    case 'near_partner':
    case 'tied_nearby':
      return words(`${K}.${reason.code}`, { partner: name(reason.partner), km: Math.round(reason.km) });
    case 'regions':
      return words(`${K}.regions`, { count: reason.count, km: reason.km });
    case 'size':
      return words(`${K}.size`, { own: reason.own, other: reason.other });
    case 'countries':
      return words(`${K}.countries`, { count: reason.count, country });
    case 'new_country':
      return words(`${K}.new_country`, { country });
    case 'same_name':
      return words(`${K}.same_name`);
  }
}

/** Ties of other kinds, between the two themselves, else between their regions, else between their countries. */
function otherTies(atlas: AtlasGraph, own: GraphPlaceRow, other: GraphPlaceRow): Words[] {
  const levels = [
    ['place', own.id, other.id],
    ['region', own.region ?? own.id, other.region ?? other.id],
    ['country', own.country, own.country === other.country ? null : other.country],
  ] as const;
  for (const [level, a, b] of levels) {
    const counts = a === null || b === null || a === b ? undefined : atlas.others.get(pairKey(a, b));
    if (counts) return [...counts].map(([kind, count]) => words(`${K}.other`, { kind, count, level }));
  }
  return [];
}
