import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { CODE } from './root.js';

pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** How TypeORM reaches the database at `url`, with every entity and migration of the tree. */
export async function databaseOptions(url: string, connections = 10): Promise<DataSourceOptions> {
  return {
    type: 'postgres',
    url,
    entities: await exportsOf(join(CODE, 'src'), /\.entity\.[jt]s$/),
    migrations: await exportsOf(join(CODE, 'migrations'), /\.[jt]s$/),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    poolSize: connections,
    applicationName: 'jalon',
    connectTimeoutMS: 10_000,
    extra: { options: '-c timezone=UTC -c idle_in_transaction_session_timeout=60000' },
  };
}

/** A data source that is not connected yet. */
export async function dataSourceFor(url: string, connections?: number): Promise<DataSource> {
  return new DataSource(await databaseOptions(url, connections));
}

type Class = new () => object;

async function exportsOf(folder: string, pattern: RegExp): Promise<Class[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => pattern.test(name)).sort();
  const files: Record<string, unknown>[] = [];
  // One after the other: the loader of the tests loses a package that several ask for at once.
  for (const name of names)
    files.push((await import(pathToFileURL(join(folder, name)).href)) as Record<string, unknown>);
  return files.flatMap((file) => Object.values(file)).filter((value): value is Class => typeof value === 'function');
}
