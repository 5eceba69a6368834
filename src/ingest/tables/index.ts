export type { NewTable } from './add-table.js';
export { listTables, type TablesOptions, tablesFolder } from './list-tables.js';
export { openTable, openTables, type TableFrame, type Tables } from './open-table.js';
export { NEEDED_COLUMNS, TABLE_ROLES, type TableInfo, type TableRole } from './table-info.js';
export { type GivenFile, tablesWithFiles } from './tables-with-files.js';
