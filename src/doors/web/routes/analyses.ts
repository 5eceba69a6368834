import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { IntertieError, isIntertieError } from '../../../base/index.js';
import {
  checkReportName,
  type Report,
  type Reports,
  ROWS_OF_A_DOWNLOAD,
  ROWS_OF_A_PAGE,
} from '../../../reports/index.js';
import { askReport } from '../../analyses/ask-report.js';
import { picturePng } from '../../analyses/picture-png.js';
import { reportCsv } from '../../analyses/report-csv.js';
import { sayIn } from '../../analyses/report-words.js';
import { listOf } from '../../api/index.js';
import { type PageProps, renderPicture } from '../render.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

/** The planner's questions: a list of them, each with its page, its tables as CSV and its pictures as SVG and PNG. */
export function addAnalysisRoutes(app: FastifyInstance, reports: Reports): void {
  app.get('/analyses', (request, reply) =>
    sendPage(request, reply, 'analyses', { rows: listOf(sayIn(request.visitor.language)) }),
  );

  app.get('/analyses/:name', async (request, reply) => {
    const { name } = request.params as { name: string };
    checkReportName(name);
    const { status, ...props } = await askForPage(reports, name, request);
    return sendPage(request, reply.code(status), 'analysis', props);
  });

  app.get('/analyses/:name/:file', async (request, reply) => {
    const { name, file } = request.params as { name: string; file: string };
    const [, id = '', form = ''] = /^([a-z0-9_-]{1,60})\.(csv|svg|png)$/.exec(file) ?? [];
    const rows = form === 'csv' ? ROWS_OF_A_DOWNLOAD : ROWS_OF_A_PAGE;
    const report = await askReport(reports, checkReportName(name), queryOf(request), request.visitor, rows);
    if (form === 'csv') return sendTable(request, reply, report, id);
    return sendPicture(request, reply, report, id, form);
  });
}

/** The page of an analysis. A setting that does not fit is told on the page, which is asked for again without it: no other setting is lost. */
async function askForPage(
  reports: Reports,
  name: string,
  request: FastifyRequest,
): Promise<PageProps['analysis'] & { readonly status: number }> {
  const given = queryOf(request);
  try {
    const report = await askReport(reports, name, given, request.visitor, ROWS_OF_A_PAGE);
    return { report, query: settingsOf(given), refused: null, status: 200 };
  } catch (error) {
    if (!isIntertieError(error) || error.code !== 'report.setting') throw error;
    const { problem, value, remedy } = error;
    const kept = new URLSearchParams(given);
    kept.delete(value.split('=', 1)[0] ?? '');
    if ([...kept.keys()].length === [...given.keys()].length) throw error;
    const report = await askReport(reports, name, kept, request.visitor, ROWS_OF_A_PAGE);
    return { report, query: settingsOf(kept), refused: { problem, value, remedy }, status: 400 };
  }
}

/** The settings of an address, without what only changes a preference. */
function settingsOf(given: URLSearchParams): string {
  const settings = new URLSearchParams(given);
  settings.delete('lang');
  settings.delete('theme');
  return settings.toString();
}

function missing(report: Report, what: 'table' | 'picture', id: string): IntertieError {
  const ids = (what === 'table' ? report.tables : report.pictures).map((one) => one.id);
  const remedy = ids.length === 0 ? 'with these settings it has none' : `use one of ${ids.join(', ')}`;
  return new IntertieError(
    'report.table_not_found',
    `this analysis has no such ${what}`,
    id || '(none)',
    remedy,
  );
}

function sendTable(request: FastifyRequest, reply: FastifyReply, report: Report, id: string): FastifyReply {
  const table = report.tables.find((one) => one.id === id);
  if (!table) throw missing(report, 'table', id);
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${report.name}-${id}.csv"`)
    .send(reportCsv(table, request.visitor.language));
}

async function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  report: Report,
  id: string,
  form: string,
): Promise<FastifyReply> {
  const picture = report.pictures.find((one) => one.id === id);
  if (!picture) throw missing(report, 'picture', id);
  const svg = await renderPicture(picture, report, request.visitor.language);
  reply.header('content-disposition', `inline; filename="${report.name}-${id}.${form}"`);
  if (form === 'png') return reply.type('image/png').send(picturePng(svg));
  return reply.type('image/svg+xml; charset=utf-8').send(svg);
}
