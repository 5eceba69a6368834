import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureText } from './structure-text.js';

const PROSE =
  'The council of the town met on Friday and agreed to look for partners along the coast. It will choose three of them.';

/** Kinds with the beginning of each block, for reading at a glance. */
function kinds(text: string): string[] {
  return structureText(text, { language: 'en' }).blocks.map(
    (block) => `${block.kind}: ${text.slice(block.start, block.end).slice(0, 24)}`,
  );
}

describe('a web page flattened to text', () => {
  const page = [
    'Sorrenby District Executive Committee',
    '',
    'Address: 5, Ropewalk Street,',
    'Sorrenby, 200111',
    '',
    'Phone:',
    '8 (0299) 1-22-33',
    '',
    'E-mail:',
    'post@sorrenby.example',
    '',
    'Main\u00a0/ News\u00a0/ District\u00a0/',
    '3 May 2022',
    '',
    'Friends along the coast. Where the town looks for them',
    '',
    PROSE,
    '',
    'Why does the coast matter?',
    '',
    PROSE,
    '',
    'sorrenbynews.example',
  ].join('\n');
  const structure = structureText(page);

  it('reads the letterhead into the publisher', () => {
    expect(structure.publisher?.value).toEqual({
      name: 'Sorrenby District Executive Committee',
      address: '5, Ropewalk Street, Sorrenby, 200111',
      phone: '8 (0299) 1-22-33',
      email: 'post@sorrenby.example',
    });
  });

  it('reads section, date, title, credit and language', () => {
    expect(structure.section).toEqual(['Main', 'News', 'District']);
    expect(structure.date?.value).toBe('2022-05-03');
    expect(structure.title?.value).toBe('Friends along the coast. Where the town looks for them');
    expect(structure.credit?.value).toBe('sorrenbynews.example');
    expect(structure.language).toBe('en');
  });

  it('tells headings between paragraphs', () => {
    expect(kinds(page).filter((kind) => kind.startsWith('heading'))).toEqual([
      'heading: Why does the coast matte',
    ]);
  });
});

describe('title', () => {
  it('is absent when the text begins with a paragraph', () => {
    expect(structureText(`${PROSE}\n\n${PROSE}`).title).toBeNull();
  });
  it('is absent when the text is one line', () => {
    expect(structureText('A short note').title).toBeNull();
  });
  it('is Markdown’s first heading, without its marks', () => {
    const text = `# New quay in Toskavik\n\n${PROSE}\n\n## Cost\n\n${PROSE}`;
    expect(structureText(text).title).toEqual({ value: 'New quay in Toskavik', span: { start: 2, end: 22 } });
    expect(kinds(text)[2]).toBe('heading: ## Cost');
  });
  it('is the number of an ordinance below the body that issued it', () => {
    const text = `Municipalidad de Costa Brume\nFecha de sanción: 27/10/1994. Fecha de promulgación: 15/11/1994\n\nORDENANZA Nº 12\n\nArtículo 1º.- Queda ratificado el convenio que firmaron las dos ciudades.`;
    const structure = structureText(text, { language: 'es' });
    expect(structure.title?.value).toBe('ORDENANZA Nº 12');
    expect(structure.publisher?.value.name).toBe('Municipalidad de Costa Brume');
    expect(structure.date?.value).toBe('1994-10-27');
  });
  it('may end with a question mark', () => {
    expect(structureText(`Who pays for the quay?\n\n${PROSE}`).title?.value).toBe('Who pays for the quay?');
  });
});

describe('date', () => {
  it.each([
    ['14 August 2019', '2019-08-14'],
    ['Published: 14 August 2019, 10:35', '2019-08-14'],
    ['Friday, 14 August 2019', '2019-08-14'],
    ['Дата публикации: 14.08.2019', '2019-08-14'],
    ['Sorrenby, 14. August 2019', '2019-08-14'],
    ['le 14 août 2019', '2019-08-14'],
    ['14 августа 2019 г.', '2019-08-14'],
    ['News | 14 August 2019', '2019-08-14'],
    ['2019-08-14', '2019-08-14'],
  ])('is read from the line "%s"', (line, date) => {
    const structure = structureText(`The quay is open\n\n${line}\n\n${PROSE}`);
    expect(structure.date?.value).toBe(date);
    expect(structure.title?.value).toBe('The quay is open');
  });
  it.each([
    'On 14 August 2019 the quay was opened by the mayor of the town.',
    'The quay opened 14 August 2019 after three years of work on the coast.',
    'Am 31. Dezember 2014 fuhr der erste Zug über die neue Brücke der Stadt.',
  ])('is not read from the sentence "%s"', (sentence) => {
    expect(structureText(`The quay is open\n\n${sentence}\n\n${PROSE}`).date).toBeNull();
  });
  it('is read from a dateline with a year, and its paragraph stays one', () => {
    const text = `SORRENBY, Jan. 8, 2024 (Xinhua) -- ${PROSE}`;
    const structure = structureText(text);
    expect(structure.date).toEqual({ value: '2024-01-08', span: { start: 10, end: 22 } });
    expect(structure.blocks.map((block) => block.kind)).toEqual(['paragraph']);
  });
  it('is null for a dateline without a year, unless the year is known', () => {
    const text = `SORRENBY, Jan. 8 (Xinhua) -- ${PROSE}`;
    expect(structureText(text).date).toBeNull();
    expect(structureText(text, { year: 2024 }).date?.value).toBe('2024-01-08');
  });
  it('is never 30 February', () => {
    expect(structureText(`SORRENBY, Feb. 30 (Xinhua) -- ${PROSE}`, { year: 2024 }).date).toBeNull();
  });
});

