import { READER_METHOD } from '../draw-statements.js';

const METHOD = /^model:(.+)@reader-[^@]+$/;

/**
 * The method kept on a statement that a model drew and this version of the reader checked.
 * @example modelMethod('qwen2.5:7b'); // 'model:qwen2.5:7b@reader-1'
 */
export const modelMethod = (name: string): string => `model:${name}@${READER_METHOD.replace('@', '-')}`;

/** Name of the model that a method names, or null for any other method. @example modelOf('reader@1'); // null */
export const modelOf = (method: string): string | null => METHOD.exec(method)?.[1] ?? null;
