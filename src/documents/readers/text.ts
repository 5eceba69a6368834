import { decodeText } from '../charset/decode-text.js';
import { type Reader, reading } from './reading.js';

/** Plain text: decoded, line ends made "\n", nothing else changed. */
export const readText: Reader = async (bytes, hints) => {
  const { text, charset } = await decodeText(bytes, [hints.charset]);
  return reading(text.replace(/\r\n?/g, '\n'), { charset });
};
