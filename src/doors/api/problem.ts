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
  ['body.missing', 415],
  ['body.unreadable', 400],
  ['account.name_unfit', 400],
  ['account.password_unfit', 400],
  ['token.label_unfit', 400],
  ['decision.unreadable', 400],
  ['decision.unknown_action', 400],
  ['rights.sign_in', 401],
  ['token.refused', 401],
  ['sign_in.refused', 401],
  ['rights.missing', 403],
  ['rights.password_first', 403],
  ['rights.waiting', 403],
  ['sign_in.not_begun', 400],
  ['sign_in.not_vouched', 403],
  ['sign_in.provider', 502],
  ['account.password_wrong', 403],
  ['account.not_found', 404],
  ['token.not_found', 404],
  ['decision.not_found', 404],
  ['account.name_taken', 409],
  ['account.last_admin', 409],
  ['token.too_many', 409],
  ['publish.changed', 409],
  ['decision.stale', 409],
  ['decision.undone', 409],
  ['decision.unchanged', 409],
  ['decision.final', 409],
  ['decision.same_person', 409],
  ['decision.kept', 409],
  ['day.unreadable', 400],
  ['merge.loop', 409],
  ['merge.contradiction', 409],
  ['merge.kind', 409],
  ['merge.alone', 409],
  ['tie.no_witness', 409],
  ['decision.gone', 410],
  ['sign_in.too_many', 429],
  ['sign_in.busy', 503],
  ['host.refused', 403],
  ['origin.refused', 403],
  ['upload.not_local', 403],
  ['viewer.not_local', 403],
  ['page.not_found', 404],
  ['place.not_found', 404],
  ['tie.not_found', 404],
  ['document.not_found', 404],
  ['promise.not_found', 404],
  ['report.not_found', 404],
  ['report.setting', 400],
  ['report.table_not_found', 404],
  ['concentration.period', 400],
  ['collection.not_found', 404],
  ['audit.not_found', 404],
  ['audit.label_unknown', 400],
  ['actor.not_found', 404],
  ['statement.not_found', 404],
  ['method.not_allowed', 405],
  ['upload.too_large', 413],
  ['upload.not_multipart', 415],
  ['upload.off', 501],
  ['review.off', 501],
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
  if ((error as { code?: unknown } | null)?.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const problem = 'more than may be sent at once';
    return {
      status,
      code: 'body.too_large',
      problem,
      value: null,
      remedy: 'send at most 64 kB; files go to the page Add',
    };
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
