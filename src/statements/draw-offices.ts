import { type DocumentId, hashParts, type StatementId, spanHolds, spanWindow } from '../base/index.js';
import type { Mention, PlaceMention } from '../mentions/index.js';
import { wordFrom } from '../mentions/index.js';
import { type CutText, endOf, GAP, gapBefore, startOf, wordAt } from '../passages/index.js';
import type { Gazetteer } from '../places/index.js';
import type { Language, Vocabulary } from '../vocabulary/index.js';
import { asParties } from './party-places.js';
import type { Statement } from './types.js';

interface OfficeContext {
  readonly cut: CutText;
  readonly document: DocumentId;
  readonly gazetteer: Gazetteer;
  readonly vocabulary: Vocabulary;
  readonly language: Language;
}

/**
 * Standing offices that a text names in passing: "Head of the Belarusian Embassy Office in Ufa" says that Belarus has an office in Ufa. Drawn
 * from a demonym, words for a mission ("embassy office", "consulate general") and a town behind "in". One an office and document. They are
 * relations that exist, of a low news value: the contract for other programs lists them apart.
 */
export function drawOffices(context: OfficeContext, mentions: readonly Mention[]): Statement[] {
  const { cut, document, gazetteer, vocabulary, language } = context;
  const { tokens } = cut;
  const { lexicon } = language;
  const towns = mentions.filter(
    (mention): mention is PlaceMention => mention.type === 'place' && mention.kind !== 'country',
  );
  const passagesOf = spanWindow(cut.passages);
  const found = new Map<string, Statement>();
  for (const town of towns) {
    const at = wordFrom(tokens, town.start);
    if (!lexicon.insideWords.has(wordAt(tokens, at - 1)) || !lexicon.missionWords.has(wordAt(tokens, at - 2)))
      continue;
    let first = at - 2;
    let country: string | undefined;
    while (
      first > 0 &&
      at - first < 8 &&
      (gapBefore(tokens, first) & (GAP.comma | GAP.stop | GAP.newline)) === 0
    ) {
      first--;
      country = lexicon.demonyms.get(wordAt(tokens, first));
      if (country !== undefined) break;
    }
    if (country === undefined || town.country === country) continue;
    const evidence = { start: startOf(tokens, first), end: town.end };
    const parties = asParties(
      [
        { role: 'guest', mention: null, country },
        { role: 'host', mention: town, country: town.country },
      ],
      document,
      gazetteer,
    );
    const passage = passagesOf(evidence).find((candidate) => spanHolds(candidate, evidence));
    if (parties.length < 2 || !passage) continue;
    const key = parties.map((party) => party.place).join('|');
    if (found.has(key)) continue;
    const object = {
      start: startOf(tokens, first + 1),
      end: endOf(tokens, at - 2),
      text: cut.text.slice(startOf(tokens, first + 1), endOf(tokens, at - 2)),
    };
    found.set(key, {
      id: `t${hashParts('statement', document, 'office', String(evidence.start), String(evidence.end), key)}` as StatementId,
      document,
      kind: 'office',
      parties,
      date: null,
      dateText: null,
      amounts: [],
      claimsTotal: false,
      speaker: null,
      status: 'in_progress',
      lifecycle: vocabulary.lifecycleOf('office', 'in_progress', []),
      object,
      evidence,
      quote: cut.text.slice(evidence.start, evidence.end),
      notes: ['standing'],
      goods: [],
      method: 'reader@1',
      rule: 'office.named',
      confidence: 0.85,
    });
  }
  return [...found.values()];
}
