import { KINDS, ROLES, STATUSES } from '../../vocabulary/index.js';

const strict = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const list = (items: object): object => ({ type: 'array', items });
const orNull = (schema: object): object => ({ anyOf: [schema, { type: 'null' }] });
const TEXT = { type: 'string' };

/**
 * JSON Schema of a model's answer, in the strict subset that OpenAI-compatible servers take: every key required, none beside them.
 * `parseAnswer` reads it.
 */
export const ANSWER_SCHEMA: object = strict({
  statements: list(
    strict({
      kind: { type: 'string', enum: KINDS },
      quote: TEXT,
      status: { type: 'string', enum: STATUSES },
      parties: list(strict({ place: { type: 'integer' }, role: { type: 'string', enum: ROLES } })),
      date: orNull(strict({ value: TEXT, words: TEXT })),
      amounts: list(strict({ value: { type: 'number' }, unit: TEXT, words: TEXT })),
      total: { type: 'boolean' },
      speaker: orNull(strict({ name: orNull(TEXT), role: orNull(TEXT) })),
      object: orNull(TEXT),
      confidence: { type: 'number' },
    }),
  ),
});
