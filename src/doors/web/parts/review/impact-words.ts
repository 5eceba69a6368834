import type { ReviewItem, UiLanguage } from '../../../../queries/index.js';
import { translator } from '../../messages/catalogue.js';

/**
 * What hangs on a proposal, which is why it stands where it does in the queue: "1 tie rests on it alone; its words are shown for 2 ties".
 */
export function impactWords(
  { statement, ties }: Pick<ReviewItem, 'statement' | 'ties'>,
  language: UiLanguage,
): string {
  const t = translator(language);
  const alone = ties.filter((tie) => tie.alone).length;
  const shown = ties.filter((tie) => tie.shown && !tie.alone).length;
  const others = ties.length - alone - shown;
  const parts = [
    alone > 0 ? t('review.impact.alone', { count: alone }) : null,
    shown > 0 ? t('review.impact.shown', { count: shown }) : null,
    others > 0 ? t('review.impact.one_of_several', { count: others }) : null,
    statement.kind === 'commitment' ? t('review.impact.promise') : null,
    statement.claimsTotal ? t('review.impact.claim') : null,
  ].filter(Boolean);
  const words = parts.join('; ');
  return words === ''
    ? t('review.impact.none')
    : words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}
