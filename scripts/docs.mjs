// Writes docs/reference/api.md from the OpenAPI document of src/doors/api.
//   node scripts/docs.mjs           write the page
//   node scripts/docs.mjs --check   exit 1 when the page is not what the code gives
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = `${root}docs/reference/api.md`;

const { module: api } = await runnerImport(`${root}src/doors/api/index.ts`, { root, logLevel: 'error' });
const text = api.renderApiMarkdown(await api.describeApi());

if (!process.argv.includes('--check')) {
  writeFileSync(page, text);
} else if (readFileSync(page, 'utf8') !== text) {
  console.error('docs/reference/api.md is not current; run: node scripts/docs.mjs');
  process.exitCode = 1;
}
