import { expect, test } from 'vitest';
import { modelSettings } from './model-settings.js';

const GOOD = { INTERTIE_MODEL_URL: 'http://localhost:11434/v1/', INTERTIE_MODEL: 'qwen2.5:7b' };
const codeOf = (environment: Record<string, string>): string => {
  try {
    modelSettings(environment);
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error
      ? `${String(error.code)} ${error.message}`
      : String(error);
  }
};

test('without an address there is no language model', () => {
  expect(modelSettings({})).toBeNull();
  expect(modelSettings({ INTERTIE_MODEL_URL: ' ', INTERTIE_MODEL_KEY: 'x' })).toBeNull();
});

test('the base may be given with a slash or as the full address of the endpoint', () => {
  const full = { ...GOOD, INTERTIE_MODEL_URL: 'http://localhost:11434/v1/chat/completions' };
  for (const given of [GOOD, full])
    expect(modelSettings(given)).toMatchObject({
      url: 'http://localhost:11434/v1',
      timeout: 60_000,
      parallel: 2,
    });
});

test('the key is in nothing that settings print as', () => {
  const settings = modelSettings({ ...GOOD, INTERTIE_MODEL_KEY: 'sk-4711' });
  expect(settings?.authorization()).toBe('Bearer sk-4711');
  expect(JSON.stringify(settings)).not.toContain('4711');
});

test.each([
  ['no address', { INTERTIE_MODEL: 'a' }, 'model.url'],
  ['no web address', { ...GOOD, INTERTIE_MODEL_URL: 'localhost:11434' }, 'model.url'],
  [
    'a password in the address',
    { ...GOOD, INTERTIE_MODEL_URL: 'http://me:secret@localhost/v1' },
    'model.url',
  ],
  ['a key in the address', { ...GOOD, INTERTIE_MODEL_URL: 'http://localhost/v1?key=secret' }, 'model.url'],
  ['no name', { INTERTIE_MODEL_URL: 'http://localhost/v1' }, 'model.name'],
  ['a name with spaces', { ...GOOD, INTERTIE_MODEL: 'a b' }, 'model.name'],
  ['a key of two lines', { ...GOOD, INTERTIE_MODEL_KEY: 'secret\nsecret' }, 'model.key'],
  ['no number for the timeout', { ...GOOD, INTERTIE_MODEL_TIMEOUT: 'secret?' }, 'model.setting'],
  ['no request at once', { ...GOOD, INTERTIE_MODEL_PARALLEL: '0' }, 'model.setting'],
])('%s is told with its remedy', (_, environment, code) => {
  const told = codeOf(environment);
  expect(told).toMatch(new RegExp(`^${code} .*; `));
  if (code !== 'model.setting') expect(told).not.toContain('secret');
});
