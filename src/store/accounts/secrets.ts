import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as 43 letters that need no quoting anywhere. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. It has 256 random bits, so a quick hash is enough: there is nothing to guess. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A short random id: nothing follows from it. */
export const randomId = (letter: string): string => `${letter}${randomBytes(12).toString('hex')}`;

/** Letters that nobody takes for one another. 24 of them are 120 random bits: a password for one use, to be read out or copied. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A random password, in four groups. */
export function makePassword(): string {
  const letters: string[] = [];
  while (letters.length < 24) {
    for (const byte of randomBytes(48)) {
      // Bytes past a whole number of alphabets would make the first letters likelier.
      const letter = byte < 256 - (256 % CLEAR.length) ? CLEAR[byte % CLEAR.length] : undefined;
      if (letter !== undefined && letters.length < 24) letters.push(letter);
    }
  }
  return [0, 6, 12, 18].map((start) => letters.slice(start, start + 6).join('')).join('-');
}
