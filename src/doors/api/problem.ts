import { isIntertieError } from '../../base/index.js';

/** RFC 9457 problem details: the one shape of every error answer. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
}

/** Statuses of the codes that a visitor can cause; any other error is ours (500). */
const STATUS_OF: ReadonlyMap<string, number> = new Map([
  ['selection.unreadable', 400],
  ['parameter.unknown', 400],
  ['parameter.unreadable', 400],
  ['id.unreadable', 400],
  ['query.too_long', 400],
  ['request.unreadable', 400],
  ['upload.unreadable', 400],
  ['upload.no_files', 400],
  ['host.refused', 403],
  ['origin.refused', 403],
  ['upload.not_local', 403],
  ['viewer.not_local', 403],
  ['page.not_found', 404],
  ['place.not_found', 404],
  ['tie.not_found', 404],
  ['document.not_found', 404],
  ['collection.not_found', 404],
  ['method.not_allowed', 405],
  ['upload.too_large', 413],
  ['upload.not_multipart', 415],
  ['upload.off', 501],
  ['disk.full', 507],
]);

/** The HTTP status that fits an error: 500 unless the visitor can mend it, or Fastify says otherwise. */
export function statusOf(error: unknown): number {
  if (isIntertieError(error)) return STATUS_OF.get(error.code) ?? 500;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** What a person or program is told of an error: never a stack, and of an error that is not ours nothing from inside. */
export interface ToldError {
  readonly status: number;
  readonly code: string;
  readonly problem: string;
  readonly value: string | null;
  readonly remedy: string;
}

/** The words for any error that reaches a door. */
export function tellError(error: unknown): ToldError {
  const status = statusOf(error);
  if (isIntertieError(error)) {
    return { status, code: error.code, problem: error.problem, value: error.value, remedy: error.remedy };
  }
  if (status < 500) {
    return {
      status,
      code: 'request.unreadable',
      problem: 'the request cannot be read',
      value: null,
      remedy: 'check its address, headers and body against the reference at /api',
    };
  }
  return {
    status,
    code: 'server.failed',
    problem: 'something went wrong on the server',
    value: null,
    remedy: 'try again; if it stays, read the server’s log and report it',
  };
}

/** An error as RFC 9457 problem details. */
export function toProblem(error: unknown): Problem {
  const { status, code, problem, value, remedy } = tellError(error);
  return {
    type: `urn:intertie:problem:${code}`,
    title: problem,
    status,
    detail: value === null ? `${problem}; ${remedy}` : `${problem}: ${value}; ${remedy}`,
    code,
  };
}
