import { foldName } from '../base/index.js';

/**
 * Words that promises are told apart by, in the six languages of the reader; all are matched against folded text. They decide nothing by
 * themselves: a person sees what they found, and may say otherwise.
 */

/** Who hopes has promised nothing: "we hope to open a school by 2030" is no promise that can be kept or broken. */
const HOPES =
  /(^| )(hopes?|hoping|hoped|wish|wishes|dreams? of|would like|would love|should like|надеемся|надеюсь|надеются|хотел(а|и|ось)? бы|мечта\p{L}*|hoff(en|t|e)|wunsch\p{L}*|mochten|esper(ons|e|ent|er|ant)|souhait\p{L}*|espera(mos|n|r)?|desea\p{L}*|nadziej\p{L}*|chciel\p{L}*|chcialb\p{L}*)( |$)/u;

/** Things that stand somewhere or are held on a day: anybody can go and look. Beginnings of folded words. */
const THINGS =
  /^(school|bridge|hospital|clinic|plant($|s$)|factor(y|ies)|workshop|cent(er|re)|office|road($|s$)|highway|railway|airport|seaport|port($|s$)|terminal|station|flight|bus(es)?$|train($|s$)|tractor|museum|monument|memorial|park($|s$)|garden|stadium|kindergarten|laborator|consulate|embass|branch|shop|store($|s$)|warehouse|farm($|s$)|exhibition|fair($|s$)|festival|forum|conference|school|house($|s$)|agreement|memorand|treaty|школ|мост|больниц|клиник|завод|фабрик|цех|центр|офис|дорог|шоссе|аэропорт|порт($|а$|ы$)|терминал|станци|вокзал|рейс|автобус|поезд|трактор|музе|памятник|парк|сад($|а$|ов$)|стадион|лаборатор|консульств|посольств|филиал|магазин|склад|ферм|выставк|ярмарк|фестивал|форум|конференц|дом($|а$|ов$)|соглашени|меморандум|schul|brucke|krankenhaus|werk($|s$)|fabrik|zentrum|buro|strasse|flughafen|hafen|bahnhof|flug($|e$)|zug($|e$)|denkmal|stadion|labor|konsulat|botschaft|laden|lager|messe|ausstellung|vertrag|abkommen|ecole|pont($|s$)|hopital|usine|bureau|route($|s$)|aeroport|gare($|s$)|vol($|s$)|musee|jardin|stade|consulat|ambassade|magasin|entrepot|salon|exposition|foire|accord|escuela|puente|hospital|planta|fabrica|centro|oficina|carretera|aeropuerto|puerto|estacion|vuelo|museo|monumento|parque|estadio|consulado|embajada|tienda|almacen|feria|exposicion|acuerdo|convenio|szkol|most($|u$|y$)|szpital|fabryk|centrum|biur|drog|lotnisk|dworz|lot($|y$|ow$)|muze|pomnik|ogrod|stadion|konsulat|ambasad|sklep|magazyn|targi|wystaw|umow|porozumie)/u;

/** Words that tell no promise from another. */
const SAYS_NOTHING = new Set(
  (
    'the and for with from into over under another other more new first this that these those their there here will shall been have has ' +
    'send sent build built open opened provide provided make made give given take taken come plan plans planned further also about its ' +
    'und der die das den dem ein eine einen mit von fur auf weitere neue werden wird sollen soll ' +
    'les des une aux pour avec dans sur nouveaux nouvelles sera seront los las una por para con nuevos nuevas sera seran ' +
    'еще для при над под это эти будет будут новые новых новый направить построить открыть dla oraz przez nowe nowych beda zostanie'
  )
    .split(' ')
    .map(foldName),
);

/** True when the words only hope. */
export function hopes(words: string): boolean {
  return HOPES.test(foldName(words));
}

/** True when the words name something that can be looked up: a building, an event, a paper, or a name in capitals or quotation marks. */
export function namesThing(words: string): boolean {
  if (/\p{Lu}{2,}|[«“„"][^»”"]{2,}[»”"]/u.test(words)) return true;
  return foldName(words)
    .split(' ')
    .some((word) => THINGS.test(word));
}

/**
 * A word cut so that its forms in the six languages mostly meet: "specialist" and "specialists", "специалистов" and "специалисты". Never shown.
 */
export function wordStem(word: string): string {
  if (word.length <= 4) return word.replace(/s$/, '');
  return word.slice(0, Math.max(4, Math.min(word.length - 2, 8)));
}

/**
 * Stems of the words that tell what something concerns: folded, without figures, short words and those that say nothing.
 * @example tellingStems('send another 50 specialists'); // Set { 'speciali' }
 */
export function tellingStems(words: string): Set<string> {
  const found = new Set<string>();
  for (const word of foldName(words).split(' ')) {
    if (word.length > 2 && !/\d/.test(word) && !SAYS_NOTHING.has(word)) found.add(wordStem(word));
  }
  return found;
}
