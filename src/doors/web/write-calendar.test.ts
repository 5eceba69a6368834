import { describe, expect, it } from 'vitest';
import { escapeText, foldLine, writeCalendar } from './write-calendar.js';

const day = {
  uid: 'promise-abc@intertie',
  day: '2024-02-29',
  summary: 'Send 50 specialists, by sea; or by air',
  description: 'Line one\nLine two',
  url: 'https://a.test/promises/abc',
  sequence: 2,
};

describe('writeCalendar', () => {
  it('writes whole days with escaped words and lines that end in CRLF', () => {
    const text = writeCalendar('Promises', [day], '2024-01-01');
    expect(text).toContain('UID:promise-abc@intertie\r\n');
    expect(text).toContain('DTSTAMP:20240101T000000Z\r\n');
    expect(text).toContain('DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n');
    expect(text).toContain('SUMMARY:Send 50 specialists\\, by sea\\; or by air\r\n');
    expect(text).toContain('DESCRIPTION:Line one\\nLine two\r\n');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  });

  it('is a calendar also with nothing in it', () => {
    expect(writeCalendar('Promises', [], '2024-01-01')).toMatch(/END:VCALENDAR\r\n$/);
  });

  it('gives the same bytes for the same day', () => {
    expect(writeCalendar('P', [day], '2024-01-01')).toBe(writeCalendar('P', [day], '2024-01-01'));
  });
});

describe('foldLine', () => {
  it.each([
    ['short', 'SUMMARY:short'],
    ['long', `SUMMARY:${'x'.repeat(300)}`],
    ['in Russian', `SUMMARY:${'специалисты '.repeat(30)}`],
    ['with signs beyond the first plane', `SUMMARY:${'🙂'.repeat(60)}`],
  ])('keeps every part of a %s line within 75 octets, and no letter is cut', (_, line) => {
    const parts = foldLine(line).split('\r\n');
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
    expect(parts.map((part, index) => (index === 0 ? part : part.slice(1))).join('')).toBe(line);
    expect(parts.join('')).not.toContain('\uFFFD');
  });
});

describe('escapeText', () => {
  it('lets nobody end a line, and drops control characters', () => {
    expect(escapeText('a\r\nEND:VEVENT\\;,\u0007b')).toBe('a\\nEND:VEVENT\\\\\\;\\,b');
  });
});
