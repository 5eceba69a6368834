/** Control characters and direction overrides: they can make a name look like another. */
const UNFIT = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A file name that is safe to store and show: no folders, no control characters, at most 120 characters with its ending kept.
 * @example safeFileName('..\\..\\minutes\u0000.pdf'); // 'minutes.pdf'
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(UNFIT, '').trim().replace(/^\.+/, '');
  if (clean === '') return 'file';
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  // Cut by code points, so that no character is halved; a file name may hold 255 bytes.
  let kept = [...clean.slice(0, clean.length - ending.length)].slice(0, 120);
  while (Buffer.byteLength(kept.join('') + ending) > 240) kept = kept.slice(0, -1);
  return kept.join('') + ending;
}
