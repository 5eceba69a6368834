import { foldName } from '../base/index.js';

/**
 * Folding unit by unit gives what `foldName` gives for all names of an index (a test holds the two together), at a hundredth of
 * the cost: no string is made. Each UTF-16 unit maps to one folded unit or to one of these signs.
 */
const DROP = 0;
const SPACE = 32;
const EXPAND = 0xfffe;
const UNKNOWN = 0xffff;

const table = new Uint16Array(65_536).fill(UNKNOWN);
/** Units that fold to more than one: Hangul syllables come apart into letters. */
const expansions = new Map<number, string>();

function learn(unit: number): number {
  const char = String.fromCharCode(unit);
  const folded = foldName(char);
  let sign: number;
  if (folded.length === 1) sign = folded.charCodeAt(0);
  else if (folded.length > 1) {
    expansions.set(unit, folded);
    sign = EXPAND;
  } else sign = /[\p{M}'’ʼ`]/u.test(char) ? DROP : SPACE;
  table[unit] = sign;
  return sign;
}

/**
 * Appends the folded form of UTF-8 `bytes[start, end)` to `out` at `from` and returns the new end. Spaces never lead, trail or
 * repeat. Characters beyond the basic plane are left out: the build keeps names with them out of the index.
 */
export function foldBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Uint16Array,
  from: number,
): number {
  let at = from;
  let spaced = false;
  let i = start;
  while (i < end) {
    const byte = bytes[i++] as number;
    let unit = byte;
    if (byte >= 0xf0) {
      i += 3;
      continue;
    }
    if (byte >= 0xe0)
      unit = ((byte & 15) << 12) | (((bytes[i++] as number) & 63) << 6) | ((bytes[i++] as number) & 63);
    else if (byte >= 0x80) unit = ((byte & 31) << 6) | ((bytes[i++] as number) & 63);
    let folded = table[unit] as number;
    if (folded === UNKNOWN) folded = learn(unit);
    if (folded === DROP) continue;
    if (folded === SPACE) {
      spaced = at > from;
      continue;
    }
    if (spaced) out[at++] = SPACE;
    spaced = false;
    if (folded !== EXPAND) out[at++] = folded;
    else for (const part of expansions.get(unit) ?? '') out[at++] = part.charCodeAt(0);
  }
  return at;
}

/** The same hash of folded units that are no string yet. */
export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (units[i] as number), 0x01000193);
  return mixed(hash);
}

function mixed(hash: number): number {
  const high = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (high ^ (high >>> 13)) >>> 0 || 1;
}

/** FNV-1a over UTF-16 units with the high bits mixed in, never 0. The same as in scripts/gazetteer/hash-names.mjs. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}
