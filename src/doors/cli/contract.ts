import type { Span } from '../../base/index.js';
import type { TextReading } from '../../ingest/index.js';
import type { Party, Speaker, Statement } from '../../statements/index.js';
import type { Kind } from '../../vocabulary/index.js';

/**
 * One line of `intertie read --to jsonl`: the stable contract for other programs (docs/reference/cli.md). Keys are added,
 * never renamed or removed. Offsets count UTF-16 code units of `text`, which is the text as given.
 */
export interface ContractLine {
  readonly id: string;
  readonly text: string;
  readonly language: string | null;
  readonly date: string | null;
  readonly title: string | null;
  readonly mentions: readonly object[];
  readonly statements: readonly object[];
  readonly absences: readonly object[];
  readonly offices: readonly object[];
}

/** The contract has nine types: an attributed claim is a `statement`, an office of one place in another a `project`. */
const CONTRACT_TYPE: Partial<Record<Kind, string>> = { utterance: 'statement', office: 'project' };

const spanOf = ({ start, end }: Span): Span => ({ start, end });
const partyOf = ({ role, surface, name, place, country }: Party) => ({ role, surface, name, place, country });
const speakerOf = (speaker: Speaker | null) =>
  speaker && { name: speaker.name, role: speaker.role, place: speaker.place };

function statementOf(statement: Statement): object {
  const [amount] = statement.amounts;
  return {
    type: CONTRACT_TYPE[statement.kind] ?? statement.kind,
    kind: statement.kind,
    parties: statement.parties.map(partyOf),
    date: statement.date,
    amount: amount === undefined ? null : { value: amount.value, unit: amount.unit },
    speaker: speakerOf(statement.speaker),
    status: statement.status,
    confidence: statement.confidence,
    evidence: spanOf(statement.evidence),
    quote: statement.quote,
    lifecycle: statement.lifecycle,
    date_text: statement.dateText,
    amounts: statement.amounts,
    claims_total: statement.claimsTotal,
    object: statement.object?.text ?? null,
    goods: statement.goods,
    notes: statement.notes,
    rule: statement.rule,
    method: statement.method,
    terms: statement.terms ?? null,
  };
}

/** An office named in passing ("Head of the Embassy Office in Ufa") is no news: it stands apart from what the text states. */
const namedInPassing = ({ rule }: Statement): boolean => rule === 'office.named';

/** The line for one text. */
export function contractLine(id: string, text: string, reading: TextReading): ContractLine {
  return {
    id,
    text,
    language: reading.language,
    date: reading.date,
    title: reading.structure.title?.value ?? null,
    mentions: reading.mentions.flatMap((mention) =>
      mention.type === 'place'
        ? [
            {
              type: mention.type,
              ...spanOf(mention),
              surface: mention.surface,
              place: {
                country: mention.country,
                kind: mention.kind,
                id: mention.place?.id ?? null,
                name: mention.place?.name ?? null,
              },
            },
          ]
        : [],
    ),
    statements: reading.statements.filter((statement) => !namedInPassing(statement)).map(statementOf),
    absences: reading.absences.map((absence) => ({
      type: CONTRACT_TYPE[absence.kind] ?? absence.kind,
      kind: absence.kind,
      parties: absence.parties.map(partyOf),
      date: absence.date,
      speaker: speakerOf(absence.speaker),
      confidence: absence.confidence,
      evidence: spanOf(absence.evidence),
      quote: absence.quote,
      rule: absence.rule,
    })),
    offices: reading.statements.filter(namedInPassing).map(statementOf),
  };
}
