import { describe, expect, it } from 'vitest';
import type { IntertieError } from '../../base/index.js';
import { ANALYSIS_NAMES } from '../../reports/index.js';
import { runGravity } from './commands/analyse.js';
import { settingsOf } from './commands/analyse-report.js';
import { buildProgram } from './program.js';
import type { Terminal } from './terminal.js';

const quiet: Terminal = {
  print: async () => undefined,
  write: async () => undefined,
  say: () => undefined,
  complain: () => undefined,
};

describe('intertie analyse', () => {
  it('has a command for every analysis', () => {
    const analyse = buildProgram('', { run: null }, quiet).commands.find((one) => one.name() === 'analyse');
    const names = analyse?.commands.map((one) => one.name()).sort();
    expect(names).toEqual([...ANALYSIS_NAMES].sort());
  });

  it('takes settings by --set and by flags of their own names', () => {
    const settings = settingsOf(
      ['level=region'],
      ['--hub', 'Minsk', '--min-people=1000', '--all', '--name', 'A=B'],
    );
    expect([...settings]).toEqual([
      ['level', 'region'],
      ['hub', 'Minsk'],
      ['min_people', '1000'],
      ['all', 'yes'],
      ['name', 'A=B'],
    ]);
  });

  it.each([[['level']], [['=x']]])('refuses the setting %s', (set) => {
    expect(() => settingsOf(set, [])).toThrow('write --set name=value');
    expect(() => settingsOf([], ['Minsk'])).toThrow('not a setting: Minsk');
  });

  it.each([
    ['flows.csv', undefined],
    [undefined, 'trade ~ log(dist)'],
  ])('asks for both a table and a formula, given %s and %s', async (path, formula) => {
    const given = { estimator: 'ppml' as const, ...(formula === undefined ? {} : { formula }) };
    const refused: unknown = await runGravity(path, given, quiet).catch((error: unknown) => error);
    expect((refused as IntertieError).code).toBe('usage.formula');
  });
});
