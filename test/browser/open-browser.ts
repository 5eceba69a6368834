import { type Browser, chromium } from 'playwright-core';
// @ts-expect-error plain JavaScript, shared with `npm test`
import { browserArguments, findBrowser, NO_BROWSER_REMEDY } from '../../scripts/find-browser.mjs';

interface Found {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A browser of the machine or of the packages; `npm test` has looked for it already and says which. */
export async function openBrowser(): Promise<Browser> {
  const told = process.env.INTERTIE_TEST_BROWSER;
  const found = (told ? JSON.parse(told) : await findBrowser()) as Found | null;
  if (!found) throw new Error(`no browser was found; ${NO_BROWSER_REMEDY}`);
  return chromium.launch({
    executablePath: found.path,
    args: browserArguments() as string[],
    env: { ...(process.env as Record<string, string>), ...found.env },
  });
}
