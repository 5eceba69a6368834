import { nameData } from './name-data.js';

const LATIN = /^[\p{Script=Latin} \d]+$/u;
const CYRILLIC = /^[\p{Script=Cyrillic} \d]+$/u;
const MOST = 80;
/** Romanisations that are tried on a name turned over from Cyrillic: "ивановка" with y or without; е may be ye at the start. */
const TURNED_VARIANTS = 12;

type Table = readonly (readonly [from: string, to: string])[];
/** Told a spelling, says whether it is the one that was looked for. */
type Visit = (spelling: string) => boolean;

interface Variant {
  readonly from: string;
  readonly to: string;
  /** One bit a letter of `from`: most rules ask for a letter that a name has not. */
  readonly letters: number;
}

interface Rules {
  readonly variants: readonly Variant[];
  /** By first letter, longest first. */
  readonly toCyrillic: ReadonlyMap<string, Table>;
  readonly toLatin: ReadonlyMap<string, Table>;
}

function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

function byFirst(table: Table): ReadonlyMap<string, Table> {
  const rows = new Map<string, (readonly [string, string])[]>();
  for (const rule of table) {
    const first = rule[0].charAt(0);
    const row = rows.get(first);
    if (row) row.push(rule);
    else rows.set(first, [rule]);
  }
  return rows;
}

let made: Rules | undefined;

function rules(): Rules {
  if (made === undefined) {
    const { variants, toCyrillic, toLatin } = nameData().transliteration;
    made = {
      variants: variants.map(([from, to]) => ({ from, to, letters: lettersOf(from) })),
      toCyrillic: byFirst(toCyrillic),
      toLatin: byFirst(toLatin),
    };
  }
  return made;
}

function turnOver(text: string, table: ReadonlyMap<string, Table>): string {
  let out = '';
  for (let i = 0; i < text.length; ) {
    const rule = table.get(text.charAt(i))?.find(([from]) => text.startsWith(from, i));
    out += rule ? rule[1] : text[i];
    i += rule ? rule[0].length : 1;
  }
  return out;
}

/** Each place where a rule fits, replaced one at a time, and everywhere at once; true as soon as `visit` says so. */
function replaceOnce(text: string, { from, to }: Variant, visit: Visit): boolean {
  let count = 0;
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
    count++;
    if (visit(text.slice(0, at) + to + text.slice(at + from.length))) return true;
  }
  return count > 1 && visit(text.replaceAll(from, to));
}

function eachVariant(text: string, variants: readonly Variant[], visit: Visit): boolean {
  const letters = lettersOf(text);
  for (const variant of variants)
    if ((letters & variant.letters) === variant.letters && replaceOnce(text, variant, visit)) return true;
  return false;
}

function eachFromCyrillic(folded: string, visit: Visit): boolean {
  const { variants, toLatin } = rules();
  const latin = turnOver(folded, toLatin);
  const seen = new Set([latin]);
  if (visit(latin)) return true;
  return eachVariant(latin, variants.slice(0, TURNED_VARIANTS), (spelling) => {
    if (seen.has(spelling) || seen.size >= MOST) return false;
    seen.add(spelling);
    return visit(spelling);
  });
}

function eachFromLatin(folded: string, visit: Visit): boolean {
  const { variants, toCyrillic } = rules();
  if (visit(turnOver(folded, toCyrillic))) return true;
  const seen = new Set<string>();
  let told = 0;
  const fresh: Visit = (spelling) => {
    if (told >= MOST || seen.has(spelling)) return false;
    seen.add(spelling);
    if (spelling === folded) return false;
    told++;
    return visit(spelling);
  };
  if (eachVariant(folded, variants, fresh)) return true;
  for (const single of [...seen]) {
    if (told >= MOST || seen.size >= MOST) break;
    if (eachVariant(single, variants, fresh)) return true;
  }
  return false;
}

/**
 * Tells `visit` other spellings of a folded name, likeliest first, at most 81, until it says that one will do: the other script, and other
 * romanisations with one and then two groups of letters changed (data/gazetteer/transliteration.yaml). The name itself is not among them.
 * @returns whether one would do
 */
export function respell(folded: string, visit: Visit): boolean {
  if (CYRILLIC.test(folded)) return eachFromCyrillic(folded, visit);
  return LATIN.test(folded) && eachFromLatin(folded, visit);
}
