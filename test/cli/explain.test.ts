import { expect, test, vi } from 'vitest';
import { runCli } from './run-cli.js';

// Processes from the sources: slow on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const TEXT =
  'Leeds and Dortmund have been twin towns since 1969. A delegation from Osaka will visit Hamburg in June. The wind visited Lyon.';
const lines = ['a', 'b'].map((id) => JSON.stringify({ id, text: TEXT, date: '2020-05-03' })).join('\n');

test('read --explain tells in words why each statement was read, and why a sentence gave none', async () => {
  const { code, stdout, stderr } = await runCli(['read', '--explain', '-'], TEXT);
  expect([code, stderr]).toEqual([0, '']);
  for (const told of [
    'rule        twinning.sister-cities',
    'asks for    words such as “',
    'found by    “twin towns”',
    '“Leeds” is Leeds, side: named in the sentence',
    'resolved: leads Leeds, ',
    'not   Leeds (',
    'status      planned: words of the clause say so (will)',
    'confidence  ',
    '1 sentence looked at in vain',
    'No statement: “The wind visited Lyon.”',
    'no person, office or delegation acts',
  ])
    expect(stdout).toContain(told);
});

test('read --explain --json puts the reasons beside the statements; without it, and on several threads, lines are as before', async () => {
  const flags = ['read', '--from', 'jsonl', '--to', 'jsonl'];
  const [plain, explained, threads] = await Promise.all([
    runCli([...flags, '-'], lines),
    runCli([...flags, '--explain', '-'], lines),
    runCli([...flags, '--explain', '--workers', '2', '-'], lines),
  ]);
  expect(threads.stdout).toBe(explained.stdout);
  const parse = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const without = parse(plain.stdout);
  parse(explained.stdout).forEach(({ explanation, ...line }, i) => {
    expect(line).toEqual(without[i]);
    expect(explanation.statements.length).toBe(line.statements.length);
    explanation.statements.forEach((one: { rule: { id: string }; parties: object[] }, k: number) => {
      expect(one.rule.id).toBe(line.statements[k].rule);
      expect(one.parties.length).toBe(line.statements[k].parties.length);
    });
    expect(explanation.statements[0].parties[0].place).toMatchObject({ outcome: 'resolved' });
    expect(explanation.passed[0].reasons[0].why).toContain('delegation acts');
  });
});
