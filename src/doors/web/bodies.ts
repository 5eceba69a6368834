import type { FastifyInstance, FastifyRequest } from 'fastify';
import { IntertieError } from '../../base/index.js';

/** Largest form or JSON that is read. */
export const BODY_BYTES = 64 * 1024;

/** Forms and JSON are read; every other body is left alone, as uploads read theirs as a stream. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  const options = { parseAs: 'string', bodyLimit: BODY_BYTES } as const;
  app.addContentTypeParser('application/x-www-form-urlencoded', options, (_request, body, done) =>
    done(null, new URLSearchParams(body.toString())),
  );
  app.addContentTypeParser('application/json', options, (_request, body, done) => {
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(unreadable('this JSON', 'send one object, as {"name": "value"}'));
    }
  });
}

/** The fields of a form, or of an object sent as JSON: names and texts, nothing else. */
export interface Fields {
  /** The text, or "" where it was not sent. @throws IntertieError `body.unreadable` when it was sent twice or is no text */
  text(name: string): string;
  names(): readonly string[];
}

/** @throws IntertieError `body.missing`, `body.unreadable` */
export function fieldsOf(request: FastifyRequest): Fields {
  const { body } = request;
  if (body instanceof URLSearchParams) return formFields(body);
  if (body !== null && typeof body === 'object' && !Array.isArray(body)) {
    return objectFields(body as Readonly<Record<string, unknown>>);
  }
  if (body !== undefined && body !== null)
    throw unreadable('this JSON', 'send one object, as {"name": "value"}');
  throw new IntertieError(
    'body.missing',
    'nothing that can be read was sent',
    String(request.headers['content-type'] ?? 'no content type').slice(0, 80),
    'send application/x-www-form-urlencoded or application/json',
  );
}

function formFields(form: URLSearchParams): Fields {
  return {
    names: () => [...new Set(form.keys())],
    text: (name) => {
      const [value = '', ...more] = form.getAll(name);
      if (more.length > 0) throw unreadable(name, 'send it once');
      return checked(name, value);
    },
  };
}

function objectFields(object: Readonly<Record<string, unknown>>): Fields {
  return {
    names: () => Object.keys(object),
    text: (name) => {
      const value = Object.hasOwn(object, name) ? object[name] : null;
      if (value === null || value === undefined) return '';
      if (typeof value === 'string') return checked(name, value);
      if (typeof value === 'number' || typeof value === 'boolean') return String(value);
      throw unreadable(name, 'send it as text');
    },
  };
}

/** PostgreSQL keeps no NUL, and no word has one. */
function checked(name: string, value: string): string {
  if (value.includes('\0')) throw unreadable(name, 'leave out the control character U+0000');
  return value;
}

/** One of a closed list. @throws IntertieError `body.unreadable` */
export function choiceOf<T extends string>(fields: Fields, name: string, accepted: readonly T[]): T {
  const given = fields.text(name);
  const found = accepted.find((one) => one === given);
  if (found !== undefined) return found;
  throw unreadable(`${name}=${given.slice(0, 80)}`, `use one of ${accepted.join(', ')}`);
}

function unreadable(value: string, remedy: string): IntertieError {
  return new IntertieError('body.unreadable', 'what was sent cannot be read', value, remedy);
}
