import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.js';

const RU =
  'Совет города Сорренби подписал договор с портом Тоскавик. Паром пойдёт весной, объявил мэр в пятницу.';
const UK =
  'Рада міста Сорренбі підписала угоду з портом Тоскавік. Її мета — пором, що піде навесні, та обмін учнів.';
const PL =
  'Rada miasta Łódkowo podpisała umowę z portem Toskawik. Prom popłynie wiosną, powiedział burmistrz źródłom gazety.';
const CZ =
  'Rada města podepsala smlouvu s přístavem. Loď popluje na jaře, řekl v pátek starosta, který věří v užší vztahy.';
const DE =
  'Der Rat der Stadt prüft, ob die Fähre nach Süden größer wird. „Wir wären früher geblieben“, erklärte der Bürgermeister.';
const FR =
  'Le conseil a signé l’accord après trois années de négociations ; la traversée coûtera 15 €, a précisé le maire à la télévision.';
const ES =
  'El año pasado la región firmó un convenio de cooperación. ¿Quién pagará? «Nadie lo sabe», respondió el señor Núñez.';

const encode = (text: string, charset: string): Uint8Array => new Uint8Array(iconv.encode(text, charset));

describe('decodeText', () => {
  it.each([
    [RU, 'windows-1251', 'windows-1251'],
    [RU, 'koi8-r', 'koi8-r'],
    [RU, 'ibm866', 'ibm866'],
    [UK, 'windows-1251', 'windows-1251'],
    [PL, 'windows-1250', 'windows-1250'],
    [CZ, 'windows-1250', 'windows-1250'],
    [DE, 'windows-1252', 'windows-1252'],
    [FR, 'windows-1252', 'windows-1252'],
    [ES, 'windows-1252', 'windows-1252'],
  ])('guesses %# without a declaration', async (text, charset, expected) => {
    expect(await decodeText(encode(text, charset), [])).toEqual({ text, charset: expected });
  });

  it('reads Polish in iso-8859-2 rightly, declared or not', async () => {
    expect((await decodeText(encode(PL, 'iso-8859-2'), [])).text).toBe(PL);
    expect((await decodeText(encode(PL, 'iso-8859-2'), ['iso-8859-2'])).charset).toBe('iso-8859-2');
  });

  it.each([
    ['utf-8', RU, 'windows-1251'],
    ['iso-8859-1', RU, 'windows-1251'],
    ['windows-1251', RU, 'koi8-r'],
    ['koi8-r', RU, 'windows-1251'],
    ['windows-1251', DE, 'windows-1252'],
    ['no-such-charset', FR, 'windows-1252'],
  ])('is not misled by a wrong declaration (%s)', async (declared, text, charset) => {
    expect(await decodeText(encode(text, charset), [declared])).toEqual({ text, charset });
  });

  it('reads UTF-8 whatever is declared', async () => {
    expect(await decodeText(encode(RU, 'utf-8'), ['windows-1251'])).toEqual({ text: RU, charset: 'utf-8' });
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le'])('takes the mark of %s off', async (charset) => {
    expect(await decodeText(encode(`\ufeff${RU}`, charset), [])).toEqual({ text: RU, charset });
  });

  it('knows UTF-16 without a mark by its zeros', async () => {
    expect(await decodeText(encode('A plain English text.', 'utf-16le'), [])).toMatchObject({
      charset: 'utf-16le',
      text: 'A plain English text.',
    });
  });

  it('keeps UTF-8 with one broken character', async () => {
    const bytes = Buffer.concat([encode(RU, 'utf-8'), Uint8Array.of(0xd0), encode(RU, 'utf-8')]);
    expect((await decodeText(bytes, [])).charset).toBe('utf-8');
  });

  it('follows a declared East Asian charset', async () => {
    const text = '两个城市签署了合作协议。';
    expect(await decodeText(encode(text, 'gb18030'), ['gb18030'])).toEqual({ text, charset: 'gb18030' });
  });

  it('finds letters that come late in a long page', async () => {
    const text = `${'<p class="x">plain</p>\n'.repeat(20_000)}${RU}`;
    expect((await decodeText(encode(text, 'windows-1251'), [])).charset).toBe('windows-1251');
  });
});
