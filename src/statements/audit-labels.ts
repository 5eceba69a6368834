import { KINDS, type Kind } from '../vocabulary/index.js';

/** What a person who audits says of a statement that the reader drew: right, what is wrong first, or that they cannot tell. */
export const STATEMENT_LABELS = [
  'right',
  'wrong_kind',
  'wrong_parties',
  'wrong_detail',
  'not_stated',
  'unsure',
] as const;
export type StatementLabel = (typeof STATEMENT_LABELS)[number];

/** What a person says of a sentence: the kinds of fact that it states, none of them, or that they cannot tell. */
export interface SentenceLabel {
  readonly kinds: readonly Kind[];
  readonly unsure: boolean;
}

/** As it is kept: "none", "unsure", or kinds in the order of the vocabulary, "agreement+visit". */
export function formatSentenceLabel({ kinds, unsure }: SentenceLabel): string {
  if (unsure) return 'unsure';
  const named = KINDS.filter((kind) => kinds.includes(kind));
  return named.length === 0 ? 'none' : named.join('+');
}

/** Null for what is no such label. */
export function parseSentenceLabel(label: string): SentenceLabel | null {
  if (label === 'unsure') return { kinds: [], unsure: true };
  if (label === 'none') return { kinds: [], unsure: false };
  const kinds: Kind[] = [];
  for (const word of label.split('+')) {
    const kind = KINDS.find((one) => one === word);
    if (kind === undefined || kinds.includes(kind)) return null;
    kinds.push(kind);
  }
  return { kinds: KINDS.filter((kind) => kinds.includes(kind)), unsure: false };
}
