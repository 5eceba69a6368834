import { type TSchema, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { IntertieError } from '../../base/index.js';
import { type AddOptions, addFiles, statusOfFiles } from '../web/add-files.js';
import { parseOpaqueId } from '../web/opaque-id.js';
import { LANGUAGES, queryOf } from '../web/visitor.js';
import { QUESTIONS, type Question } from './questions.js';
import { ref } from './schemas/parts.js';
import { ProblemSchema } from './schemas/problem.js';
import { AddedFilesAnswer } from './schemas/upload.js';

/** Parameter of every question. */
export const LANGUAGE = Type.Optional(
  Type.Unsafe<string>({
    type: 'string',
    enum: [...LANGUAGES],
    description: 'Language of the names; else the header Accept-Language decides.',
  }),
);

/** A problem answer under one description. */
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref(ProblemSchema) } },
});
/** The answer under one description. */
export const answerOf = (schema: TSchema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** What Fastify and the OpenAPI document are told of a question. */
function schemaOf(question: Question) {
  return {
    operationId: question.id,
    summary: question.summary,
    ...(question.page ? { description: `The page that shows the same: \`${question.page}\`.` } : {}),
    querystring: Type.Object({ ...question.parameters, lang: LANGUAGE }),
    ...(question.path
      ? {
          params: Type.Object({
            id: Type.String({ maxLength: 200, description: `Id of the ${question.path}.` }),
          }),
        }
      : {}),
    response: {
      200: answerOf(ref(question.answer), 'The answer.'),
      400: problem('A parameter that cannot be read: the detail names it and what is accepted.'),
      ...(question.path ? { 404: problem(`No ${question.path} of this id.`) } : {}),
      500: problem('Something went wrong on the server.'),
    },
  };
}

/** Refuses parameters that the question does not know: a misspelt filter must not silently answer everything. */
function checkNames(question: Question, query: URLSearchParams): void {
  const names = [...Object.keys(question.parameters ?? {}), 'lang'];
  for (const name of query.keys()) {
    if (names.includes(name)) continue;
    throw new IntertieError(
      'parameter.unknown',
      'no such parameter',
      name.slice(0, 80),
      `use ${names.join(', ')}`,
    );
  }
}

/** Adds every route under /api that answers with data. The reference and the OpenAPI document are `reference.ts`. */
export function addApiRoutes(app: FastifyInstance, options: AddOptions): void {
  for (const question of QUESTIONS) {
    app.get(question.url, { schema: schemaOf(question) }, (request) => {
      const query = queryOf(request);
      checkNames(question, query);
      const { id = '' } = request.params as { id?: string };
      return question.ask(request, query, question.path ? parseOpaqueId(id, question.path) : id);
    });
  }
  app.post(
    '/api/documents',
    {
      schema: {
        operationId: 'addDocuments',
        summary: 'Add one or more files, as the page /add does; only from the machine itself.',
        description:
          'multipart/form-data, one part with a file name for each file. The answer says what became of each; a file that is ' +
          'refused never stops the others.',
        consumes: ['multipart/form-data'],
        response: {
          200: answerOf(
            ref(AddedFilesAnswer),
            'Nothing new: every file was here already, or was refused with others.',
          ),
          201: answerOf(ref(AddedFilesAnswer), 'At least one file was added.'),
          422: answerOf(ref(AddedFilesAnswer), 'Every file was refused.'),
          400: problem('No file, or the upload broke off.'),
          403: problem('Not from this machine, or from a page of another site.'),
          413: problem('More than one upload may hold.'),
          415: problem('Not multipart/form-data.'),
        },
      },
    },
    async (request, reply) => {
      const files = await addFiles(request, options);
      return reply.code(statusOfFiles(files)).send({ files });
    },
  );
}
