export { type AddedDocument, type AddOptions, addDocument } from './add-document.js';
export { addPaths, type BatchAccount, type BatchOptions, type FileAccount } from './add-paths.js';
export { chooseCollection } from './choose-collection.js';
export {
  type ContextOptions,
  type IngestContext,
  type OnProgress,
  openIngest,
  openReader,
} from './context.js';
export { describeSources, type Sources, UNSTATED_PUBLISHER } from './describe-source.js';
export { listTargets, type Target, targetName } from './list-targets.js';
export { loadExamples, loadFirstArticle, loadTwinTowns, wantsExamples } from './load-examples.js';
export { type Languages, loadLanguages } from './load-languages.js';
export { loadVocabulary } from './load-vocabulary.js';
export { packageFolder, packageVersion } from './package-folder.js';
export { pageSources } from './page-sources.js';
export { type Digest, isDigest, parseDigest } from './parse-digest.js';
export { type Page, readPage } from './read-page.js';
export { type Input, MAX_DOCUMENT_BYTES, readTarget } from './read-target.js';
export { type Reader, type ReadTextInput, readText, type TextReading } from './read-text.js';
export { importTable, type TableAccount, type TableInput } from './table/import-table.js';
export type { BadRow } from './table/row-draft.js';
export { type SettledMapping, settleMapping } from './table/settle-mapping.js';
export { parseMapping, type TableMapping } from './table/table-mapping.js';
export { voiceOf } from './voice.js';
