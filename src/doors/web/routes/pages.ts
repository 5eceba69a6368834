import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentId, PlaceId, TieId } from '../../../base/index.js';
import type { Selection } from '../../../queries/index.js';
import { type AddOptions, addFiles, checkMayUpload, statusOfFiles } from '../add-files.js';
import { askAtlas, askSearch, checkPage, found, pageOf } from '../asking.js';
import { parseOpaqueId } from '../opaque-id.js';
import type { PageName, PageProps } from '../render.js';
import { parseSelection, saysNothing } from '../selection-address.js';
import { queryOf, type Visitor } from '../visitor.js';
import { sendPage } from './send-page.js';

/** The selection that the bare address opens on: the first collection that is published, else everything. */
async function homeSelection(selection: Selection, visitor: Visitor): Promise<Selection> {
  const collections = await visitor.queries.collections(visitor.language);
  const first = collections.find(({ published, ties }) => published && ties > 0);
  return first ? { ...selection, collection: first.id } : selection;
}

async function atlas(request: FastifyRequest): Promise<PageProps['atlas']> {
  const query = queryOf(request);
  const { visitor } = request;
  const selection = parseSelection(query);
  const home = saysNothing(query);
  const asked = home ? await homeSelection(selection, visitor) : selection;
  return { view: await askAtlas(visitor.queries, asked, visitor.language), home };
}

const idOf = (request: FastifyRequest, name: string) =>
  parseOpaqueId((request.params as { id: string }).id, name);

async function place(request: FastifyRequest): Promise<PageProps['place']> {
  const { visitor } = request;
  const id = idOf(request, 'place');
  const view = await visitor.queries.place(id as PlaceId, visitor.language, visitor.today);
  return { view: found(view, 'place', id) };
}

async function tie(request: FastifyRequest): Promise<PageProps['tie']> {
  const id = idOf(request, 'tie');
  const asOf = queryOf(request).get('asof') || null;
  const view = await request.visitor.queries.tie(id as TieId, request.visitor.language, asOf);
  return { view: found(view, 'tie', id) };
}

async function document(request: FastifyRequest): Promise<PageProps['document']> {
  const { visitor } = request;
  const id = idOf(request, 'document');
  return { view: found(await visitor.queries.document(id as DocumentId, visitor.language), 'document', id) };
}

async function documents(request: FastifyRequest): Promise<PageProps['documents']> {
  const page = pageOf(queryOf(request));
  const answer = await request.visitor.queries.documents(page, request.visitor.language);
  checkPage(page, answer.pages);
  return { ...answer, page };
}

/** Adds every page. Each is a question put to the visitor's queries and a page drawn from the answer. */
export function addPageRoutes(app: FastifyInstance, options: AddOptions): void {
  const page = <N extends PageName>(
    url: string,
    name: N,
    ask: (request: FastifyRequest) => PageProps[N] | Promise<PageProps[N]>,
  ) => {
    app.get(url, async (request: FastifyRequest, reply: FastifyReply) =>
      sendPage(request, reply, name, await ask(request)),
    );
  };
  page('/', 'atlas', atlas);
  page('/places/:id', 'place', place);
  page('/ties/:id', 'tie', tie);
  page('/documents', 'documents', documents);
  page('/documents/:id', 'document', document);
  page('/sources', 'sources', async ({ visitor }) => ({
    rows: await visitor.queries.sources(visitor.language),
  }));
  page('/collections', 'collections', async ({ visitor }) => ({
    rows: await visitor.queries.collections(visitor.language),
  }));
  page('/search', 'search', async (request) => ({
    view: await askSearch(request.visitor.queries, queryOf(request), request.visitor.language),
  }));
  page('/about', 'about', () => ({}));
  page('/method', 'about', () => ({}));
  page('/add', 'add', (request) => {
    checkMayUpload(request, options.addFile);
    return { results: null, largestBytes: options.limits.fileBytes };
  });
  app.post('/add', async (request, reply) => {
    const results = await addFiles(request, options);
    // A page is shown either way; the status tells a script whether anything was taken.
    const status = statusOfFiles(results) === 422 ? 422 : 200;
    return sendPage(request, reply.code(status), 'add', { results, largestBytes: options.limits.fileBytes });
  });
}
