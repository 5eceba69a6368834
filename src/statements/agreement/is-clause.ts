import { isCapital, type Passage, wordAt } from '../../passages/index.js';
import type { FactDraft } from '../fact-drafts.js';
import { findCue } from './cues.js';
import type { AgreementText } from './recognise-agreement.js';

/** "The Parties", with a capital inside the sentence: the language of an agreement's own text. */
function namesParties({ cut, language }: AgreementText, passage: Passage): boolean {
  for (let i = passage.firstWord + 1; i < passage.lastWord; i++)
    if (isCapital(cut.tokens, i) && language.agreement.partyWords.has(wordAt(cut.tokens, i))) return true;
  return false;
}

/**
 * True for a clause of an agreement that some other text quotes: "This Agreement shall remain in force for five years", "The Parties shall exchange
 * delegations". It binds parties that it does not name, so nothing is promised or visited by the places named before it. False in languages that
 * write all nouns with capitals, where they tell nothing.
 */
export function isClause(source: AgreementText, fact: FactDraft): boolean {
  const { cut, language, words } = source;
  const { agreement, lexicon } = language;
  const passage = cut.passages[fact.passage];
  if (!passage || !(fact.carried || fact.parties.length === 0)) return false;
  const says = (cues: typeof agreement.self): boolean =>
    findCue(cues, words, passage.firstWord, passage.lastWord) !== null;
  if (
    says(agreement.self) &&
    (says(agreement.entry) || says(agreement.terminate) || says(agreement.termContext))
  )
    return true;
  return !lexicon.nounsCapitalised && namesParties(source, passage);
}
