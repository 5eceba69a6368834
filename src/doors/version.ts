import { readFileSync } from 'node:fs';

/** The version in package.json, which lies two folders up from here both in src/ and in dist/. */
export const INTERTIE_VERSION: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
