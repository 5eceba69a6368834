import type { PlaceMention } from '../../mentions/index.js';
import type { Candidate } from '../../places/index.js';
import type { ExplainedCandidate, ExplainedPlace } from './types.js';

const explained = ({ place, score, reasons }: Candidate): ExplainedCandidate => ({
  id: place.id,
  name: place.name,
  country: place.country,
  region: place.region,
  kind: place.kind,
  score,
  reasons,
});

/** Candidates that are told beside the one that was taken. */
const MOST_OTHERS = 2;

const lead = (a: Candidate, b: Candidate): string => (a.score - b.score).toFixed(2);
const called = ({ place }: Candidate): string =>
  place.country === null || place.kind === 'country'
    ? place.name
    : `${place.name}, ${place.region ?? place.country}`;

/** Why a name was taken for the place it was, or for none. */
export function explainPlace({ resolution, place }: PlaceMention): ExplainedPlace {
  const { outcome, candidates, inside } = resolution;
  const chosen = place === null ? null : (candidates.find((one) => one.place.id === place.id) ?? null);
  const others = candidates.filter((one) => one !== chosen).slice(0, MOST_OTHERS);
  const [runnerUp] = others;
  const [best, second] = candidates;
  const why = (): string => {
    if (outcome === 'unknown') return 'no place of the gazetteer bears this name';
    if (outcome === 'unresolved')
      return `the text says it lies in ${inside?.name ?? 'another place'}, and no place of this name does`;
    if (outcome === 'ambiguous')
      return best && second
        ? `left open: ${called(best)} leads ${called(second)} by only ${lead(best, second)}`
        : 'left open: too little speaks for one place';
    const within = inside === null ? '' : `; the text says it lies in ${inside.name}`;
    if (chosen === null) return `known from elsewhere in the text${within}`;
    if (runnerUp === undefined) return `nothing else bears this name${within}`;
    return `leads ${called(runnerUp)} by ${lead(chosen, runnerUp)}${within}`;
  };
  return {
    outcome,
    why: why(),
    chosen: chosen && explained(chosen),
    runnersUp: others.map(explained),
  };
}
