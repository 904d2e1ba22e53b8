import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';
import { ConstraintViolated, violatedConstraint, worthAnotherTry } from './database.errors.js';

const TRIES = 4;

/** The only way to the database: transactions that nothing inside can leave, repositories, SQL and locks. */
@Injectable()
export class Db {
  private readonly current = new AsyncLocalStorage<EntityManager>();
  private readonly statements = new Map<string, string>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction; a call inside another joins it. A deadlock or a serialization failure is tried
   * again; a violated constraint becomes a `ConstraintViolated` (409) that names it.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.dataSource.transaction((manager) => this.current.run(manager, work));
      } catch (error) {
        if (worthAnotherTry(error) && tries < TRIES) continue;
        const constraint = violatedConstraint(error);
        throw constraint ? new ConstraintViolated(constraint) : error;
      }
    }
  }

  /** Is a transaction open here? */
  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  /** The rows of one entity, inside the transaction when one is open. */
  of<Row extends ObjectLiteral>(entity: EntityTarget<Row>): Repository<Row> {
    return (this.current.getStore() ?? this.dataSource.manager).getRepository(entity);
  }

  /** The rows that a statement answers; it is prepared once per connection. */
  async sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const connection = await this.connection();
    const { rows } = await connection.query({ name: this.nameOf(text), text, values });
    return rows as Row[];
  }

  /** The first row that a statement answers, or null. */
  async one<Row>(text: string, values: unknown[] = []): Promise<Row | null> {
    const [row] = await this.sql<Row>(text, values);
    return row ?? null;
  }

  /** Waits for these keys, always in the same order, and holds them until the transaction ends. */
  async lock(...keys: string[]): Promise<void> {
    if (!this.inTransaction) throw new Error('A lock lives in a transaction');
    const numbers = [...new Set(keys.map(lockNumber))].sort((a, b) => (a < b ? -1 : 1));
    // One statement: PostgreSQL takes the keys in the order of the list, and the others wait one round trip less each.
    await this.sql('SELECT pg_advisory_xact_lock(key) FROM unnest($1::bigint[]) AS key', [numbers.map(String)]);
  }

  /** The pool of connections below, for what streams (cursors, COPY). */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /** That of the transaction when one is open, else any of the pool. */
  private async connection(): Promise<Pool | PoolClient> {
    const runner = this.current.getStore()?.queryRunner;
    return runner ? ((await runner.connect()) as PoolClient) : this.pool;
  }

  private nameOf(text: string): string {
    let name = this.statements.get(text);
    if (!name) {
      name = createHash('sha1').update(text).digest('hex');
      this.statements.set(text, name);
    }
    return name;
  }
}

function lockNumber(key: string): bigint {
  return createHash('sha256').update(key).digest().readBigInt64BE(0);
}
