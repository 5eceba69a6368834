import type { OpenApiDocument, OpenApiOperation, OpenApiSchema } from './openapi.js';

/** The name of the component that a schema refers to, or null. */
export function componentOf(schema: OpenApiSchema): string | null {
  return schema.$ref?.split('/').at(-1) ?? null;
}

/**
 * A schema in a few words: "list of Tie", "text or null", "visit | agreement".
 * @example describeSchema({ type: 'array', items: { $ref: '#/components/schemas/Tie' } }); // 'list of Tie'
 */
export function describeSchema(schema: OpenApiSchema): string {
  const component = componentOf(schema);
  if (component) return component;
  if (schema.anyOf) return schema.anyOf.map(describeSchema).join(' or ');
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.type === 'array') return `list of ${schema.items ? describeSchema(schema.items) : 'anything'}`;
  if (schema.type === 'object') return `{ ${Object.keys(schema.properties ?? {}).join(', ')} }`;
  return (
    { string: 'text', integer: 'whole number', boolean: 'true or false' }[schema.type ?? ''] ??
    schema.type ??
    'anything'
  );
}

/** Every operation as one row, in the order of the document. */
export function operationsOf(document: OpenApiDocument) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
}

/** What a good answer holds, in a few words. */
export function answerOfOperation(operation: OpenApiOperation): string {
  const good = operation.responses['200'] ?? operation.responses['201'];
  const schema = good?.content?.['application/json']?.schema;
  return schema ? describeSchema(schema) : 'nothing';
}
