import { tryPartialDate } from '../../base/index.js';
import { decodeText } from '../charset/decode-text.js';
import { type Reader, reading } from './reading.js';

/** Value of a key in the front matter; quotes off. */
function value(matter: string, key: string): string | null {
  const match = new RegExp(`^${key}:[ \\t]*(.+)$`, 'im').exec(matter);
  return match?.[1]?.trim().replace(/^(["'])(.*)\1$/, '$2') || null;
}

/**
 * Markdown as the text it is: marks stay, so that offsets index what the author wrote. YAML front matter is taken off
 * and gives title, date and language.
 */
export const readMarkdown: Reader = async (bytes, hints) => {
  const decoded = await decodeText(bytes, [hints.charset]);
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const matter = /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!matter?.[1] || !/^[\w-]+:/m.test(matter[1])) return reading(text, { charset: decoded.charset });
  return reading(text.slice(matter[0].length), {
    charset: decoded.charset,
    title: value(matter[1], 'title'),
    date: tryPartialDate(value(matter[1], 'date')?.slice(0, 10)),
    language: value(matter[1], '(?:lang|language)')?.slice(0, 2).toLowerCase() ?? null,
  });
};
