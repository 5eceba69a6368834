// Writes the reference pages that come from code: docs/reference/api.md (OpenAPI document) and docs/reference/cli.md (commands).
//   node scripts/docs.mjs           write the pages
//   node scripts/docs.mjs --check   exit 1 when a page is not what the code gives
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const load = async (path) => (await runnerImport(`${root}${path}`, { root, logLevel: 'error' })).module;

const api = await load('src/doors/api/index.ts');
const cli = await load('src/doors/cli/reference-markdown.ts');
const pages = {
  'docs/reference/api.md': api.renderApiMarkdown(await api.describeApi()),
  'docs/reference/cli.md': cli.renderCliMarkdown(),
};

for (const [page, text] of Object.entries(pages)) {
  const path = `${root}${page}`;
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
  } else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error(`${page} is not current; run: node scripts/docs.mjs`);
    process.exitCode = 1;
  }
}
