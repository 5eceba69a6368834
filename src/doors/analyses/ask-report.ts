import type { Report, Reports } from '../../reports/index.js';
import type { Visitor } from '../web/visitor.js';

/** Puts an analysis to the reports as this visitor may: visitors are told of what is published only. */
export function askReport(
  reports: Reports,
  name: string,
  given: URLSearchParams,
  visitor: Visitor,
  mostRows: number,
): Promise<Report> {
  const { queries, language, today, audience } = visitor;
  const viewer = audience === 'public' ? 'public' : 'local';
  return reports.ask(name, given, { viewer, queries, language, today, mostRows });
}
