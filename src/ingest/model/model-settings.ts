import { IntertieError } from '../../base/index.js';

/** Which language model reads along, and how it is reached. */
export interface ModelSettings {
  /** Base address without a slash at its end: "http://localhost:11434/v1". */
  readonly url: string;
  readonly name: string;
  /** The header that carries the key, null without one. A function, so that printing the settings never prints the key. */
  authorization(): string | null;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  /** Paragraphs that are asked about at once. */
  readonly parallel: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_TIMEOUT = 60;
/** Node.js itself waits no longer for an answer to begin. */
const MOST_TIMEOUT = 300;
const DEFAULT_PARALLEL = 2;

function wholeNumber(environment: Environment, name: string, usual: number, most: number): number {
  const given = environment[name]?.trim() ?? '';
  if (given === '') return usual;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new IntertieError(
    'model.setting',
    `${name} is no whole number from 1 to ${most}`,
    given,
    `leave it out for ${usual}`,
  );
}

function baseUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new IntertieError(
      'model.url',
      'INTERTIE_MODEL_URL is no web address',
      // An address may hold a password before its @.
      given.replace(/^.*@/, '…@'),
      'give the base that its maker names, such as http://localhost:11434/v1',
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new IntertieError(
      'model.url',
      'INTERTIE_MODEL_URL holds more than an address',
      `${url.origin}${url.pathname}`,
      'give the key by INTERTIE_MODEL_KEY and leave out what follows ? or #',
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
}

/**
 * The language model named by the environment, or null when none is: INTERTIE_MODEL_URL, INTERTIE_MODEL, INTERTIE_MODEL_KEY,
 * INTERTIE_MODEL_TIMEOUT (seconds, 60) and INTERTIE_MODEL_PARALLEL (2).
 *
 * @throws IntertieError `model.url`, `model.name`, `model.key`, `model.setting`; none shows the key
 */
export function modelSettings(environment: Environment): ModelSettings | null {
  const address = environment.INTERTIE_MODEL_URL?.trim() ?? '';
  const name = environment.INTERTIE_MODEL?.trim() ?? '';
  if (address === '' && name === '') return null;
  if (address === '') {
    const remedy = 'set INTERTIE_MODEL_URL, or unset INTERTIE_MODEL to read without one';
    throw new IntertieError('model.url', 'a language model without an address', name, remedy);
  }
  const url = baseUrl(address);
  if (name === '') {
    const remedy = 'set INTERTIE_MODEL to the name that the server knows it by';
    throw new IntertieError('model.name', 'a language model without a name', url, remedy);
  }
  if (!/^[\p{L}\p{N}._:/+@-]{1,120}$/u.test(name)) {
    const remedy = 'use letters, digits and . _ : / + @ -';
    throw new IntertieError(
      'model.name',
      'not the name of a model',
      JSON.stringify(name.slice(0, 120)),
      remedy,
    );
  }
  const key = environment.INTERTIE_MODEL_KEY?.trim() ?? '';
  if (!/^[\x21-\x7e]*$/.test(key)) {
    throw new IntertieError(
      'model.key',
      'INTERTIE_MODEL_KEY holds characters that no key has',
      `${key.length} characters, not shown`,
      'copy it again',
    );
  }
  return {
    url,
    name,
    authorization: () => (key === '' ? null : `Bearer ${key}`),
    timeout: wholeNumber(environment, 'INTERTIE_MODEL_TIMEOUT', DEFAULT_TIMEOUT, MOST_TIMEOUT) * 1000,
    parallel: wholeNumber(environment, 'INTERTIE_MODEL_PARALLEL', DEFAULT_PARALLEL, 32),
  };
}
