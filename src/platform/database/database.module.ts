import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceFor } from '../../../config/database.js';
import { Environment } from '../../../config/environment.js';
import { DatabaseUnreachable } from './database.errors.js';
import { Db } from './db.js';

const OLDEST = 15;

/** Connects, and refuses a server that is too old or cannot be reached with a sentence that says what to do. */
export async function connect(url: string, connections: number): Promise<DataSource> {
  const dataSource = await dataSourceFor(url, connections);
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new DatabaseUnreachable(
      `The database at ${withoutPassword(url)} cannot be reached: ${(error as Error).message}. ` +
        'Check DATABASE_URL, and that the server runs and lets this user in.',
      { cause: error },
    );
  }
  const [row] = await dataSource.query<{ server_version_num: string }[]>('SHOW server_version_num');
  const version = Math.floor(Number(row?.server_version_num) / 10_000);
  if (version < OLDEST) {
    await dataSource.destroy();
    throw new DatabaseUnreachable(
      `The database at ${withoutPassword(url)} is PostgreSQL ${version}; ${OLDEST} or later is needed.`,
    );
  }
  return dataSource;
}

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

@Global()
@Module({
  providers: [
    {
      provide: DataSource,
      inject: [Environment],
      useFactory: ({ DATABASE_URL, DATABASE_CONNECTIONS }: Environment) =>
        connect(DATABASE_URL ?? '', DATABASE_CONNECTIONS),
    },
    Db,
  ],
  exports: [Db, DataSource],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
