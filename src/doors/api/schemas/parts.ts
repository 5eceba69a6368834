import { type Static, type TObject, type TProperties, type TSchema, Type } from '@sinclair/typebox';
import type { PartialDate } from '../../../base/index.js';

/**
 * Building blocks of the schemas. They describe what the pages' view types say (src/queries/types.ts), so that a program sees the
 * same answer as a page; `schemas.test-d.ts` holds the two together.
 */

/** An object with exactly these properties. */
export const exact = <T extends TProperties>(properties: T, description?: string): TObject<T> =>
  Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) });

/** A read-only list. */
export const list = <T extends TSchema>(items: T, description?: string) =>
  Type.Unsafe<readonly Static<T>[]>(Type.Array(items, description ? { description } : {}));

/** The value, or null where it is not known. */
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One of a closed list of words. */
export const oneOf = <T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });

/** An opaque id of one kind. */
export const idOf = <T extends string>(description: string) => Type.Unsafe<T>(Type.String({ description }));

/** A schema by its name among the components. */
export const ref = <T extends TSchema>(schema: T) => {
  if (!schema.$id) throw new TypeError('a schema that is referred to needs a name');
  return Type.Unsafe<Static<T>>(Type.Ref(`${schema.$id}#`));
};

/** A named schema: becomes a component of the OpenAPI document. */
export const named = <T extends TSchema>(name: string, schema: T): T => ({ ...schema, $id: name });

export const text = (description?: string) => Type.String(description ? { description } : {});
export const whole = (description?: string) => Type.Integer(description ? { description } : {});
export const number = (description?: string) => Type.Number(description ? { description } : {});
export const flag = (description?: string) => Type.Boolean(description ? { description } : {});
export const partialDate = (description?: string) =>
  Type.Unsafe<PartialDate>(
    Type.String({
      description: description ?? 'As precise as known: YYYY, YYYY-MM, YYYY-MM-DD or start/end.',
      examples: ['2023', '2023-04-12', '2023-06/2023-08'],
    }),
  );
