import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openReader, parseMapping, readText } from '../../ingest/index.js';
import { contractLine } from './contract.js';

const page = (path: string) => readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8');

test('the mapping in the guide to tables is one, and the guide names every key of a mapping', () => {
  const guide = page('how-to/import-a-table.md');
  const example = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  expect(parseMapping('guide', example)).toMatchObject({ id: 'rijeka-partners', tableDate: '2023-06' });
  const keys =
    'title id table_date delimiter encoding kind status places countries date object amount direction source collection coverage';
  for (const key of keys.split(' ')) expect(guide).toContain(`\`${key}\``);
});

test('the reading contract names every key of a line and of its statements', () => {
  const contract = page('reference/reading-contract.md');
  const text = 'Leeds and Dortmund have been twin towns since 1969.';
  const line = contractLine('a', text, readText(openReader(), { text }));
  expect(line.statements.length).toBe(1);
  for (const key of Object.keys(line)) expect(contract).toContain(`\`${key}\``);
  for (const key of Object.keys(line.statements[0] ?? {}))
    expect(contract).toMatch(new RegExp(`["\`]${key}["\`]`));
});
