import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Logger as WorkerLogger, run, runMigrations, runOnce, type Runner, type TaskList } from 'graphile-worker';
import { Environment } from '../../../config/environment.js';
import { Db } from '../database/db.js';

/** The work behind the pages: tasks by name, taken from the queue in the database by any process that has them. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('jobs');
  private readonly tasks: TaskList = {};
  private readonly hours: string[] = [];
  private runner: Runner | null = null;

  constructor(
    private readonly environment: Environment,
    private readonly db: Db,
  ) {}

  /** Says what to do for a job of this name; called while the application starts. */
  define(name: string, work: (payload: unknown) => Promise<void>): void {
    if (this.tasks[name]) throw new Error(`Two tasks ${name}`);
    this.tasks[name] = (payload) => work(payload);
  }

  /** Says what to do again and again, by a line of cron in UTC (`23 2 * * *`): once, whatever number of processes. */
  every(name: string, cron: string, work: () => Promise<void>): void {
    this.define(name, work);
    this.hours.push(`${cron} ${name}`);
  }

  /** Asks for a job as soon as may be; inside a transaction it is asked for with the commit. */
  async soon(name: string, payload: object): Promise<void> {
    await this.db.sql('SELECT 1 FROM graphile_worker.add_job($1, $2::json)', [name, JSON.stringify(payload)]);
  }

  /** Asks for a job at an instant of real time; inside a transaction it is asked for with the commit. */
  async at(name: string, payload: object, runAt: Date): Promise<void> {
    const values = [name, JSON.stringify(payload), runAt];
    await this.db.sql('SELECT 1 FROM graphile_worker.add_job($1, $2::json, run_at => $3)', values);
  }

  /** Asks for a job once more in a minute, for one that came before its time by the clock of the house. */
  async again(name: string, payload: object): Promise<void> {
    const values = [name, JSON.stringify(payload)];
    await this.db.sql(
      `SELECT 1 FROM graphile_worker.add_job($1, $2::json, run_at => now() + interval '1 minute')`,
      values,
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.environment.JOBS) return;
    const crontab = this.hours.join('\n');
    this.runner = await run({ ...this.options, crontab, concurrency: 2, noHandleSignals: true, pollInterval: 2000 });
  }

  /** Works off everything that is due, once; for tests, the demo world and the command line. */
  async drain(): Promise<void> {
    await runOnce({ ...this.options, concurrency: 2, noHandleSignals: true });
  }

  /** Lets running jobs end, and hands back the others. */
  async onApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
  }

  private get options() {
    return {
      connectionString: this.environment.DATABASE_URL ?? '',
      maxPoolSize: 3,
      taskList: this.tasks,
      logger: new WorkerLogger(() => (level, message) => {
        const importance: string = level;
        if (importance === 'error') this.log.error(message);
        else if (importance === 'warning') this.log.warn(message);
      }),
    };
  }
}

/** Makes or updates the queue's own tables. */
export async function migrateQueue(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, logger: new WorkerLogger(() => () => undefined) });
}
