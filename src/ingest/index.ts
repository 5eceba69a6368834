export type { AddedDocument, AddOptions } from './add-document.js';
export type { BatchAccount, BatchOptions, FileAccount } from './add-paths.js';
export {
  type ContextOptions,
  type IngestContext,
  type OnProgress,
  openIngest,
  openReader,
  type ReaderOptions,
} from './context.js';
export { describeSources, type Sources, UNSTATED_PUBLISHER } from './describe-source.js';
export { addGazetteerFile, listGazetteerFiles, type PackSummary } from './gazetteer-packs.js';
export * from './jobs.js';
export { listTargets, pathError, type Target, targetName } from './list-targets.js';
export { type Languages, loadLanguages } from './load-languages.js';
export { loadVocabulary } from './load-vocabulary.js';
export { type ModelSettings, modelSettings } from './model/model-settings.js';
export { type ModelAccount, type ModelReader, openModelReader } from './model/read-along.js';
export { packageFolder } from './package-folder.js';
export { pageSources } from './page-sources.js';
export { type Digest, isDigest, parseDigest } from './parse-digest.js';
export type { AuditWish, DrawnAudit } from './quality/draw-audit.js';
export { type GoldenText, goldenText } from './quality/golden-text.js';
export type { AuditReport } from './quality/report-audit.js';
export { type Page, readPage } from './read-page.js';
export { type Input, MAX_DOCUMENT_BYTES, readTarget } from './read-target.js';
export {
  type PartedReading,
  type Reader,
  type ReadTextInput,
  readText,
  readTextInParts,
  type TextReading,
} from './read-text.js';
export { sharedIndex } from './shared-index.js';
export { LONGEST_LINE, type StreamLine, splitLines } from './split-lines.js';
export type { TableAccount, TableInput } from './table/import-table.js';
export { parseMapping } from './table/parse-mapping.js';
export type { BadRow } from './table/row-draft.js';
export type { SettledMapping } from './table/settle-mapping.js';
export type { TableMapping } from './table/table-mapping.js';
export * from './tables/index.js';
export { LONGEST_WHOLE } from './text-parts.js';
export { voiceOf } from './voice.js';
export type { WatchedRow, WatchMark, WatchPage } from './watchlist/watch-marks.js';
export { howManyWorkers } from './workers/how-many-workers.js';
export { type MapLimits, mapInOrder } from './workers/map-in-order.js';
export { serveTasks } from './workers/serve-tasks.js';
export { openWorkers, type PoolOptions, type WorkerPool } from './workers/worker-pool.js';
