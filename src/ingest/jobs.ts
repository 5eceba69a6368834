/**
 * The jobs that store, measure or look something up. Each loads the database's drivers and the analyses when it is first run, so that
 * `openReader` and `readText` alone start quickly; the documentation of each is in its own file.
 */
type AddDocument = typeof import('./add-document.js').addDocument;
type AddPaths = typeof import('./add-paths.js').addPaths;
type ChooseCollection = typeof import('./choose-collection.js').chooseCollection;
type ImportTable = typeof import('./table/import-table.js').importTable;
type SettleMapping = typeof import('./table/settle-mapping.js').settleMapping;
type AddTable = typeof import('./tables/add-table.js').addTable;
type DrawAudit = typeof import('./quality/draw-audit.js').drawAudit;
type LoadWatchlist = typeof import('./watchlist/load-watchlist.js').loadWatchlist;
type ReadFrame = typeof import('./table/read-frame.js').readFrame;
type RemoveTable = typeof import('./tables/add-table.js').removeTable;
type ReportAudit = typeof import('./quality/report-audit.js').reportAudit;
type Watching = typeof import('./watchlist/watch-marks.js');
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

export const addTable: AddTable = async (...given) =>
  (await import('./tables/add-table.js')).addTable(...given);

export const removeTable: RemoveTable = async (...given) =>
  (await import('./tables/add-table.js')).removeTable(...given);

export const readFrame: ReadFrame = async (...given) =>
  (await import('./table/read-frame.js')).readFrame(...given);

export const drawAudit: DrawAudit = async (...given) =>
  (await import('./quality/draw-audit.js')).drawAudit(...given);

export const reportAudit: ReportAudit = async (...given) =>
  (await import('./quality/report-audit.js')).reportAudit(...given);

export const loadWatchlist: LoadWatchlist = async (...given) =>
  (await import('./watchlist/load-watchlist.js')).loadWatchlist(...given);

export const watchMarks: Watching['watchMarks'] = async (...given) =>
  (await import('./watchlist/watch-marks.js')).watchMarks(...given);

export const watchPage: Watching['watchPage'] = async (...given) =>
  (await import('./watchlist/watch-marks.js')).watchPage(...given);
