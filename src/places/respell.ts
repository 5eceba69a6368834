import { BoundedMemo } from '../base/index.js';
import { nameData } from './name-data.js';

const LATIN = /^[\p{Script=Latin} \d]+$/u;
const CYRILLIC = /^[\p{Script=Cyrillic} \d]+$/u;
const MOST = 80;
/** A name that nothing bears is asked for once for each kind of place: by then it is still here. */
const kept = new BoundedMemo<readonly string[]>(1_000);

type Table = readonly (readonly [from: string, to: string])[];

function turnOver(text: string, table: Table): string {
  let out = '';
  for (let i = 0; i < text.length; ) {
    const rule = table.find(([from]) => text.startsWith(from, i));
    out += rule ? rule[1] : text[i];
    i += rule ? rule[0].length : 1;
  }
  return out;
}

/** Each place where a rule fits, replaced one at a time, and everywhere at once. */
function replaceOnce(text: string, [from, to]: readonly [string, string]): string[] {
  const out: string[] = [];
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
    out.push(text.slice(0, at) + to + text.slice(at + from.length));
  }
  if (out.length > 1) out.push(text.replaceAll(from, to));
  return out;
}

/**
 * Other spellings of a folded name, likeliest first, at most 80: other romanisations with one and then two letters groups
 * changed (data/gazetteer/transliteration.yaml), then the other script. The name itself is not among them.
 */
export function respell(folded: string): readonly string[] {
  return kept.through(folded, respellAnew);
}

function respellAnew(folded: string): readonly string[] {
  const { variants, toCyrillic, toLatin } = nameData().transliteration;
  const found = new Set<string>();
  if (CYRILLIC.test(folded)) {
    found.add(turnOver(folded, toLatin));
    // "ивановка" is romanised with y or without; е may be ye at the start.
    for (const latin of [...found])
      for (const rule of variants.slice(0, 12)) for (const v of replaceOnce(latin, rule)) found.add(v);
    return [...found].slice(0, MOST);
  }
  if (!LATIN.test(folded)) return [];
  for (const rule of variants) for (const variant of replaceOnce(folded, rule)) found.add(variant);
  const singles = [...found];
  for (const single of singles) {
    if (found.size >= MOST) break;
    for (const rule of variants) for (const variant of replaceOnce(single, rule)) found.add(variant);
  }
  found.delete(folded);
  const soft = turnOver(folded, toCyrillic);
  return [soft, ...[...found].slice(0, MOST)];
}
