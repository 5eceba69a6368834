export type { Asker, ReportContext } from './context.js';
export {
  ANALYSIS_NAMES,
  type Analysis,
  checkReportName,
  createReports,
  type Finding,
  type Reports,
  type ReportsOptions,
} from './registry.js';
export * from './report.js';
export { plainWords, SettingsReader } from './settings.js';
