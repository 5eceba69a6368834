import { IntertieError } from '../../base/index.js';

/** Longest id an address may carry; local ids come from users' own files and may be long. */
const LONGEST_ID = 200;
/** Control characters and lone surrogates: PostgreSQL refuses them, and no id has them. */
const UNFIT = /[\p{Cc}\p{Cs}]/u;

/**
 * The id, unchanged. Ids are opaque: nothing is read out of them, they are only kept from harming the way to the database.
 * @throws IntertieError `id.unreadable` when it is empty, too long or holds control characters.
 */
export function parseOpaqueId(text: string, name: string): string {
  if (text === '' || text.length > LONGEST_ID || UNFIT.test(text)) {
    throw new IntertieError(
      'id.unreadable',
      `not an id of a ${name}`,
      JSON.stringify(text.slice(0, 80)),
      'follow a link of the atlas, or search for the name',
    );
  }
  return text;
}
