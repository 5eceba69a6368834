import { answerOfOperation, describeSchema, operationsOf } from './describe-schema.js';
import type { OpenApiDocument, OpenApiSchema } from './openapi.js';
import { descriptionOf } from './reference-page.js';

const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : ['', row(head), row(head.map(() => '---')), ...rows.map(row)];
}

function fields(schema: OpenApiSchema): string[] {
  const rows = Object.entries(schema.properties ?? {}).map(([name, value]) => [
    `\`${name}\``,
    describeSchema(value),
    descriptionOf(value),
  ]);
  return rows.length === 0 ? ['', describeSchema(schema)] : table(['field', 'value', 'meaning'], rows);
}

/**
 * docs/reference/api.md from the OpenAPI document. `node scripts/docs.mjs` writes it, and a test fails when it is not current.
 */
export function renderApiMarkdown(document: OpenApiDocument): string {
  const lines = [
    '# The API',
    '',
    '<!-- Written by `node scripts/docs.mjs` from the OpenAPI document: edit src/doors/api instead. -->',
    '',
    'JSON for every page, under `/api` on the same port as the atlas. The server shows this reference at `/api` and the OpenAPI 3.1',
    'document at `/api/openapi.json`. Names come in the language of `?lang=` or of the header `Accept-Language`.',
    '',
    'Every error is one shape, [Problem](#problem), as `application/problem+json` (RFC 9457). Match on its `code`. A parameter that a',
    'question does not know is refused, so that a misspelt filter never answers everything.',
  ];
  for (const { path, method, operation } of operationsOf(document)) {
    lines.push('', `## ${method} ${path}`, '', operation.summary);
    if (operation.description) lines.push('', operation.description);
    const rows = (operation.parameters ?? []).map((parameter) => [
      `\`${parameter.name}\`${parameter.required ? '' : ' (optional)'}`,
      describeSchema(parameter.schema),
      parameter.description ?? parameter.schema.description ?? '',
    ]);
    lines.push(...table(['parameter', 'value', 'meaning'], rows));
    const answer = answerOfOperation(operation);
    lines.push('', `Answers [${answer}](#${answer.toLowerCase()}).`);
    const problems = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    lines.push(
      ...table(
        ['status', 'when'],
        problems.map(([status, { description }]) => [status, description]),
      ),
    );
  }
  lines.push('', '# What the answers hold');
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    lines.push('', `## ${name}`);
    if (schema.description) lines.push('', schema.description);
    lines.push(...fields(schema));
  }
  return `${lines.join('\n')}\n`;
}
