import type { Speaker, Statement } from '../../src/statements/index.js';
import type { Kind } from '../../src/vocabulary/index.js';
import { readAs } from './shared-reader.js';

/** Statements of one kind that a text gives, in order. Utterances only when asked for. */
export const drawn = (text: string, kind: Kind, date: string | null = '2024-05-15'): Statement[] =>
  readAs(text, date).statements.filter((statement) => statement.kind === kind);

/** "guest Riga, host Leeds" */
export const partiesLine = ({ parties }: Pick<Statement, 'parties'>): string =>
  parties.map(({ role, name }) => `${role} ${name}`).join(', ');

/** "Karl Lindt / mayor of Riga" */
export const speakerLine = (speaker: Speaker | null): string | null =>
  speaker === null ? null : `${speaker.name} / ${speaker.role}`;
