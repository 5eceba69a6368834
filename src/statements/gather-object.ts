import { foldName } from '../base/index.js';

/** Words after one of these say more about the thing and do not name it: "a centre | for tractors". */
const SAYS_MORE = new Set(
  (
    'of for in on at to from with between by near that which and or a per each every ' +
    'für von in zu mit zwischen bei und de del des du da para pour entre con avec en y et ' +
    'dla w na z do i od для в на из с между по от и'
  )
    .split(' ')
    .map(foldName),
);
/** Words that do not tell one thing from another: "two new direct flights" and "flights" are one object. */
const SAYS_NOTHING = new Set(
  (
    'a an the its their first second third new joint common direct regular additional several some two three ' +
    'four five six seven eight nine ten ' +
    'der die das ein eine neue neuen gemeinsame direkte el la los las un una nuevo nueva le les une nouveau ' +
    'nouvelle nowy nowe nowa wspólny bezpośrednie новый новая новые совместный совместная прямые прямой'
  )
    .split(' ')
    .map(foldName),
);

/**
 * The folded head words of what a project, an office or a link concerns, so that two wordings of one thing agree: its
 * words before the first preposition, without articles, figures and words such as "new" and "direct", plurals cut.
 * Empty for null.
 *
 * @example objectKey('15 direct flights a week'); // 'flight'
 * @example objectKey('the maintenance centre for tractors'); // 'maintenance center'
 */
export function objectKey(object: string | null): string {
  if (object === null) return '';
  const words = foldName(object).split(' ');
  const cut = words.findIndex((word, index) => index > 0 && SAYS_MORE.has(word));
  const named = (cut < 0 ? words : words.slice(0, cut)).filter(
    (word) => !SAYS_NOTHING.has(word) && !/^\d+$/.test(word),
  );
  return (named.length > 0 ? named : words).map(singular).join(' ');
}

/** Good enough to make two wordings equal; never shown. */
function singular(word: string): string {
  const american = word.replace(/^(cent|theat)re(s?)$/, '$1er$2');
  if (american.length <= 3) return american;
  return american
    .replace(/ies$/, 'y')
    .replace(/(x|ch|sh|ss|(?<!o)us)es$/, '$1')
    .replace(/(?<![su])s$/, '');
}
