import { afterAll, beforeAll, describe, expect, it } from './jest.js';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { dataSourceFor } from '../config/database.js';
import { migrate } from '../src/platform/database/migrate.js';
import { newId } from '../src/platform/kernel/id.js';

const name = `migrations_${newId().replaceAll('-', '')}`;
let admin: pg.Client;
let dataSource: DataSource;

beforeAll(async () => {
  const serverUrl = process.env['JALON_TEST_SERVER'] ?? '';
  admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  dataSource = await (await dataSourceFor(url.href, 2)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});

describe('The shape of the database', () => {
  it('is what the entities say, with nothing more and nothing less', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be taken back to nothing and made again', async () => {
    const count = dataSource.migrations.length;
    for (let undone = 0; undone < count; undone += 1) await dataSource.undoLastMigration();
    const left = await dataSource.query<{ schemaname: string; tablename: string }[]>(
      `SELECT schemaname, tablename FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'graphile_worker') AND tablename <> 'migration'`,
    );
    expect(left).toEqual([]);
    expect(await dataSource.runMigrations()).toHaveLength(count);
  });

  it('says of every table what it is for and how long its rows are kept', async () => {
    const silent = await dataSource.query<{ name: string }[]>(
      `SELECT format('%s.%s', n.nspname, c.relname) AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'graphile_worker', 'public')
         AND NOT coalesce(obj_description(c.oid, 'pg_class'), '') ~ '^Purpose: .+ Retention: .+'`,
    );
    expect(silent).toEqual([]);
  });

  it('uses no type that the house avoids', async () => {
    const columns = await dataSource.query<{ name: string }[]>(
      `SELECT format('%s.%s.%s %s', table_schema, table_name, column_name, data_type) AS name
       FROM information_schema.columns
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'graphile_worker', 'public')
         AND data_type IN ('character varying', 'character', 'timestamp without time zone', 'money', 'json')`,
    );
    expect(columns).toEqual([]);
  });
});
