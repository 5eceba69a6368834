import type { WatchReason } from '../../../../analyses/index.js';
import type { UiLanguage } from '../../../../queries/index.js';
import { translator } from '../../messages/catalogue.js';

/** Why an entry may be the actor, in words. */
export function watchReason(reason: WatchReason, language: UiLanguage): string {
  const t = translator(language);
  switch (reason.code) {
    case 'name':
      return t('watch.reason.name', {
        name: reason.name,
        entry: reason.entry,
        matched: reason.matched,
        of: reason.of,
      });
    case 'same_country':
    case 'other_country':
      return t(`watch.reason.${reason.code}`, { countries: reason.countries.join(', ') });
    case 'same_kind':
      return t('watch.reason.same_kind');
  }
}
