import { ANSWER_SCHEMA, type ModelMessage } from '../../statements/index.js';
import type { ModelSettings } from './model-settings.js';

/**
 * How a question is put. Not every server knows every key: `schema` asks for the answer's JSON schema, `plain` leaves that out, `bare` leaves
 * out the temperature too (some models refuse any).
 */
export const CHAT_FORMS = ['schema', 'plain', 'bare'] as const;
export type ChatForm = (typeof CHAT_FORMS)[number];

/** What one request came to. */
export type ChatReply =
  | { readonly outcome: 'answer'; readonly text: string }
  /** The question was put in a form that the server does not take. */
  | { readonly outcome: 'form'; readonly reason: string }
  /** It may go better later; `after` is what the server asked to wait, in milliseconds. */
  | { readonly outcome: 'later'; readonly reason: string; readonly after: number | null }
  /** This question has no answer. */
  | { readonly outcome: 'none'; readonly reason: string }
  /** No question will have one: a wrong key, no such model. */
  | { readonly outcome: 'never'; readonly reason: string };

/** Bytes of an answer that are taken. */
export const LONGEST_ANSWER = 256 * 1024;
const MOST_REDIRECTS = 3;

function bodyOf(name: string, messages: readonly ModelMessage[], form: ChatForm): string {
  const schema = { name: 'statements', strict: true, schema: ANSWER_SCHEMA };
  return JSON.stringify({
    model: name,
    messages,
    stream: false,
    ...(form === 'bare' ? {} : { temperature: 0 }),
    ...(form === 'schema' ? { response_format: { type: 'json_schema', json_schema: schema } } : {}),
  });
}

/** The body as text, or null when it is longer than an answer may be; the rest is not taken in then. */
async function readBody(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Milliseconds that Retry-After asks for, in seconds or as a date; null for none or nonsense. */
function retryAfter(response: Response): number | null {
  const given = response.headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(given)) return Number(given) * 1000;
  const date = Date.parse(given);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What a broken answer is worth is decided by the caller.
    return undefined;
  }
}

/** What the server says went wrong, in one short line that cannot hold the key. */
function serverWords(body: string | null, { authorization }: ModelSettings): string {
  const error = fieldOf(jsonOf(body ?? ''), 'error');
  const message = typeof error === 'string' ? error : fieldOf(error, 'message');
  if (typeof message !== 'string') return '';
  const key = authorization()?.replace('Bearer ', '');
  const hidden = key === undefined ? message : message.replaceAll(key, '(key)');
  // Control characters of a stranger's server do not reach the terminal.
  return ` (${hidden
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)})`;
}

/** What a complete answer holds. One that is no JSON, or has no words, is an empty answer: it is counted as broken by who reads it. */
function chatText(body: string, contentType: string): ChatReply {
  if (/text\/html/.test(contentType)) {
    const reason =
      'a web page instead of an answer: INTERTIE_MODEL_URL should be the base of an API, often ending in /v1';
    return { outcome: 'never', reason };
  }
  const choices = fieldOf(jsonOf(body), 'choices');
  const content = fieldOf(fieldOf(Array.isArray(choices) ? choices[0] : undefined, 'message'), 'content');
  return { outcome: 'answer', text: typeof content === 'string' ? content : '' };
}

async function judge(response: Response, settings: ModelSettings): Promise<ChatReply> {
  const body = await readBody(response);
  const { status } = response;
  if (response.ok) {
    if (body === null)
      return { outcome: 'none', reason: `an answer of more than ${LONGEST_ANSWER / 1024} kB` };
    return chatText(body, response.headers.get('content-type') ?? '');
  }
  const reason = `the server answered ${status}${serverWords(body, settings)}`;
  if (status === 400 || status === 422) return { outcome: 'form', reason };
  if (status === 401 || status === 403)
    return { outcome: 'never', reason: `${reason}: check INTERTIE_MODEL_KEY` };
  if (status === 404 || status === 405)
    return { outcome: 'never', reason: `${reason}: check INTERTIE_MODEL_URL and INTERTIE_MODEL` };
  if (status === 408 || status === 429 || status >= 500)
    return { outcome: 'later', reason, after: retryAfter(response) };
  return { outcome: 'none', reason };
}

/** Where a redirect leads on the same server; null when the response is none; false when it leads elsewhere. */
function redirectOf(response: Response, url: string): string | null | false {
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) return null;
  const next = URL.canParse(location, url) ? new URL(location, url) : null;
  return next !== null && next.origin === new URL(url).origin ? next.href : false;
}

/** The host is the operator's choice: neither the text nor the key is sent on to another one. */
const ELSEWHERE =
  'a redirect to another server, which is not followed: set INTERTIE_MODEL_URL to that address if it is right';

async function post(
  settings: ModelSettings,
  messages: readonly ModelMessage[],
  form: ChatForm,
  signal: AbortSignal,
): Promise<ChatReply> {
  const authorization = settings.authorization();
  let url = `${settings.url}/chat/completions`;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'intertie',
        ...(authorization === null ? {} : { authorization }),
      },
      body: bodyOf(settings.name, messages, form),
    });
    const next = redirectOf(response, url);
    if (next === null) return await judge(response, settings);
    await response.body?.cancel();
    if (next === false) return { outcome: 'never', reason: ELSEWHERE };
    url = next;
  }
  return { outcome: 'never', reason: `more than ${MOST_REDIRECTS} redirects` };
}

/** Why a request failed before it had an answer: the system's code ("ECONNREFUSED") where there is one. */
function networkReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code || (cause instanceof Error ? cause.message : String(cause));
}

/** Puts one question once. Never throws: what went wrong is the reply, in words that do not hold the key. */
export async function postChat(
  settings: ModelSettings,
  messages: readonly ModelMessage[],
  form: ChatForm,
): Promise<ChatReply> {
  const timeout = AbortSignal.timeout(settings.timeout);
  try {
    return await post(settings, messages, form, timeout);
  } catch (error) {
    const reason = timeout.aborted
      ? `no whole answer within ${Math.round(settings.timeout / 100) / 10} s`
      : `the server cannot be reached (${networkReason(error)})`;
    return { outcome: 'later', reason, after: null };
  }
}
