import { type TSchema, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import {
  type DocumentId,
  IntertieError,
  type PlaceId,
  type StatementId,
  type TieId,
} from '../../base/index.js';
import { SOURCE_KINDS, STATE_GROUPS, TIE_KINDS } from '../../vocabulary/index.js';
import { INTERTIE_VERSION } from '../version.js';
import { askAtlas, askSearch, checkPage, found, pageOf } from '../web/asking.js';
import { deskFilter } from '../web/desk-address.js';
import { CLOCKS, parsePromiseFilter, STATES } from '../web/promise-address.js';
import { parseSelection, VIEWS } from '../web/selection-address.js';
import * as answers from './schemas/answers.js';
import { StatusAnswer } from './schemas/status.js';

/** A parameter as the OpenAPI document shows it. */
const parameter = (schema: TSchema, description: string) => ({ ...schema, description });
const word = (values: readonly string[]) => Type.Unsafe<string>({ type: 'string', enum: [...values] });

const pageParameter = {
  page: Type.Optional(Type.Integer({ minimum: 1, description: 'Page of the list, from 1.' })),
};
const selectionParameters = {
  kind: Type.Optional(parameter(Type.Array(word(TIE_KINDS)), 'Kinds of tie; repeat for several.')),
  state: Type.Optional(parameter(Type.Array(word(STATE_GROUPS)), 'States; repeat for several.')),
  from: Type.Optional(Type.Integer({ description: 'First year.' })),
  to: Type.Optional(Type.Integer({ description: 'Last year.' })),
  source_kind: Type.Optional(
    parameter(Type.Array(word(SOURCE_KINDS)), 'Kinds of source; repeat for several.'),
  ),
  source: Type.Optional(Type.String({ description: 'Id of a source.' })),
  country: Type.Optional(
    Type.String({ pattern: '^[A-Za-z]{2}$', description: 'ISO 3166-1 alpha-2 of the country of one end.' }),
  ),
  place: Type.Optional(
    Type.String({ description: 'Id of a place: its ties and those of what lies inside it.' }),
  ),
  collection: Type.Optional(
    Type.String({ description: 'Id of a collection; `all`, or nothing, for every one.' }),
  ),
  view: Type.Optional(parameter(word(VIEWS), 'Kept in the selection; the answer is the same.')),
  ...pageParameter,
};
const LEVELS = ['place', 'region', 'country'] as const;

/** One question of the API, as the router, the OpenAPI document and the reference need it. */
export interface Question {
  readonly url: string;
  /** operationId of the OpenAPI document. */
  readonly id: string;
  readonly summary: string;
  /** What the query string may hold, besides `lang`. */
  readonly parameters?: Readonly<Record<string, TSchema>>;
  /** What `:id` in the address is the id of. */
  readonly path?: 'actor' | 'place' | 'tie' | 'document' | 'promise';
  readonly answer: TSchema;
  /** The page that shows the same. */
  readonly page: string | null;
  readonly ask: (request: FastifyRequest, query: URLSearchParams, id: string) => Promise<unknown>;
}

/** Every question of the API. Each answers what the page beside it shows. */
export const QUESTIONS: readonly Question[] = [
  {
    url: '/api/atlas',
    id: 'getAtlas',
    summary: 'The ties of a selection, with counts for every filter, bundles for the map and claimed totals.',
    parameters: selectionParameters,
    answer: answers.AtlasAnswer,
    page: '/',
    ask: (request, query) =>
      askAtlas(request.visitor.queries, parseSelection(query), request.visitor.language),
  },
  {
    url: '/api/arcs',
    id: 'getArcs',
    summary: 'All bundles of a selection at one level, for a map.',
    parameters: {
      ...selectionParameters,
      level: Type.Optional(parameter(word(LEVELS), 'What the ends are: `place` unless told otherwise.')),
    },
    answer: answers.ArcsAnswer,
    page: '/',
    ask: async (request, query) => {
      const asked = query.get('level') ?? '';
      const level = asked === '' ? 'place' : LEVELS.find((name) => name === asked);
      if (!level) {
        throw new IntertieError(
          'parameter.unreadable',
          'not a level',
          `level=${asked.slice(0, 80)}`,
          `use one of ${LEVELS.join(', ')}`,
        );
      }
      return request.visitor.queries.arcs(parseSelection(query), level, request.visitor.language);
    },
  },
  {
    url: '/api/places/:id',
    id: 'getPlace',
    summary:
      'A place: its ties by kind, promises, stated absences, claimed totals, who said what, documents.',
    path: 'place',
    answer: answers.PlaceAnswer,
    page: '/places/:id',
    ask: async ({ visitor }, _query, id) =>
      found(await visitor.queries.place(id as PlaceId, visitor.language, visitor.today), 'place', id),
  },
  {
    url: '/api/ties/:id',
    id: 'getTie',
    summary: 'A tie with every statement that bears witness to it, and where they disagree.',
    parameters: {
      asof: Type.Optional(
        Type.String({
          description: 'YYYY-MM-DD: also tells what was believed on that day, and what held then.',
        }),
      ),
    },
    path: 'tie',
    answer: answers.TieAnswer,
    page: '/ties/:id',
    ask: async ({ visitor }, query, id) =>
      found(await visitor.queries.tie(id as TieId, visitor.language, query.get('asof') || null), 'tie', id),
  },
  {
    url: '/api/actors/:id',
    id: 'getActor',
    summary:
      'A person of public role, or an office: roles with the time that documents attest, and what it said, promised and signed.',
    path: 'actor',
    answer: answers.ActorAnswer,
    page: '/actor/:id',
    ask: async ({ visitor }, _query, id) =>
      found(await visitor.queries.actor(id, visitor.language), 'actor', id),
  },
  {
    url: '/api/documents',
    id: 'listDocuments',
    summary: 'All documents, newest first.',
    parameters: pageParameter,
    answer: answers.DocumentsAnswer,
    page: '/documents',
    ask: async ({ visitor }, query) => {
      const page = pageOf(query);
      const answer = await visitor.queries.documents(page, visitor.language);
      checkPage(page, answer.pages);
      return answer;
    },
  },
  {
    url: '/api/documents/:id',
    id: 'getDocument',
    summary: 'A document: its text where its policy allows, and every statement with its passage.',
    path: 'document',
    answer: answers.DocumentAnswer,
    page: '/documents/:id',
    ask: async ({ visitor }, _query, id) =>
      found(await visitor.queries.document(id as DocumentId, visitor.language), 'document', id),
  },
  {
    url: '/api/sources',
    id: 'listSources',
    summary: 'Who publishes what the atlas holds.',
    answer: answers.SourcesAnswer,
    page: '/sources',
    ask: ({ visitor }) => visitor.queries.sources(visitor.language),
  },
  {
    url: '/api/collections',
    id: 'listCollections',
    summary: 'The collections; private ones only on their own machine.',
    answer: answers.CollectionsAnswer,
    page: '/collections',
    ask: ({ visitor }) => visitor.queries.collections(visitor.language),
  },
  {
    url: '/api/promises',
    id: 'listPromises',
    summary: 'Who promised what, by when, what the clock shows, and what became of it.',
    parameters: {
      state: Type.Optional(parameter(word(STATES), 'What evidence shows.')),
      clock: Type.Optional(parameter(word(CLOCKS), 'What the clock shows.')),
      promisor: Type.Optional(Type.String({ description: 'Key of a promisor, as the answer gives it.' })),
      place: Type.Optional(
        Type.String({ description: 'Id of a place: promises that name it or what lies inside it.' }),
      ),
      testable: Type.Optional(parameter(word(['yes', 'no']), 'Whether it can be tested.')),
      ...pageParameter,
    },
    answer: answers.PromisesAnswer,
    page: '/promises',
    ask: async ({ visitor }, query) => {
      const page = pageOf(query);
      const filter = parsePromiseFilter(query);
      const answer = await visitor.queries.promises(filter, page, visitor.language, visitor.today);
      checkPage(page, answer.pages);
      return answer;
    },
  },
  {
    url: '/api/promises/:id',
    id: 'getPromise',
    summary: 'A promise with its evidence, the searches for it, and what its promisor answers.',
    path: 'promise',
    answer: answers.PromiseAnswer,
    page: '/promises/:id',
    ask: async ({ visitor }, _query, id) => {
      const view = await visitor.queries.promise(id as StatementId, visitor.language, visitor.today);
      // Decisions have an address of their own.
      const { history: _, ...answer } = found(view, 'promise', id);
      return answer;
    },
  },
  {
    url: '/api/desk',
    id: 'getDesk',
    summary:
      'What ends soon, who has been silent for long, and which promises between their ends are overdue.',
    parameters: {
      months: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 120, description: 'What ends within so many months; 12.' }),
      ),
      quiet: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 600, description: 'Silent for so many months; 24.' }),
      ),
    },
    answer: answers.DeskAnswer,
    page: '/desk',
    ask: ({ visitor }, query) => visitor.queries.desk(deskFilter(query), visitor.language, visitor.today),
  },
  {
    url: '/api/search',
    id: 'search',
    summary: 'Places, people, passages and documents that match a name or a few words.',
    parameters: { q: Type.String({ maxLength: 200, description: 'A name or a few words.' }) },
    answer: answers.SearchAnswer,
    page: '/search',
    ask: ({ visitor }, query) => askSearch(visitor.queries, query, visitor.language),
  },
  {
    url: '/api/status',
    id: 'getStatus',
    summary: 'What this server is and holds, as seen from where it is asked.',
    answer: StatusAnswer,
    page: null,
    ask: async ({ visitor }) => {
      const [documents, collections] = await Promise.all([
        visitor.queries.documents(1, visitor.language),
        visitor.queries.collections(visitor.language),
      ]);
      return {
        version: INTERTIE_VERSION,
        audience: visitor.audience,
        uploads: visitor.mayUpload,
        documents: documents.total,
        collections: collections.length,
      };
    },
  },
];
