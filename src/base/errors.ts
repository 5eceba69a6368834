/**
 * The one error of the project: "problem: value; what to do".
 *
 * `code` is stable and is what tests and programs match on; the message is for people. Messages name the value
 * that was refused and the remedy, and never a stack.
 *
 * @example
 * const error = new IntertieError('date.unreadable', 'not a date', '2023-13', 'write YYYY, YYYY-MM or YYYY-MM-DD');
 * error.message; // "not a date: 2023-13; write YYYY, YYYY-MM or YYYY-MM-DD"
 */
export class IntertieError extends Error {
  override readonly name = 'IntertieError';
  constructor(
    readonly code: string,
    readonly problem: string,
    readonly value: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${problem}: ${value}; ${remedy}`, options);
  }
}

/** True for our own errors, also across realms (worker threads, bundles), by shape. */
export function isIntertieError(error: unknown): error is IntertieError {
  return error instanceof Error && error.name === 'IntertieError' && 'code' in error;
}
