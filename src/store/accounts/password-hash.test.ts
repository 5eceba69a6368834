import { expect, it } from 'vitest';
import { hashPassword, isOutdated, PASSWORD_COST, verifyPassword } from './password-hash.js';

const cheap = { logN: 10, r: 8, p: 1 };

it('knows the password again and no other', async () => {
  const kept = await hashPassword('correct horse battery', cheap);
  expect(kept).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$/);
  expect(kept).not.toContain('horse');
  expect(await verifyPassword('correct horse battery', kept)).toBe(true);
  expect(await verifyPassword('correct horse batterY', kept)).toBe(false);
  expect(await verifyPassword('', kept)).toBe(false);
});

it('gives the same password another salt each time', async () => {
  expect(await hashPassword('the same twice', cheap)).not.toBe(await hashPassword('the same twice', cheap));
});

it('takes composed and decomposed letters for the same', async () => {
  const kept = await hashPassword('Zürich am See', cheap);
  expect(await verifyPassword('Zu\u0308rich am See', kept)).toBe(true);
});

it('says when the cost has been raised since', async () => {
  const kept = await hashPassword('correct horse battery', cheap);
  expect(isOutdated(kept, cheap)).toBe(false);
  expect(isOutdated(kept, PASSWORD_COST)).toBe(true);
});

it('works with the memory that the real cost needs', async () => {
  const kept = await hashPassword('correct horse battery', PASSWORD_COST);
  expect(await verifyPassword('correct horse battery', kept)).toBe(true);
});

it.each(['', '!', '$scrypt$ln=15$x$y', '$2b$12$abc', 'correct horse battery'])(
  '%j is no hash of anything',
  async (kept) => {
    expect(await verifyPassword('correct horse battery', kept)).toBe(false);
  },
);
