const SYLLABLES = {
  latin: [
    'ka',
    'lo',
    'mer',
    'tin',
    'sa',
    'vor',
    'bel',
    'gra',
    'du',
    'nis',
    'ter',
    'al',
    'hol',
    'mi',
    'ra',
    'zen',
  ],
  cyrillic: [
    'ка',
    'ло',
    'мер',
    'ти',
    'са',
    'вор',
    'бел',
    'гра',
    'ду',
    'нис',
    'тер',
    'ал',
    'хол',
    'ми',
    'ра',
    'зен',
  ],
};
const VOWEL = /^[aeiouyhàâéèêëîïôùûáíóúąęó]/i;

const upperFirst = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** A made-up beginning that goes before the last letters of a name: those carry case and gender. */
export function madeUp(random, like) {
  const syllables = /\p{Script=Cyrillic}/u.test(like) ? SYLLABLES.cyrillic : SYLLABLES.latin;
  let start = '';
  for (let left = random.between(1, 2); left >= 0; left--) start += random.pick(syllables);
  return upperFirst(start);
}

export function commonPrefix(a, b) {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/** Letters of the end that are kept: a name that ends alike is declined alike. */
const SAME_END = 3;

/** One word of a name in some case, with the stem of another word that is declined alike; null when it is not. */
function swapWord(surface, nominative, other) {
  if (surface === nominative && other === nominative) return surface;
  const stem = commonPrefix(surface, nominative);
  const ending = nominative.length - stem;
  if (ending > 2 || surface.length - stem > 4) return null;
  if (nominative.slice(-SAME_END) !== other.slice(-SAME_END)) return null;
  return other.slice(0, other.length - ending) + surface.slice(stem);
}

const DECLINED = new Set(['ru', 'pl']);

/**
 * `surface`, a form of `nominative`, said of the place called `other`; null where that would not be grammatical. Languages with
 * cases take names that end alike only; the others names of as many words, with the same last word in regions' names
 * ("Brest Region") and the same kind of first letter ("d'Angers", "de Lyon").
 */
export function sayAs(surface, nominative, other, { language, kind }) {
  const words = [surface, nominative, other].map((name) => name.split(' '));
  const [said, known, next] = words;
  if (said.length !== known.length || known.length !== next.length) return null;
  if (DECLINED.has(language)) {
    const swapped = said.map((word, i) => swapWord(word, known[i], next[i]));
    return swapped.includes(null) ? null : swapped.join(' ');
  }
  if (surface.toLowerCase() !== nominative.toLowerCase()) return null;
  if (VOWEL.test(surface) !== VOWEL.test(other)) return null;
  if (kind === 'region' && known.length > 1 && known.at(-1) !== next.at(-1)) return null;
  if (kind === 'region' && language !== 'en' && surface.at(-1) !== other.at(-1)) return null;
  return surface === surface.toUpperCase() ? other.toUpperCase() : other;
}
