// The names section and the hash table over it; src/places/name-table.ts looks names up in them.
import { foldName } from './names.mjs';

/** An entry's number takes three bytes. */
const MOST_ENTRIES = 2 ** 24 - 1;

/** FNV-1a over UTF-16 units with the high bits mixed in, never 0. The same as in src/places/fold-table.ts. */
function hashString(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0 || 1;
}

const powerOfTwo = (least) => 2 ** Math.ceil(Math.log2(Math.max(8, least)));

function insert(table, hash, value) {
  const mask = table.length - 1;
  let slot = hash & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = value;
}

/** Sections of all names: `places` is a list of lists of `{ text, languages }`, the shown name first. */
export function encodeNames(places) {
  const entries = places.flat();
  if (entries.length > MOST_ENTRIES) throw new Error(`${entries.length} names are more than an index holds`);
  const written = ({ text, languages }) =>
    (languages.length ? `\u0001${languages.join(' ')}\u0002` : '') + text;
  const chunks = places.map((names) => names.map(written));
  const nameSizes = Uint16Array.from(chunks.flat(), (name) => Buffer.byteLength(name) + 1);
  const names = Buffer.from(`${chunks.map((list) => list.join('\n')).join('\0')}\0`);

  const byName = new Map();
  const nameChain = new Uint32Array(entries.length);
  const firstWords = new Set();
  entries.forEach(({ text }, entry) => {
    const folded = foldName(text);
    // The latest bearer of a name heads the chain.
    nameChain[entry] = byName.get(folded) ?? 0;
    byName.set(folded, entry + 1);
    const space = folded.indexOf(' ');
    if (space > 0) firstWords.add(hashString(folded.slice(0, space)));
  });
  const buckets = encodeBuckets(byName);
  const words = new Uint32Array(powerOfTwo(firstWords.size * 2));
  for (const hash of firstWords) insert(words, hash, hash);
  const nameCounts = Uint16Array.from(places, (list) => list.length);
  return { names, nameSizes, nameCounts, ...buckets, nameChain, firstWords: words };
}

/**
 * `byName` maps a folded name to the first entry of its chain, plus one. Entries come bucket after bucket: how many each bucket has,
 * the entries (three bytes each, lowest first), and one byte of each name's hash that the bucket does not tell.
 */
function encodeBuckets(byName) {
  const size = powerOfTwo(byName.size / 2);
  const hashed = [...byName].map(([folded, held]) => ({ hash: hashString(folded), held }));
  const bucketOf = ({ hash }) => hash & (size - 1);
  hashed.sort((a, b) => bucketOf(a) - bucketOf(b) || a.held - b.held);
  const bucketSizes = new Uint8Array(size);
  for (const item of hashed) bucketSizes[bucketOf(item)]++;
  const bucketEntries = Uint8Array.from(
    hashed.flatMap(({ held }) => [held & 255, (held >> 8) & 255, held >> 16]),
  );
  return { bucketSizes, bucketEntries, bucketTags: Uint8Array.from(hashed, ({ hash }) => hash >>> 24) };
}
