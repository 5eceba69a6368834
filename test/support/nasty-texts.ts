/** Words of a language for texts that nobody would write. */
export interface NastyWords {
  readonly town: string;
  readonly other: string;
  readonly region: string;
  readonly in: string;
  readonly of: string;
  readonly and: string;
  readonly signed: string;
  readonly said: string;
  readonly visit: string;
  readonly person: string;
  readonly mayor: string;
  readonly date: string;
  readonly abbreviation: string;
  readonly million: string;
}

export const NASTY_WORDS: Readonly<Record<string, NastyWords>> = {
  en: {
    town: 'Leeds',
    other: 'Dortmund',
    region: 'Brest Region',
    in: 'in',
    of: 'of the',
    and: 'and',
    signed: 'signed an agreement',
    said: 'said',
    visit: 'visited',
    person: 'Alice Smith',
    mayor: 'mayor',
    date: '3 May 2020',
    abbreviation: 'Dr.',
    million: 'million dollars',
  },
  de: {
    town: 'Leipzig',
    other: 'Lyon',
    region: 'Landkreis Gotha',
    in: 'in',
    of: 'der',
    and: 'und',
    signed: 'unterzeichneten eine Vereinbarung',
    said: 'sagte',
    visit: 'besuchte',
    person: 'Anna Schmidt',
    mayor: 'Bürgermeisterin',
    date: '3. Mai 2020',
    abbreviation: 'z. B.',
    million: 'Millionen Euro',
  },
  fr: {
    town: 'Rennes',
    other: 'Erlangen',
    region: 'Bretagne',
    in: 'à',
    of: 'de la',
    and: 'et',
    signed: 'ont signé un accord',
    said: 'a déclaré',
    visit: 'a visité',
    person: 'Jeanne Roux',
    mayor: 'maire',
    date: '3 mai 2020',
    abbreviation: 'M.',
    million: "millions d'euros",
  },
  es: {
    town: 'Sevilla',
    other: 'Rosario',
    region: 'provincia de Salta',
    in: 'en',
    of: 'de la',
    and: 'y',
    signed: 'firmaron un acuerdo',
    said: 'dijo',
    visit: 'visitó',
    person: 'Ana López',
    mayor: 'alcaldesa',
    date: '3 de mayo de 2020',
    abbreviation: 'Sr.',
    million: 'millones de euros',
  },
  pl: {
    town: 'Kraków',
    other: 'Lwów',
    region: 'województwo śląskie',
    in: 'w',
    of: 'z',
    and: 'i',
    signed: 'podpisali porozumienie',
    said: 'powiedział',
    visit: 'odwiedził',
    person: 'Jan Kowalski',
    mayor: 'burmistrz',
    date: '3 maja 2020 r.',
    abbreviation: 'tys.',
    million: 'mln zł',
  },
  ru: {
    town: 'Минск',
    other: 'Казань',
    region: 'Брестская область',
    in: 'в',
    of: 'из',
    and: 'и',
    signed: 'подписали соглашение',
    said: 'сказал',
    visit: 'посетил',
    person: 'Иван Петров',
    mayor: 'мэр',
    date: '3 мая 2020 года',
    abbreviation: 'г.',
    million: 'млн рублей',
  },
};

type Maker = (words: NastyWords) => {
  readonly before?: string;
  readonly again: string;
  readonly after?: string;
};

/**
 * Each gives a piece that is said again and again, by what it might trip: rules that look ahead without end, lists without end, expressions that try all
 * ways to part a text, and signs that no press text holds.
 */
