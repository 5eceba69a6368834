import { expect, test } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';

const places = (text: string, language: string): (string | null)[] =>
  readAs(text, null, language).mentions.flatMap((mention) =>
    mention.type === 'place' ? [mention.place?.id ?? null] : [],
  );

test.each([
  ['en', 'The governor met the heads of Kursk and Kaluga oblasts.', ['RU-KRS', 'RU-KLU']],
  ['en', 'The plant sells to Brest, Gomel and Mogilev regions.', ['BY-BR', 'BY-HO', 'BY-MA']],
  ['en', 'The provinces of Hunan and Guizhou signed an agreement.', ['CN-43', 'CN-52']],
  ['de', 'Die Gebiete Brest und Grodno unterzeichneten ein Abkommen.', ['BY-BR', 'BY-HR']],
  ['fr', 'Les régions de Brest et de Grodno ont signé un accord.', ['BY-BR', 'BY-HR']],
  ['es', 'Las provincias de Salta y Jujuy firmaron un convenio.', ['AR-A', 'AR-Y']],
  ['pl', 'Umowa z obwodami lwowskim i rówieńskim obowiązuje.', ['UA-46', 'UA-56']],
  ['pl', 'Województwa podlaskie i lubelskie współpracują od lat.', ['PL-20', 'PL-06']],
  ['pl', 'Umowa z województwem kujawsko-pomorskim obowiązuje.', ['PL-04']],
  ['ru', 'Соглашение с Брестской, Гомельской и Могилевской областями.', ['BY-BR', 'BY-HO', 'BY-MA']],
  ['ru', 'Соглашения с Краснодарским и Пермским краями.', ['RU-KDA', 'RU-PER']],
  ['ru', 'Жители Восточно-Казахстанской и Акмолинской областей.', ['KZ-VOS', 'KZ-AKM']],
])('%s: names that share a noun in the plural are regions: %s', (language, text, expected) => {
  expect(places(text, language)).toEqual(expected);
});

test('a town in the list that is called one stays one, and what stands before the article is apart', () => {
  const told = 'They trade with Moscow Oblast and the city of Moscow, Smolensk Oblast and Bryansk Oblast.';
  expect(places(told, 'en')).toEqual(['RU-MOS', 'g524901', 'RU-SMO', 'RU-BRY']);
  expect(places('They went to Brest, the Kursk and Kaluga oblasts.', 'en').slice(1)).toEqual([
    'RU-KRS',
    'RU-KLU',
  ]);
});

test('towns before "regions" of a country stay what they are', () => {
  expect(places('They went to towns and regions of Poland and Ukraine.', 'en')).toEqual(['PL', 'UA']);
});
