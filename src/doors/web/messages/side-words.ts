import type { CompositionView, SideClaimView, UiLanguage } from '../../../queries/index.js';
import { translator } from './catalogue.js';
import { numberFormat } from './formats.js';
import { listWords } from './place-words.js';

/** Places named one by one; the rest are told by their number. */
const MOST_NAMED = 8;

/** "ABC-NORD: 100% owned by ABC", "Ordered by Norland Ministry of Roads", "What Norland consists of". */
export function sideWords(claim: SideClaimView['claim'], language: UiLanguage): string {
  const t = translator(language);
  switch (claim.what) {
    case 'owned': {
      const { share } = claim;
      const names = { owned: claim.owned.name, owner: claim.owner.name };
      if (share === null) return t('side.owned', names);
      return t('side.owned_share', { ...names, share: numberFormat(language, 'plain').format(share) });
    }
    case 'ordered':
      return t('side.ordered', { by: claim.by.name });
    case 'composition':
      return t(claim.all ? 'side.all' : 'side.some', { whole: claim.whole.name });
  }
}

/** The arithmetic of a composition: "8 of 8 named lie in it; in it and not named: Norland, Sudmark". */
export function compositionWords({ agreed, wrong, left }: CompositionView, language: UiLanguage): string {
  const t = translator(language);
  const named = (places: CompositionView['left']) => {
    const names = places.slice(0, MOST_NAMED).map(({ name }) => name);
    const rest = places.length - names.length;
    return listWords(rest > 0 ? [...names, t('check.more', { count: rest })] : names, language);
  };
  return [
    t('side.inside', { agreed: agreed.length, named: agreed.length + wrong.length }),
    ...(wrong.length > 0 ? [t('side.wrong', { names: named(wrong) })] : []),
    ...(left.length > 0 ? [t('side.left', { names: named(left) })] : []),
  ].join('; ');
}
