import { dump } from 'js-yaml';
import type { GoldenRow } from '../../store/index.js';

/** A golden text as `test/golden/src/*.yaml` has them, with the name of its file. */
export interface GoldenText {
  readonly file: string;
  readonly yaml: string;
}

const NOTE =
  'from reviewed decisions; mark the places that are no parties too, and read it over before it is kept';

/**
 * Writes what people decided about a document as a golden text (test/golden/README.md): its accepted statements as events, and the places that
 * they name. What people rejected is left out, so that a reader that says it again is wrong.
 */
export function goldenText(row: GoldenRow): GoldenText {
  const places = new Map<
    string,
    { surface: string; country: string | null; kind: string; only?: number[] }
  >();
  for (const party of row.statements.flatMap(({ parties }) => parties)) {
    if (party.start === null || party.end === null || party.surface === '') continue;
    const at = occurrence(row.text, party.surface, party.start);
    if (at === null) continue;
    const known = places.get(party.surface) ?? { ...placeOf(party), only: [] };
    if (known.only && !known.only.includes(at)) known.only.push(at);
    places.set(party.surface, known);
  }
  for (const place of places.values()) place.only?.sort((a, b) => a - b);
  const events = row.statements.flatMap((one) => {
    // As golden texts want it: no blank or full stop at its ends.
    const evidence = one.quote.trimStart().replace(/[\s.]+$/, '');
    const start = one.start + one.quote.length - one.quote.trimStart().length;
    const at = evidence === '' ? null : occurrence(row.text, evidence, start);
    const parties = one.parties.map(({ surface }) => surface);
    if (at === null || !parties.every((surface) => places.has(surface))) return [];
    const { date, amount, speaker_name: name, speaker_role: role } = one;
    return [
      {
        type: one.kind === 'office' ? 'project' : one.kind === 'utterance' ? 'statement' : one.kind,
        parties,
        ...(date === null ? {} : { date }),
        ...(amount === null ? {} : { amount: { value: amount.value, unit: amount.unit } }),
        ...(name === null && role === null ? {} : { speaker: { name, role } }),
        status: one.status,
        evidence,
        ...(at > 1 || row.text.indexOf(evidence) !== row.text.lastIndexOf(evidence) ? { at } : {}),
      },
    ];
  });
  const yaml = dump(
    {
      about: `${row.title}: ${NOTE}.`,
      ...(row.date === null ? {} : { date: row.date }),
      source: { url: row.url, licence: row.licence ?? 'of the operator' },
      places: [...places.values()],
      text: row.text,
      events,
    },
    { lineWidth: -1, noRefs: true },
  );
  return { file: `${row.language ?? 'xx'}-${row.id}.yaml`, yaml };
}

function placeOf({ surface, country, kind }: GoldenRow['statements'][number]['parties'][number]) {
  const kinds: Readonly<Record<string, string>> = {
    country: 'country',
    city: 'city',
    settlement: 'city',
    area: 'other',
  };
  return { surface, country, kind: kinds[kind] ?? 'region' };
}

const WORD = /[\p{L}\p{N}]/u;

/** Which whole-word occurrence of the words begins at `start`, counted from 1 as in golden texts; null where none does. */
function occurrence(text: string, words: string, start: number): number | null {
  let count = 0;
  for (let at = text.indexOf(words); at >= 0 && at <= start; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + words.length] ?? ' '];
    const inside =
      (WORD.test(before) && WORD.test(words[0] ?? '')) || (WORD.test(after) && WORD.test(words.at(-1) ?? ''));
    if (!inside) count += 1;
    if (at === start) return inside ? null : count;
  }
  return null;
}
