import type { TextReading } from '../../ingest/index.js';
import type { ExplainedPlace, ExplainedStatement } from '../../statements/index.js';

const placeOf = ({ outcome, why, chosen, runnersUp }: ExplainedPlace) => ({
  outcome,
  why,
  chosen,
  runners_up: runnersUp,
});

function statementOf(explained: ExplainedStatement): object {
  const { rule, trigger, evidence, parties, date, amounts, status, confidence, alsoFound } = explained;
  return {
    rule,
    trigger,
    evidence,
    parties: parties.map((party) => ({ ...party, place: party.place && placeOf(party.place) })),
    date,
    amounts,
    status,
    confidence,
    also_found: alsoFound,
  };
}

/**
 * The key `explanation` of a line of `intertie read --explain --to jsonl`; nothing when none was asked for. `statements[i]` explains the line's
 * `statements[i]`, and is null for one that a language model drew.
 */
export function explanationOf({ statements, explanation }: TextReading): object {
  if (!explanation) return {};
  const byId = new Map(explanation.statements.map((one) => [one.statement, one]));
  return {
    explanation: {
      statements: statements.map(({ id }) => {
        const explained = byId.get(id);
        return explained ? statementOf(explained) : null;
      }),
      passed: explanation.passed,
    },
  };
}
