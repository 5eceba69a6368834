import { answerOfOperation, componentOf, describeSchema, operationsOf } from './describe-schema.js';
import type { OpenApiDocument, OpenApiOperation, OpenApiSchema } from './openapi.js';

/** Text made safe for HTML, in content and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Backquoted words as code, the rest escaped. */
const prose = (text: string) => escapeHtml(text).replace(/`([^`]*)`/g, '<code>$1</code>');

/** A schema in words, with a link to each component it names. */
function linked(schema: OpenApiSchema, names: ReadonlySet<string>): string {
  return escapeHtml(describeSchema(schema)).replace(/[A-Z]\w+/g, (word) =>
    names.has(word) ? `<a href="#${word}">${word}</a>` : word,
  );
}

function parameterTable(operation: OpenApiOperation): string {
  if (!operation.parameters?.length) return '';
  const rows = operation.parameters.map(
    (parameter) =>
      `<tr><td><code>${escapeHtml(parameter.name)}</code>${parameter.required ? '' : ' <small>optional</small>'}</td>` +
      `<td>${escapeHtml(describeSchema(parameter.schema))}</td>` +
      `<td>${prose(parameter.description ?? parameter.schema.description ?? '')}</td></tr>`,
  );
  return `<table><thead><tr><th>Parameter</th><th>Value</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function operationSection(
  { path, method, operation }: ReturnType<typeof operationsOf>[number],
  names: ReadonlySet<string>,
): string {
  const problems = Object.entries(operation.responses)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, { description }]) => `<li><b>${status}</b> ${prose(description)}</li>`);
  const answer = linkedAnswer(operation, names);
  // A question without an id in its address can be tried by following a link.
  const address = escapeHtml(path);
  const heading = method === 'GET' && !path.includes('{') ? `<a href="${address}">${address}</a>` : address;
  return (
    `<section id="${escapeHtml(operation.operationId)}"><h2><small>${method}</small> ${heading}</h2>` +
    `<p>${prose(operation.summary)} ${prose(operation.description ?? '')}</p>${parameterTable(operation)}` +
    `<p>Answers ${answer}.</p><ul>${problems.join('')}</ul></section>`
  );
}

function linkedAnswer(operation: OpenApiOperation, names: ReadonlySet<string>): string {
  const name = answerOfOperation(operation);
  return names.has(name) ? `<a href="#${name}">${name}</a>` : escapeHtml(name);
}

function componentSection(name: string, schema: OpenApiSchema, names: ReadonlySet<string>): string {
  const heading = `<h3 id="${name}">${name}</h3><p>${prose(schema.description ?? '')}</p>`;
  if (!schema.properties) return `<section>${heading}<p>${linked(schema, names)}</p></section>`;
  const rows = Object.entries(schema.properties).map(
    ([field, value]) =>
      `<tr><td><code>${escapeHtml(field)}</code></td><td>${linked(value, names)}</td><td>${prose(descriptionOf(value))}</td></tr>`,
  );
  return `<section>${heading}<table><thead><tr><th>Field</th><th>Value</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

/** The description of a value, also where it may be null. */
export function descriptionOf(schema: OpenApiSchema): string {
  return (
    schema.description ??
    schema.anyOf?.map(({ description }) => description).find(Boolean) ??
    (schema.items && !componentOf(schema.items) ? descriptionOf(schema.items) : '')
  );
}

/** The address of the style sheet below; a style inside the page would break the content security policy. */
export const REFERENCE_STYLE_URL = '/api/reference.css';

export const REFERENCE_STYLE = `
:root { --paper: #fbfaf7; --ink: #1d2226; --soft: #555d64; --line: #d9d6cf; --link: #1f4f8f; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #15181b; --ink: #e8e6e1; --soft: #a9b0b6; --line: #343a40; --link: #9cc2f5; }
}
body { max-width: 60rem; margin: 0 auto; padding: 24px 16px 48px; font: 15px/1.55 system-ui, sans-serif;
  background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
a { color: var(--link); }
h1 { font-size: 28px; } h2 { font-size: 21px; margin-top: 48px; } h3 { font-size: 17px; margin-top: 24px; }
small { font-size: 13px; color: var(--soft); } code { font-size: 13px; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); }
th { font-size: 13px; font-weight: 500; color: var(--soft); }
`;

/** The reference of the API as one plain page: generated from the OpenAPI document, so the two cannot differ. */
export function renderReference(document: OpenApiDocument): string {
  const names = new Set(Object.keys(document.components.schemas));
  const operations = operationsOf(document).map((operation) => operationSection(operation, names));
  const components = Object.entries(document.components.schemas).map(([name, schema]) =>
    componentSection(name, schema, names),
  );
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>API · Intertie</title><link rel="stylesheet" href="${REFERENCE_STYLE_URL}"><link rel="icon" href="data:,"></head>` +
    `<body><header><p><a href="/">Intertie</a></p><h1>API</h1><p>${prose(document.info.description ?? '')} ` +
    'The same as an <a href="/api/openapi.json">OpenAPI 3.1 document</a>.</p></header>' +
    `<main>${operations.join('')}<h2>What the answers hold</h2>${components.join('')}</main></body></html>`
  );
}
