import pg from 'pg';
import { HOUSE_ZONE } from './calendar.js';

/** The demo world cannot be made here; the message says why and what to do. */
export class DemoNotPossible extends Error {}

/** What a database holds, as the demo world sees it. */
export type Found = { kind: 'empty' | 'foreign' | 'unfinished' } | { kind: 'whole'; seed: number; madeOn: string };

const MAKING = 7_241_974;
const OF_HOUSE = `schemaname NOT IN ('pg_catalog', 'information_schema', 'public', 'graphile_worker')`;
const OF_QUEUE = ['graphile_worker._private_jobs', 'graphile_worker._private_job_queues'];

/** Knows whether a database holds a demo world, and makes room for one; one keeper at a time has its turn. */
export class WorldKeeper {
  private constructor(private readonly client: pg.Client) {}

  /** Waits until no other process looks after the world of this database. */
  static async open(url: string): Promise<WorldKeeper> {
    const client = new pg.Client({ connectionString: url, application_name: 'jalon-demo' });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [MAKING]);
    return new WorldKeeper(client);
  }

  async found(): Promise<Found> {
    const { rows } = await this.client.query<{ seed: number; madeOn: string; isWhole: boolean }>(
      `SELECT seed, made_on::text AS "madeOn", finished_at IS NOT NULL AS "isWhole" FROM demo.world`,
    );
    const [world] = rows;
    if (world) return world.isWhole ? { kind: 'whole', ...world } : { kind: 'unfinished' };
    return { kind: (await this.isEmpty()) ? 'empty' : 'foreign' };
  }

  /** The day of the database, where the training body is. */
  async today(): Promise<string> {
    const { rows } = await this.client.query<{ today: string }>(
      `SELECT timezone($1, clock_timestamp())::date::text AS today`,
      [HOUSE_ZONE],
    );
    return rows[0]?.today ?? '';
  }

  /** Throws when somebody works off the jobs of this database: they would act by today's clock on yesterday's story. */
  async refuseCompany(): Promise<void> {
    const { rows } = await this.client.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN "jobs:insert"%'`,
    );
    if (rows.length === 0) return;
    throw new DemoNotPossible('Jalon is at work on this database: stop it (Ctrl-C), then make the demo world.');
  }

  /** Empties every table, and marks that a world is begun; both or neither. */
  async begin(seed: number, madeOn: string): Promise<void> {
    const tables = [...(await this.tables()), ...OF_QUEUE];
    const guarded = await this.guardedTables();
    await this.client.query('BEGIN');
    for (const table of guarded) await this.client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await this.client.query(`TRUNCATE ${tables.join(', ')} RESTART IDENTITY CASCADE`);
    for (const table of guarded) await this.client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await this.client.query(
      'INSERT INTO demo.world (id, seed, begun_at, made_on) VALUES (1, $1, clock_timestamp(), $2)',
      [seed, madeOn],
    );
    await this.client.query('COMMIT');
  }

  /** Tables that refuse to be emptied, as the audit does: an invented past is the one that may go. */
  private async guardedTables(): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>(
      'SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger WHERE NOT tgisinternal AND (tgtype & 32) <> 0',
    );
    return rows.map(({ name }) => name);
  }

  /** Marks that the world is whole. */
  async finish(): Promise<void> {
    await this.client.query('UPDATE demo.world SET finished_at = clock_timestamp()');
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async isEmpty(): Promise<boolean> {
    const any = (await this.tables()).map((table) => `EXISTS (SELECT 1 FROM ${table})`).join(' OR ');
    const { rows } = await this.client.query<{ any: boolean }>(`SELECT ${any} AS any`);
    return rows[0]?.any === false;
  }

  private async tables(): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE ${OF_HOUSE} ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  }
}
