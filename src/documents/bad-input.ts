import { IntertieError } from '../base/index.js';

/** Every way a file can fail to be a document. Codes are stable; messages name the file and the remedy. */
const REASONS = {
  'document.empty': ['the file is empty', 'check that it was saved or downloaded whole'],
  'document.blank': ['the file holds only white space', 'check that it is the file you meant'],
  'document.unreadable': [
    'the file is binary and in no format that can be read',
    'give HTML, text, Markdown, PDF, DOCX, DOC, ODT or RTF',
  ],
  'document.not_a_document': ['not a document', 'give HTML, text, Markdown, PDF, DOCX, DOC, ODT or RTF'],
  'document.is_table': ['a table, not a document', 'use `intertie import`'],
  'document.encrypted': [
    'the file is protected by a password',
    'save a copy without the password and add that',
  ],
  'document.damaged': ['the file is damaged or cut short', 'download or copy it again'],
  'document.too_large': ['the file is too large', 'split it, or raise the limit with maxBytes'],
  'document.expands_too_much': [
    'the file unpacks to far more than its size',
    'it may be made to exhaust memory; save its text as a new file',
  ],
} as const;

export type BadInputCode = keyof typeof REASONS;

/**
 * The error for a file that cannot be read.
 * @param detail what was seen, after the name: "report.pdf (a PNG picture)"
 * @example badInput('document.empty', 'a.pdf').message; // "the file is empty: a.pdf; check that …"
 */
export function badInput(
  code: BadInputCode,
  name: string,
  detail?: string,
  options?: ErrorOptions,
): IntertieError {
  const [problem, remedy] = REASONS[code];
  return new IntertieError(code, problem, detail ? `${name} (${detail})` : name, remedy, options);
}
