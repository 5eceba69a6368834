import { describe, expect, it } from 'vitest';
import { safeFileName } from './safe-file-name.js';

describe('safeFileName', () => {
  it.each([
    ['minutes.pdf', 'minutes.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\отчёт.docx', 'отчёт.docx'],
    ['a\u0000b\u202efdp.exe', 'abfdp.exe'],
    ['...', 'file'],
    ['', 'file'],
    ['.hidden', 'hidden'],
  ])('makes %j into %j', (given, wanted) => {
    expect(safeFileName(given)).toBe(wanted);
  });

  it('fits a file system whatever the length, and keeps the ending', () => {
    const name = safeFileName(`${'ж'.repeat(500)}.docx`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name.endsWith('.docx')).toBe(true);
  });
});