const MAKERS: Readonly<Record<string, Maker>> = {
  'one letter': () => ({ again: 'a' }),
  'one capital letter': () => ({ again: 'A' }),
  'one Cyrillic letter': () => ({ again: 'щ' }),
  'letters apart': () => ({ again: 'a ' }),
  'capital letters apart': () => ({ again: 'A ' }),
  initials: () => ({ again: 'A. ' }),
  blanks: () => ({ before: 'a', again: ' ', after: 'b' }),
  'tabs and blanks': () => ({ before: 'a', again: ' \t', after: 'b' }),
  newlines: () => ({ before: 'a', again: '\n', after: 'b' }),
  'blank lines of blanks': () => ({ before: 'a', again: ' \n', after: 'b' }),
  'carriage returns': () => ({ before: 'a', again: '\r', after: 'b' }),
  digits: () => ({ again: '7' }),
  numbers: () => ({ again: '12 ' }),
  'numbers of a table': () => ({ again: '1,234.56; ' }),
  'numbers in thousands': () => ({ again: '123 456 ' }),
  'decimals that never end': () => ({ again: '1.' }),
  times: () => ({ again: '12:' }),
  dots: () => ({ again: '.' }),
  'dots apart': () => ({ again: '. ' }),
  ellipses: () => ({ again: '… ' }),
  commas: () => ({ again: ',' }),
  hyphens: () => ({ again: '-' }),
  'words joined by hyphens': ({ town }) => ({ again: `${town}-` }),
  dashes: () => ({ again: ' – ' }),
  slashes: ({ town }) => ({ again: `${town}/` }),
  apostrophes: () => ({ again: "l'" }),
  possessives: ({ town }) => ({ again: `${town}'s ` }),
  'quotes that open': () => ({ again: '«a ' }),
  'quotes that close': () => ({ again: 'a» ' }),
  'straight quotes': () => ({ again: '"a ' }),
  'German quotes': () => ({ again: '„a ' }),
  'brackets that open': () => ({ again: '(a ' }),
  'brackets that close': () => ({ again: 'a) ' }),
  'brackets within brackets': ({ town }) => ({ again: `(${town} [` }),
  'a quote never closed': ({ town, and }) => ({ before: '“', again: `${town} ${and} ` }),
  'capital words': ({ town }) => ({ again: `${town} ` }),
  'unknown capital words': () => ({ again: 'Wexlomor ' }),
  'unknown capital words, all different': () => ({ again: 'X# ' }),
  'capital words of a person': ({ person }) => ({ again: `${person} ` }),
  'towns of one list': ({ town, other }) => ({ again: `${town}, ${other}, ` }),
  'towns joined by and': ({ town, and, in: within }) => ({ before: `${within} `, again: `${town} ${and} ` }),
  'towns in towns': ({ town, in: within }) => ({ again: `${within} ${town} ` }),
  regions: ({ region }) => ({ again: `${region}, ` }),
  'small words': ({ of }) => ({ again: `${of} ` }),
  'small words and towns': ({ of, town }) => ({ again: `${of} ${town} ` }),
  triggers: ({ signed }) => ({ again: `${signed} ` }),
  'triggers and towns': ({ signed, town }) => ({ again: `${town} ${signed} ` }),
  'triggers and towns in a sentence of commas': ({ signed, town, other, and }) => ({
    again: `${town} ${and} ${other} ${signed}, `,
  }),
  'triggers in sentences': ({ signed, town, other, and }) => ({
    again: `${town} ${and} ${other} ${signed}. `,
  }),
  visits: ({ visit, person, town }) => ({ again: `${person} ${visit} ${town}, ` }),
  speakers: ({ said }) => ({ again: `${said} ` }),
  'persons who speak': ({ said, person }) => ({ again: `${person} ${said}, ` }),
  'speakers in sentences': ({ said, person, town }) => ({ again: `«${town}», ${said} ${person}. ` }),
  'speakers in paragraphs': ({ said, person, mayor, town }) => ({
    again: `${mayor} ${person} ${said}: “${town}”.\n\n`,
  }),
  offices: ({ mayor, of, town }) => ({ again: `${mayor} ${of} ${town} ` }),
  'different people in paragraphs': ({ said }) => ({ again: `Anna X# ${said} so.\n\n` }),
  dates: ({ date }) => ({ again: `${date} ` }),
  'dates in a list': ({ date }) => ({ again: `${date}, ` }),
  years: () => ({ again: '1999-' }),
  'years apart': () => ({ again: '1999 ' }),
  'dates and triggers': ({ date, signed }) => ({ again: `${date} ${signed}, ` }),
  amounts: ({ million }) => ({ again: `5 ${million} ` }),
  'amounts and triggers': ({ million, signed, town }) => ({ again: `${town} ${signed} 5 ${million}, ` }),
  percent: () => ({ again: '7% ' }),
  currency: () => ({ again: '$' }),
  abbreviations: ({ abbreviation }) => ({ again: `${abbreviation} ` }),
  'abbreviations glued': ({ abbreviation }) => ({ again: abbreviation.replaceAll(' ', '') }),
  'list items': ({ town }) => ({ again: `- ${town}\n` }),
  'table rows': ({ town }) => ({ again: `${town} | 12 | 13\n` }),
  'one row of a table': ({ town }) => ({ again: `${town} | ` }),
  headings: ({ town }) => ({ again: `# ${town}\n` }),
  'short lines': ({ town }) => ({ again: `${town}\n\n` }),
  datelines: ({ town, date }) => ({ again: `${town.toUpperCase()}, ${date} — ${town}.\n\n` }),
  'addresses of pages': () => ({ again: 'http://a.b/c?d=' }),
  markup: () => ({ again: '<a href="' }),
  'combining marks': () => ({ before: 'a', again: '\u0301' }),
  'letters with combining marks': () => ({ again: 'e\u0301' }),
  'joiners of no width': ({ town }) => ({ again: `${town}\u200b` }),
  'signs of no width alone': () => ({ again: '\u200b\u200d\ufeff' }),
  'halves of pairs': () => ({ again: '\ud83d' }),
  'other halves of pairs': () => ({ again: 'a\ude00 ' }),
  pictures: () => ({ again: '👩‍👩‍👧‍👦' }),
  'right to left': () => ({ again: 'שלום ' }),
  'turned direction': ({ town }) => ({ again: `\u202e${town}\u202c ` }),
  Chinese: () => ({ again: '大连市' }),
  'hard blanks': () => ({ before: 'a', again: '\u00a0', after: 'b' }),
  'line separators': ({ town }) => ({ again: `${town}\u2028` }),
  zeros: () => ({ again: '\u0000' }),
  'dotted capital I': () => ({ again: 'İ' }),
  ligatures: () => ({ again: 'ﬃ' }),
};

export interface NastyText {
  readonly name: string;
  readonly language: string;
  /** The text with about so many characters. */
  readonly make: (length: number) => string;
}

/** One piece again and again; each # in it becomes another number in letters, so that no two names are alike. */
function repeat(again: string, length: number): string {
  if (!again.includes('#')) return again.repeat(Math.max(1, Math.ceil(length / again.length)));
  const pieces: string[] = [];
  let size = 0;
  for (let i = 0; size < length; i++) {
    const letters = i
      .toString(26)
      .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
    const piece = again.replaceAll('#', `q${letters}`);
    pieces.push(piece);
    size += piece.length;
  }
  return pieces.join('');
}

/** Every nasty text in every language. Those without a word of a language in them come once, as English. */
export function nastyTexts(): readonly NastyText[] {
  return Object.entries(MAKERS).flatMap(([name, maker]) => {
    const worded = maker.length > 0;
    return Object.entries(NASTY_WORDS)
      .filter(([language]) => worded || language === 'en')
      .map(([language, words]) => {
        const { before = '', again, after = '' } = maker(words);
        return { name, language, make: (length: number) => before + repeat(again, length) + after };
      });
  });
}
