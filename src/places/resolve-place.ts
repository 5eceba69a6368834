import { foldName } from '../base/index.js';
import {
  fitsKind,
  type GatheredName,
  gatherCandidates,
  type NameMatch,
  RESPELT,
} from './gather-candidates.js';
import { scoreCandidates } from './score-candidates.js';
import type { Candidate, Gazetteer, Place, Resolution, ResolveContext } from './types.js';

const MOST_CANDIDATES = 8;
const NONE: GatheredName = [];
const UNKNOWN: Resolution = Object.freeze({
  outcome: 'unknown',
  place: null,
  inside: null,
  candidates: Object.freeze([]),
});
/** Two candidates closer than this are not told apart: the answer is "ambiguous". */
const MARGIN = 0.07;
/** A name's usual sense needs less of a lead. */
const USUAL_MARGIN = 0.02;

/**
 * Which place a name means, given what surrounds it. Designators are understood in six languages and before or after the name, as
 * are case endings and other romanisations; a misspelling is forgiven only beside a designator.
 *
 * - `resolved`: one candidate leads clearly. A town and the region named after it do not compete: the one with a designator, or
 *   of the kind asked for, or else the town, is taken.
 * - `ambiguous`: two candidates are close; `place` is null and the candidates stay.
 * - `unresolved`: the text says that it lies inside `context.inside`, and no namesake does. One outside is never taken.
 * - `unknown`: nothing bears the name, or nothing of the kind asked for.
 *
 * Candidates come best first, at most 8, with their evidence. Scores compare within one answer only. An empty name is `unknown`.
 * @example resolvePlace(gazetteer, 'Primorye Territory').place?.id; // 'RU-PRI'
 * @example resolvePlace(gazetteer, 'Kostyukovka', { inside: placeId('RU-AMU') }).outcome; // 'unresolved'
 */
export function resolvePlace(gazetteer: Gazetteer, name: string, context: ResolveContext = {}): Resolution {
  const inside = context.inside ? (gazetteer.get(context.inside) ?? null) : null;
  const folded = foldName(name);
  const all: GatheredName = folded === '' ? NONE : gatherCandidates(gazetteer, folded, context);
  if (all.length === 0 && !inside) return UNKNOWN;
  const { kind } = context;
  const inText = all.some((match) => isFarRespelt(match, context))
    ? all.filter((match) => !isFarRespelt(match, context))
    : all;
  const ofKind =
    kind && inText.some((match) => !fitsKind(match.place, kind))
      ? inText.filter((match) => fitsKind(match.place, kind))
      : inText;
  const within = inside ? ofKind.filter((match) => lies(gazetteer, match.place, inside)) : ofKind;
  if (inside && within.length === 0) {
    const outside = scoreCandidates(gazetteer, ofKind, context, all).map((c) => ({
      ...c,
      reasons: [...c.reasons, `not inside ${inside.name}`],
    }));
    return { outcome: 'unresolved', place: null, inside, candidates: outside.slice(0, MOST_CANDIDATES) };
  }
  const candidates = scoreCandidates(gazetteer, within, context, all);
  const [best] = candidates;
  if (!best) return { outcome: 'unknown', place: null, inside, candidates: [] };
  const clear = isClear(gazetteer, best, candidates, within);
  return {
    outcome: clear ? 'resolved' : 'ambiguous',
    place: clear ? best.place : null,
    inside,
    candidates: candidates.length > MOST_CANDIDATES ? candidates.slice(0, MOST_CANDIDATES) : candidates,
  };
}

/** Share of a text's talk from which a country counts as spoken of. */
const SPOKEN = 0.1;

/** Another spelling of a town in a country that the text does not speak of is another town: "Olya" on the Volga is not Alia. */
function isFarRespelt({ place, fit, designated }: NameMatch, { countries }: ResolveContext): boolean {
  if (!countries || countries.size === 0 || fit > RESPELT || designated || place.country === null)
    return false;
  return (countries.get(place.country) ?? 0) < SPOKEN;
}

function lies(gazetteer: Gazetteer, place: Place, inside: Place): boolean {
  if (place.id === inside.id) return false;
  return gazetteer.contains(inside.id, place.id);
}

/** Rivals that hold the best, or lie in it, are the same spot at another scale; they never make an answer ambiguous. */
function isClear(
  gazetteer: Gazetteer,
  best: Candidate,
  all: readonly Candidate[],
  matches: readonly NameMatch[],
): boolean {
  if (all.length === 1) return true;
  const fitOf = (place: Place) => matches.find((m) => m.place.id === place.id)?.fit ?? 0;
  const usual = matches.some((m) => m.standing === 'usual' && m.place.id === best.place.id);
  const margin = usual ? USUAL_MARGIN : MARGIN;
  return all.every((other) => {
    if (other === best || best.score - other.score >= margin) return true;
    if (
      gazetteer.contains(best.place.id, other.place.id) ||
      gazetteer.contains(other.place.id, best.place.id)
    )
      return true;
    // A looser reading of the name is no rival of an exact one, unless the surroundings speak for it.
    return fitOf(best.place) - fitOf(other.place) >= 0.1;
  });
}
