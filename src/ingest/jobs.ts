/**
 * The jobs that store something. Each loads the database's drivers when it is first run, so that `openReader` and `readText`
 * alone start quickly; the documentation of each is in its own file.
 */
type AddDocument = typeof import('./add-document.js').addDocument;
type AddPaths = typeof import('./add-paths.js').addPaths;
type ChooseCollection = typeof import('./choose-collection.js').chooseCollection;
type ImportTable = typeof import('./table/import-table.js').importTable;
type SettleMapping = typeof import('./table/settle-mapping.js').settleMapping;
type Examples = typeof import('./load-examples.js');

export const addDocument: AddDocument = async (...given) =>
  (await import('./add-document.js')).addDocument(...given);

export const addPaths: AddPaths = async (...given) => (await import('./add-paths.js')).addPaths(...given);

export const chooseCollection: ChooseCollection = async (...given) =>
  (await import('./choose-collection.js')).chooseCollection(...given);

export const importTable: ImportTable = async (...given) =>
  (await import('./table/import-table.js')).importTable(...given);

export const settleMapping: SettleMapping = async (...given) =>
  (await import('./table/settle-mapping.js')).settleMapping(...given);

export const loadExamples: Examples['loadExamples'] = async (...given) =>
  (await import('./load-examples.js')).loadExamples(...given);

export const loadFirstArticle: Examples['loadFirstArticle'] = async (...given) =>
  (await import('./load-examples.js')).loadFirstArticle(...given);

export const loadTwinTowns: Examples['loadTwinTowns'] = async (...given) =>
  (await import('./load-examples.js')).loadTwinTowns(...given);

export const wantsExamples: Examples['wantsExamples'] = async (...given) =>
  (await import('./load-examples.js')).wantsExamples(...given);
