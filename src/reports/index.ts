export { type Asker, type ReportContext, ROWS_OF_A_DOWNLOAD, ROWS_OF_A_PAGE } from './context.js';
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
export { SettingsReader } from './settings.js';
export * from './tell.js';
