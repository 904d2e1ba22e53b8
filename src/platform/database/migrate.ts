import { dataSourceFor } from '../../../config/database.js';
import { migrateQueue } from '../jobs/jobs.js';

const MIGRATING = 7_241_973;

/** Brings a database to the newest shape, one process at a time; answers the names of the migrations that ran. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await dataSourceFor(url, 3);
  await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    await migrateQueue(url);
    const ran = await dataSource.runMigrations();
    return ran.map(({ name }) => name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATING]).catch(() => undefined);
    await runner.release();
    await dataSource.destroy();
  }
}
