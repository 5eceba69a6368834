import { Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { ANALYSIS_NAMES, type Reports, ROWS_OF_A_PAGE } from '../../reports/index.js';
import { askReport } from '../analyses/ask-report.js';
import { sayIn } from '../analyses/report-words.js';
import { sayReport } from '../analyses/say-report.js';
import { queryOf } from '../web/visitor.js';
import { answerOf, LANGUAGE, problem } from './routes.js';
import { ref } from './schemas/parts.js';
import { AnalysesAnswer, ReportAnswer } from './schemas/reports.js';

/** Adds the questions that are analyses. `reports` null: only described, for the manual. */
export function addAnalysisApi(app: FastifyInstance, reports: Reports | null): void {
  app.get(
    '/api/analyses',
    {
      schema: {
        operationId: 'listAnalyses',
        summary: 'The analyses that can be asked for.',
        description: 'The page that shows the same: `/analyses`.',
        querystring: Type.Object({ lang: LANGUAGE }),
        response: { 200: answerOf(ref(AnalysesAnswer), 'The answer.') },
      },
    },
    ({ visitor }) => listOf(sayIn(visitor.language)),
  );
  app.get(
    '/api/analyses/:name',
    {
      schema: {
        operationId: 'getAnalysis',
        summary:
          'An analysis: its answer in sentences, tables, what went in, how it is reckoned and what it lacks.',
        description:
          'The page that shows the same: `/analyses/:name`. Every analysis has settings of its own, which the answer lists: give any of them as a ' +
          'parameter.',
        params: Type.Object({
          name: Type.Unsafe<string>({
            type: 'string',
            enum: [...ANALYSIS_NAMES],
            description: 'Name of the analysis.',
          }),
        }),
        querystring: Type.Object({ lang: LANGUAGE }),
        response: {
          200: answerOf(ref(ReportAnswer), 'The answer.'),
          400: problem('A setting that does not fit: the detail names it and what does.'),
          404: problem('No analysis of this name.'),
          500: problem('Something went wrong on the server, or a table of the operator cannot be read.'),
        },
      },
    },
    async (request) => {
      const { name } = request.params as { name: string };
      if (reports === null) throw new TypeError('this server was built to be described only');
      const report = await askReport(reports, name, queryOf(request), request.visitor, ROWS_OF_A_PAGE);
      return sayReport(report, request.visitor.language);
    },
  );
}

/** Name, title and question of each analysis. */
export const listOf = (say: ReturnType<typeof sayIn>) =>
  ANALYSIS_NAMES.map((name) => ({
    name,
    title: say({ key: `analyse.${name}.title` }),
    question: say({ key: `analyse.${name}.question` }),
  }));
