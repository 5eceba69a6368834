/** Letters that are common where each family of charsets is used; anything else is rare there. */
const COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  western: new Set('éèàùâêîôûçëïüñáíóúäößåæøãõìòœÉÀÇÑÁÍÓÚÄÖÜÅØ'),
  central: new Set('ąćęłńóśźżáčďéěíňřšťúůýžőűăâîşţđäöüŁŚŻČŠŽĄĆĘŃŹÁÉÍÓÖÚÜ'),
};
/** Russian letters by frequency; the order is what tells windows-1251 from koi8-r when case does not. */
const CYRILLIC = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъіїєґўё';
/** Marks that stand next to or inside words in honest text. */
const MARKS =
  /[\u2010-\u2015\u2018-\u201f\u2026\u00a0\u00ab\u00bb\u00ad\u00b0\u00b7\u00bf\u00a1\u2116\u20ac\u00a9\u00ae\u2122\u00a7\u00ba\u00aa\u00a3]/u;

export type Family = 'cyrillic' | 'western' | 'central';

const isLetter = (char: string): boolean => /\p{L}/u.test(char);
const isAscii = (char: string): boolean => char < '\u0080';
const isUpper = (char: string): boolean => char !== char.toLowerCase();

function scoreLetter(family: Family, char: string, before: string, after: string): number {
  // A capital inside a word, after a small letter, is what a wrong table of the same script looks like.
  const wrongCase = isUpper(char) && isLetter(before) && !isUpper(before) ? -3 : 0;
  if (family === 'cyrillic') {
    const rank = CYRILLIC.indexOf(char.toLowerCase());
    if (rank < 0) return -3;
    // Latin and Cyrillic letters do not share a word.
    const mixed = [before, after].some((other) => /[a-z]/i.test(other)) ? -4 : 0;
    return wrongCase + mixed + 1.5 - rank / CYRILLIC.length;
  }
  const inRow = !isAscii(before) && isLetter(before) ? -2 : 0;
  return wrongCase + inRow + (COMMON[family]?.has(char) ? 1 : -2);
}

/**
 * How much a decoded sample looks like text of the family, per character outside ASCII: above 0.3 is good, below 0 is
 * the wrong table. 0 for a sample without such characters.
 */
export function scoreDecoding(family: Family, sample: string): number {
  let score = 0;
  let count = 0;
  for (let i = 0; i < sample.length; i++) {
    const char = sample.charAt(i);
    if (isAscii(char)) continue;
    count++;
    const before = sample.charAt(i - 1);
    const after = sample.charAt(i + 1);
    if (isLetter(char)) score += scoreLetter(family, char, before, after);
    else if (char >= '\u0080' && char < '\u00a0') score -= 5;
    else if (isLetter(before) && isLetter(after) && !/[\u2019\u2013\u00ad\u00a0]/u.test(char)) score -= 3;
    // Spanish opens its questions; as another table's letter it would be as good as any.
    else if (/[¿¡]/u.test(char) && isLetter(after)) score += 1.2;
    else score += MARKS.test(char) ? 0.3 : -1;
  }
  return count === 0 ? 0 : score / count;
}
