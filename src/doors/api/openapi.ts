import swagger from '@fastify/swagger';
import type { TSchema } from '@sinclair/typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import { INTERTIE_VERSION } from '../version.js';
import { UPLOAD_LIMITS } from '../web/upload.js';
import { addAnalysisApi } from './analysis-routes.js';
import { addReviewApi } from './review-routes.js';
import { addApiRoutes } from './routes.js';
import * as answers from './schemas/answers.js';
import { ProblemSchema } from './schemas/problem.js';
import * as reports from './schemas/reports.js';
import * as review from './schemas/review.js';
import * as shared from './schemas/shared.js';
import { SideClaimSchema } from './schemas/side-claims.js';
import { StatusAnswer } from './schemas/status.js';
import * as tieRecord from './schemas/tie-record.js';
import { AddedFileSchema, AddedFilesAnswer } from './schemas/upload.js';

/** The part of an OpenAPI 3.1 document that this project reads. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, OpenApiSchema>> };
}
export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: OpenApiSchema;
  }[];
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly description: string;
        readonly content?: Readonly<Record<string, { readonly schema: OpenApiSchema }>>;
      }
    >
  >;
}
export interface OpenApiSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: OpenApiSchema;
  readonly anyOf?: readonly OpenApiSchema[];
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly description?: string;
}

/** Every named schema, each once. */
export const NAMED_SCHEMAS: readonly TSchema[] = (
  [
    ...Object.values(shared).filter((value) => typeof value === 'object'),
    ...Object.values(answers),
    ...Object.values(review),
    ...Object.values(reports),
    ...Object.values(tieRecord),
    SideClaimSchema,
    StatusAnswer,
    AddedFileSchema,
    AddedFilesAnswer,
    ProblemSchema,
  ] as readonly TSchema[]
).filter((schema) => schema.$id !== undefined);

/** Collects the API's routes, registered after this in the same scope, into one OpenAPI 3.1 document: `app.swagger()`. */
export async function collectOpenApi(app: FastifyInstance): Promise<void> {
  // The schemas only describe: addresses are read by our own code, which names the value and the remedy, and answers are written
  // whole. A test holds the schemas against real answers.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  for (const schema of NAMED_SCHEMAS) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Intertie',
        version: INTERTIE_VERSION,
        description:
          'An atlas of the ties between regions and cities. Every page has its data here; errors are RFC 9457 problem details.',
      },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json.$id === 'string' ? json.$id : `Schema${index}`,
    },
  });
}

/** The OpenAPI document without a server: for the manual and its test. */
export async function describeApi(): Promise<OpenApiDocument> {
  const app = Fastify();
  await collectOpenApi(app);
  addApiRoutes(app, { addFile: undefined, limits: UPLOAD_LIMITS, log: () => {} });
  addReviewApi(app, null);
  addAnalysisApi(app, null);
  await app.ready();
  const document = app.swagger() as unknown as OpenApiDocument;
  await app.close();
  return document;
}
