import type { MovingClock } from '../src/platform/clock/clock.js';
import type { Db } from '../src/platform/database/db.js';

/** A situation as making it left it: what it answered, where its rows are kept, the time, the situations inside it. */
interface Kept {
  result: unknown;
  shelf: string;
  clock: string;
  inside: string[];
}

/** Tables that tests fill; of the job queue, those that hold jobs. */
const TABLES = `
  SELECT table_schema, table_name, string_agg(format('%I', column_name), ', ') AS columns
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE table_type = 'BASE TABLE' AND is_generated = 'NEVER'
    AND table_schema NOT IN ('pg_catalog', 'information_schema', 'public') AND table_schema NOT LIKE 'kept_%'
    AND (table_schema <> 'graphile_worker' OR table_name IN ('_private_jobs', '_private_job_queues'))
  GROUP BY 1, 2`;

/**
 * Situations that many tests of a file begin with: the first makes them by the use cases, the others get the same rows
 * back. A second one in the same test is made anew, and so is one at another time.
 */
export class KeptSituations {
  private readonly kept = new Map<string, Kept>();
  private readonly used = new Set<string>();

  constructor(
    private readonly db: Db,
    private readonly clock: MovingClock,
  ) {}

  /** Answers what `make` answers, at the cost of its rows when it was made before. */
  async once<T>(what: string, make: () => Promise<T>): Promise<T> {
    const key = `${what} at ${(await this.clock.now()).toISO()}`;
    if (this.used.has(key)) return make();
    const known = this.kept.get(key);
    if (known) return (await this.giveBack(known)) as T;
    const before = new Set(this.used);
    this.used.add(key);
    const since = await this.db.one<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid');
    const result = await make();
    const inside = [...this.used].filter((one) => !before.has(one));
    const shelf = `kept_${this.kept.size}`;
    await this.keep(shelf, since?.xid ?? '0');
    this.kept.set(key, { result, shelf, clock: (await this.clock.now()).toISO(), inside });
    return result;
  }

  /** Another test begins: nothing is there yet. */
  forget(): void {
    this.used.clear();
  }

  private async giveBack({ result, shelf, clock, inside }: Kept): Promise<unknown> {
    for (const key of inside) this.used.add(key);
    await this.db.sql(
      `DO $$
       DECLARE name text; target text; columns text;
       BEGIN
         SET LOCAL session_replication_role = replica;
         FOR name, target, columns IN SELECT * FROM ${shelf}.contents LOOP
           EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM ${shelf}.%I ON CONFLICT DO NOTHING',
             target, columns, columns, name);
         END LOOP;
       END $$`,
    );
    this.clock.set(clock);
    return result;
  }

  /** Copies every row that was written since a transaction. */
  private keep(shelf: string, xid: string): Promise<unknown> {
    return this.db.sql(
      `DO $$
       DECLARE one record; found boolean;
       BEGIN
         CREATE SCHEMA ${shelf};
         CREATE TABLE ${shelf}.contents (name text, target text, columns text);
         FOR one IN ${TABLES} LOOP
           EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I.%I WHERE xmin::text::bigint >= ${Number(xid)})',
             one.table_schema, one.table_name) INTO found;
           CONTINUE WHEN NOT found;
           INSERT INTO ${shelf}.contents VALUES (one.table_schema || '.' || one.table_name,
             format('%I.%I', one.table_schema, one.table_name), one.columns);
           EXECUTE format('CREATE TABLE ${shelf}.%I AS SELECT %s FROM %I.%I WHERE xmin::text::bigint >= ${Number(xid)}',
             one.table_schema || '.' || one.table_name, one.columns, one.table_schema, one.table_name);
         END LOOP;
       END $$`,
    );
  }
}
