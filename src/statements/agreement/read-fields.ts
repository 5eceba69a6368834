import { endOf, GAP, gapBefore, isNumber, type Passage, wordAt } from '../../passages/index.js';
import type { Vocabulary } from '../../vocabulary/index.js';
import { findCue, quotedWords, type WordRange } from './cues.js';
import type { AgreementFrame, AgreementText } from './recognise-agreement.js';
import type { AgreementTerms } from './types.js';

type Field = AgreementTerms['fields'][number];

/** A field is a few words; longer is a clause that only begins like one. */
const LONGEST = 7;
const MOST = 60;
const PARTS =
  GAP.comma | GAP.semicolon | GAP.newline | GAP.stop | GAP.colon | GAP.open | GAP.close | GAP.dash;

/** Ends at a comma, a stop or an "and"; -1 where the list is over. */
interface Item {
  readonly range: WordRange | null;
  readonly next: number;
  readonly over: boolean;
}

function itemAt(source: AgreementText, i: number, limit: number): Item {
  const { cut, words, language } = source;
  const { tokens } = cut;
  const { lexicon, agreement } = language;
  let first = i;
  const over = { range: null, next: limit, over: true };
  for (let joins = 0; joins < 3 && first < limit; joins++) {
    const join = findCue(agreement.fieldJoins, words, first, Math.min(limit, first + 4));
    if (join?.first === first) first = join.next;
    else if (lexicon.conjunctions.has(wordAt(tokens, first)) || lexicon.articles.has(wordAt(tokens, first)))
      first++;
    else break;
  }
  // "1) culture", "b) sport"
  const marked = isNumber(tokens, first) || wordAt(tokens, first).length === 1;
  if (marked && (gapBefore(tokens, first + 1) & (GAP.close | GAP.stop)) !== 0) first++;
  if (first >= limit) return over;
  const opener = wordAt(tokens, first);
  const linking = lexicon.ofWords.has(opener);
  if (linking) first++;
  while (first < limit && lexicon.articles.has(wordAt(tokens, first))) first++;
  if (!linking && lexicon.functionWords.has(opener)) return over;
  let next = first;
  let stopped = false;
  for (; next < limit; next++) {
    if (next > first && (gapBefore(tokens, next) & PARTS) !== 0) break;
    if (next > first && lexicon.conjunctions.has(wordAt(tokens, next))) break;
    if (agreement.fieldStops.has(wordAt(tokens, next))) {
      stopped = true;
      break;
    }
    if (next - first >= LONGEST) return over;
  }
  const range = next > first ? { first, next } : null;
  const ended = (gapBefore(tokens, next) & (GAP.stop | GAP.open)) !== 0;
  return { range, next, over: stopped || range === null || (next < limit && ended) };
}

function listFrom(source: AgreementText, from: number, limit: number, found: WordRange[]): void {
  for (let i = from; i < limit && found.length < MOST; ) {
    const item = itemAt(source, i, limit);
    if (item.range) found.push(item.range);
    if (item.over || item.next <= i) return;
    i = item.next;
  }
}

/** Passages of a list below the words that lead to it. */
function listItems({ cut }: AgreementText, index: number, next: number): Passage[] {
  const items: Passage[] = [];
  for (let k = index + 1; k < next; k++) {
    const passage = cut.passages[k];
    if (passage?.block !== 'list_item') break;
    items.push(passage);
  }
  return items;
}

/**
 * The fields of cooperation that the text lists behind "in the fields of", in a sentence or as a list below it, each once. A theme is the
 * vocabulary's for its words.
 */
export function readFields(source: AgreementText, frame: AgreementFrame, vocabulary: Vocabulary): Field[] {
  const { cut, words, language } = source;
  const { tokens, passages, text } = cut;
  const ranges: WordRange[] = [];
  for (let index = frame.title; index < frame.next; index++) {
    const passage = passages[index];
    if (!passage || passage.start >= frame.signatures) break;
    let from = passage.firstWord;
    while (from < passage.lastWord && ranges.length < MOST) {
      const lead = findCue(language.agreement.fieldsLead, words, from, passage.lastWord);
      if (lead === null) break;
      const before = ranges.length;
      listFrom(source, lead.next, passage.lastWord, ranges);
      from = Math.max(lead.next, ranges.at(-1)?.next ?? 0);
      const opens = /:\s*$/.test(text.slice(endOf(tokens, passage.lastWord - 1), passage.end));
      if (ranges.length === before && opens)
        for (const item of listItems(source, index, frame.next))
          listFrom(source, item.firstWord, item.lastWord, ranges);
    }
  }
  const seen = new Set<string>();
  return ranges.flatMap((range) => {
    const words_ = quotedWords(cut, range);
    const key = words_.quote.toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...words_, theme: vocabulary.themeOf(words_.quote, language.lexicon.language) }];
  });
}
