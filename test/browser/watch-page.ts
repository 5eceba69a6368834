import type { BrowserContext, Page } from 'playwright-core';

/** A page that is watched: whatever its console complains of, whatever it asks of other hosts, and every error in it. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: string[];
}

/** A new page; `complaints` fills while it is used and stays empty when all is well. */
export async function openWatched(context: BrowserContext, home: string): Promise<WatchedPage> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${home}/`) && !url.startsWith('data:') && !url.startsWith('blob:'))
      complaints.push(`asks ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  return { page, complaints };
}