describe('credit', () => {
  it.each([
    [`${PROSE}\n\nbelta.by`, 'belta.by'],
    [`${PROSE}\n\nSource: Xinhua`, 'Xinhua'],
    [`${PROSE} Quelle: La Nación`, 'La Nación'],
    [`${PROSE} (Macauhub)`, 'Macauhub'],
    [`${PROSE}\n\nИсточник: Сорренбийские вести`, 'Сорренбийские вести'],
    [`${PROSE}\n\n© 2021 Toskavik Post`, 'Toskavik Post'],
    [`МИНСК, 12 апреля /БЕЛТА/. ${PROSE}`, 'БЕЛТА'],
    [`MINSK, 12 April (BelTA) – ${PROSE}`, 'BelTA'],
  ])('is read from %#', (text, credit) => {
    const structure = structureText(text);
    expect(structure.credit?.value).toBe(credit);
    const span = structure.credit?.span;
    expect(text.slice(span?.start, span?.end)).toBe(credit);
  });
  it.each([`${PROSE} (see the table)`, `${PROSE} The mayor said so: nobody was asked`, PROSE])(
    'is absent in %#',
    (text) => {
      expect(structureText(text).credit).toBeNull();
    },
  );
  it('at the end of a paragraph is a block of its own', () => {
    const text = `A title of four words\n\n${PROSE} (Macauhub)`;
    expect(kinds(text).map((kind) => kind.split(':')[0])).toEqual(['title', 'paragraph', 'credit']);
  });
});

describe('blocks', () => {
  it('keep the lines of a hard-wrapped paragraph together', () => {
    const text =
      'The council of the town met on Friday and agreed to look for partners\nalong the coast. It will choose three of them before the summer, and\nthe mayor will travel there.\n\nNobody spoke against it.';
    expect(kinds(text)).toHaveLength(2);
  });
  it('are lines where every line is a paragraph', () => {
    expect(kinds(`${PROSE}\n${PROSE}\n${PROSE}`)).toHaveLength(3);
  });
  it('tell captions, list items and table rows', () => {
    const text = `${PROSE}\n\nPhoto: the new quay at night\n\nIn the photo: the mayor\n\n- a ferry\n- a school\n\n| Town | Since |\n| Toskavik | 2019 |\n\n${PROSE}`;
    expect(kinds(text).map((kind) => kind.split(':')[0])).toEqual([
      'paragraph',
      'caption',
      'caption',
      'list_item',
      'list_item',
      'table_row',
      'table_row',
      'paragraph',
    ]);
  });
  it('a speech that opens with a dash is a paragraph', () => {
    expect(kinds(`${PROSE}\n\n— Мы ждали этого дня, — сказала глава совета.\n\n${PROSE}`)[1]).toMatch(
      /^paragraph/,
    );
  });
  it('an empty text has none', () => {
    expect(structureText('').blocks).toEqual([]);
    expect(structureText(' \n\u00a0\r\n\t').blocks).toEqual([]);
  });
});

describe('language', () => {
  it.each([
    [PROSE, 'en'],
    ['Совет города решил искать партнёров на побережье и выбрать троих из них до лета.', 'ru'],
    ['Der Rat der Stadt hat beschlossen, an der Küste nach Partnern zu suchen und drei zu wählen.', 'de'],
    ['Le conseil de la ville a décidé de chercher des partenaires sur la côte et d’en choisir trois.', 'fr'],
    ['El consejo de la ciudad decidió buscar socios en la costa y elegir tres antes del verano.', 'es'],
    ['Rada miasta postanowiła szukać partnerów na wybrzeżu i wybrać trzech przed latem.', 'pl'],
    ['Савет горада вырашыў шукаць партнёраў на ўзбярэжжы і выбраць траіх з іх да лета.', 'be'],
    ['Рада міста вирішила шукати партнерів на узбережжі й вибрати трьох із них до літа.', 'uk'],
  ])('of %#', (text, language) => {
    expect(structureText(text).language).toBe(language);
  });
  it('is null for fewer than 25 letters, and the hint wins', () => {
    expect(structureText('Short one.').language).toBeNull();
    expect(structureText(PROSE, { language: 'sco' }).language).toBe('sco');
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    PROSE,
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '14 August 2019',
    'Address:',
    'Main / News /',
    'belta.by',
    ' (Xinhua)',
    '# ',
    '| a | b |',
    '\u00a0',
    'Source: X',
    '--',
    '\u2028',
  ),
);

describe('for any text', () => {
  it('blocks are in order, in range, apart, not blank, and only white space is between them', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const { blocks } = structureText(text, { language: 'en' });
        let end = 0;
        for (const block of blocks) {
          expect(text.slice(end, block.start).trim()).toBe('');
          expect(block.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(block.start, block.end).trim()).not.toBe('');
          end = block.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
  it('what it found stands where it says', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const { title, date, credit } = structureText(text, { language: 'en' });
        for (const found of [title, date, credit]) {
          if (found?.span) expect(text.slice(found.span.start, found.span.end).trim()).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});
