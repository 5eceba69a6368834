/** NUL and halves of surrogate pairs: PostgreSQL keeps neither. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * The text as PostgreSQL can keep it: each code unit that it cannot becomes U+FFFD, one for one, so that every offset still
 * holds.
 * @example storableText('a\0b'); // 'a\uFFFDb'
 */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\uFFFD');
}

/** JSON for a jsonb column, its strings made storable. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? storableText(part) : part));
}
