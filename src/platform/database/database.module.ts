import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceFor } from '../../../config/database.js';
import { Environment } from '../../../config/environment.js';
import { Db } from './db.js';
import { notReached, tooOld } from './refused-database.js';

/** Connects, and refuses a server that is too old or cannot be reached with a sentence that says what to do. */
export async function connect(url: string, connections: number): Promise<DataSource> {
  const dataSource = await dataSourceFor(url, connections);
  try {
    await dataSource.initialize();
  } catch (error) {
    throw notReached(url, error);
  }
  const [row] = await dataSource.query<{ server_version_num: string }[]>('SHOW server_version_num');
  const refusal = tooOld(url, Number(row?.server_version_num));
  if (!refusal) return dataSource;
  await dataSource.destroy();
  throw refusal;
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
