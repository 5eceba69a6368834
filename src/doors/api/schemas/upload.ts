import type { AddedFile } from '../../web/render.js';
import { exact, list, named, nullable, oneOf, ref, text, whole } from './parts.js';
import { DocumentRefSchema } from './shared.js';

const OUTCOMES = [
  'added',
  'unchanged',
  'scan',
  'by_hand',
  'refused',
] as const satisfies readonly AddedFile['outcome'][];

export const AddedFileSchema = named(
  'AddedFile',
  exact(
    {
      name: text('The file’s name, without folders.'),
      outcome: oneOf(
        OUTCOMES,
        '`unchanged`: the very same bytes were here; `scan`: pages without text, not read; `by_hand`: text in a language without rules, kept; `refused`: see problem and remedy.',
      ),
      document: nullable(ref(DocumentRefSchema)),
      statements: whole(),
      problem: nullable(text()),
      remedy: nullable(text()),
    },
    'What became of one file.',
  ),
);

export const AddedFilesAnswer = named('AddedFilesAnswer', exact({ files: list(ref(AddedFileSchema)) }));
