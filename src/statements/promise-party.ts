import { foldName } from '../base/index.js';
import type { Statement } from './types.js';

/** Who made a promise, as far as its passage tells. */
export interface Promisor {
  /** The same for the same promisor: "n:" and a folded name, "r:" and a folded role, "p:" and the id of a place; "" where nobody is named. */
  readonly key: string;
  readonly name: string;
  /** Set where a place stands for those who act for it. */
  readonly place: string | null;
}

/**
 * The promisor: who says it, by name, else by role; where the document itself tells it, the first of the sides, which is whose promise it is
 * ("Riga will send 20 buses to Leeds"). A person who bears two names is two promisors until somebody says otherwise.
 */
export function promisorOf({ speaker, parties }: Pick<Statement, 'speaker' | 'parties'>): Promisor {
  if (speaker?.name) return { key: `n:${foldName(speaker.name)}`, name: speaker.name, place: null };
  if (speaker?.role) return { key: `r:${foldName(speaker.role)}`, name: speaker.role, place: null };
  const party = parties.find(({ role }) => role === 'side') ?? parties[0];
  if (party === undefined) return { key: '', name: '', place: null };
  return { key: `p:${party.place}`, name: party.name, place: party.place };
}
