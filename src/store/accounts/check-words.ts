import { IntertieError } from '../../base/index.js';

const LONGEST_NAME = 60;
const SHORTEST_PASSWORD = 12;
/** Longer ones are pasted by mistake, and hashing them would cost more than it protects. */
const LONGEST_PASSWORD = 200;
const LONGEST_LABEL = 80;
/** Names of the log that are no account's. */
const RESERVED = new Set(['local', 'local person', 'operator', 'operator (command line)']);

/** Two names of one key are one name: width, case and doubled spaces do not tell people apart. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** The name as it is shown. @throws IntertieError `account.name_unfit` */
export function checkName(given: string): string {
  const name = given.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const fits =
    name !== '' && name.length <= LONGEST_NAME && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._@+'’-]*$/u.test(name);
  if (fits && !RESERVED.has(nameKey(name))) return name;
  throw new IntertieError(
    'account.name_unfit',
    'not a name for an account',
    JSON.stringify(given.slice(0, 80)),
    `use letters, digits, spaces and . _ @ + - (at most ${LONGEST_NAME}), not local or operator`,
  );
}

/**
 * Long is what makes a password strong: no rule asks for signs and digits.
 * @throws IntertieError `account.password_unfit`; its message never holds the password
 */
export function checkPassword(password: string, name: string): void {
  const problem = faultOf(password.normalize('NFKC'), name);
  if (problem === null) return;
  throw new IntertieError(
    'account.password_unfit',
    'this password will not do',
    problem,
    `choose one of ${SHORTEST_PASSWORD} characters or more, such as four words that do not belong together`,
  );
}

function faultOf(password: string, name: string): string | null {
  const letters = [...password];
  if (letters.length < SHORTEST_PASSWORD) return `${letters.length} characters`;
  if (letters.length > LONGEST_PASSWORD) return `more than ${LONGEST_PASSWORD} characters`;
  if (new Set(letters).size < 5) return 'hardly any different characters';
  const bare = nameKey(password).replace(/[\s\d!.?_-]+/gu, '');
  if (nameKey(name).replace(/\s+/gu, '') === bare) return 'it is the name of the account';
  if (/^(?:intertie|password|passwort|пароль|qwerty|qwertyuiop|йцукен)+$/u.test(bare))
    return 'it is the first to be tried';
  return null;
}

/** What a token is for. @throws IntertieError `token.label_unfit` */
export function checkLabel(given: string): string {
  const label = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
  if (label !== '' && label.length <= LONGEST_LABEL) return label;
  throw new IntertieError(
    'token.label_unfit',
    'not a name for a token',
    JSON.stringify(given.slice(0, 80)),
    `say in a few words what it is for, in at most ${LONGEST_LABEL} characters`,
  );
}
