import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** How dear one guess is: `2 ** logN` blocks of `r` × 128 bytes, `p` times over. */
export interface ScryptCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's second setting: as dear as the first (N = 2^17, p = 1), with 32 MB at a time in place of 128. */
export const PASSWORD_COST: ScryptCost = { logN: 15, r: 8, p: 3 };

const HASH_BYTES = 32;
const derive = promisify<string, Buffer, number, import('node:crypto').ScryptOptions, Buffer>(scrypt);

/** The same letters typed on another keyboard are the same password. */
const normal = (password: string) => password.normalize('NFKC');

function deriveKey(password: string, salt: Buffer, { logN, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** logN;
  return derive(normal(password), salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r });
}

/**
 * A password as it is kept, with all that is needed to check it: "$scrypt$ln=15,r=8,p=3$SALT$HASH" (PHC string format).
 */
export async function hashPassword(password: string, cost: ScryptCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt, cost);
  return `$scrypt$${costText(cost)}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** True when it is this password. What cannot be read as a hash is no password. */
export async function verifyPassword(password: string, kept: string): Promise<boolean> {
  const parts = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(kept);
  if (!parts) return false;
  const [, logN, r, p, salt = '', hash = ''] = parts;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const key = await deriveKey(password, Buffer.from(salt, 'base64url'), cost);
  const expected = Buffer.from(hash, 'base64url');
  return expected.length === key.length && timingSafeEqual(expected, key);
}

/** True when it was hashed at another cost than is asked for today. */
export function isOutdated(kept: string, cost: ScryptCost): boolean {
  return !kept.startsWith(`$scrypt$${costText(cost)}$`);
}

const costText = ({ logN, r, p }: ScryptCost) => `ln=${logN},r=${r},p=${p}`;
