import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeApi, renderApiMarkdown } from '../src/doors/api/index.js';
import { renderCliMarkdown } from '../src/doors/cli/reference-markdown.js';

const page = (name: string) => readFileSync(new URL(`../docs/reference/${name}`, import.meta.url), 'utf8');

describe('the manual', () => {
  it('describes the API as the server does (node scripts/docs.mjs writes it)', async () => {
    expect(page('api.md')).toBe(renderApiMarkdown(await describeApi()));
  });

  it('describes every command and option as the command line does (node scripts/docs.mjs writes it)', () => {
    expect(page('cli.md')).toBe(renderCliMarkdown());
  });
});
