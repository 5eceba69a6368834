import { type Passage, wordAt } from '../../passages/index.js';
import { findCue, quotedWords } from './cues.js';
import type { AgreementFrame, AgreementText } from './recognise-agreement.js';
import type { AgreementTerms } from './types.js';

export type Languages = Pick<AgreementTerms, 'languages' | 'prevailing'>;

/** Names of languages in a passage, each once. */
function namesIn(
  { cut, language }: AgreementText,
  passage: Passage,
  found: Map<string, Languages['languages'][number]>,
): void {
  for (let i = passage.firstWord; i < passage.lastWord; i++) {
    const code = language.agreement.languages.get(wordAt(cut.tokens, i));
    if (code !== undefined && !found.has(code))
      found.set(code, { ...quotedWords(cut, { first: i, next: i + 1 }), code });
  }
}

/** The languages an agreement was done in, from the words on its copies and signing, and which text decides: one, or all alike. */
export function readLanguages(source: AgreementText, frame: AgreementFrame): Languages {
  const { cut, words, language } = source;
  const { agreement } = language;
  const signing = new Set(frame.signing);
  const found = new Map<string, Languages['languages'][number]>();
  let prevailing: Languages['prevailing'] = null;
  for (let index = frame.title + 1; index < frame.next; index++) {
    const passage = cut.passages[index];
    if (!passage) break;
    const cue = (cues: typeof agreement.copies) => findCue(cues, words, passage.firstWord, passage.lastWord);
    const prevails = cue(agreement.prevails);
    const equal = cue(agreement.equal);
    if (prevails) {
      const named = new Map<string, Languages['languages'][number]>();
      namesIn(source, passage, named);
      const [only] = [...named.values()];
      if (only && named.size === 1)
        prevailing ??= {
          ...quotedWords(cut, {
            first: Math.min(prevails.first, wordOf(source, passage, only.start)),
            next: Math.max(prevails.next, wordOf(source, passage, only.start) + 1),
          }),
          value: only.code,
        };
    } else if (equal) prevailing ??= { ...quotedWords(cut, equal), value: 'equal' };
    if (!prevails && (equal || cue(agreement.copies) || cue(agreement.writtenIn) || signing.has(index)))
      namesIn(source, passage, found);
  }
  return { languages: [...found.values()], prevailing };
}

function wordOf({ cut }: AgreementText, passage: Passage, start: number): number {
  let i = passage.firstWord;
  while (i < passage.lastWord - 1 && (cut.tokens.start[i] ?? 0) < start) i++;
  return i;
}
