import { type Kysely, Migrator } from 'kysely';
import { IntertieError } from '../base/index.js';
import type { Database } from './database.js';
import { migrations } from './migrations/index.js';

const TABLE = 'intertie_migration';

/**
 * Brings the schema up to this program's, all migrations in one transaction. Kysely takes an advisory lock, so processes
 * that start together wait for each other.
 * @throws IntertieError `schema.newer` when a newer Intertie has been here
 */
export async function migrateToLatest(db: Kysely<Database>, place: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
  });
  const applied = await appliedMigrations(db);
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new IntertieError(
      'schema.newer',
      'a newer Intertie has changed this database',
      `${place} (has ${unknown.join(', ')})`,
      'install that version of Intertie or a later one',
    );
  }
  if (applied.length === Object.keys(migrations).length) return;
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function appliedMigrations(db: Kysely<Database>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === TABLE)) return [];
  const rows = await db
    .withTables<{ [TABLE]: { name: string } }>()
    .selectFrom(TABLE)
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
}
