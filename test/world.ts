import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { environmentFrom, type Environment } from '../config/environment.js';
import { createApp } from '../src/app.js';
import { OpenAccount, SignIns } from '../src/identity/index.js';
import { MovingClock } from '../src/platform/clock/clock.js';
import { Db } from '../src/platform/database/db.js';
import { RouteList } from '../src/platform/http/routes.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { type Role, SYSTEM } from '../src/platform/kernel/actor.js';
import { newId } from '../src/platform/kernel/id.js';
import { KeptSituations } from './kept-situations.js';
import type { Check } from '../src/platform/kernel/decision.js';
import type { Fault } from '../src/platform/kernel/domain-error.js';

/** Somebody who is signed in. */
export interface Person {
  id: string;
  token: string;
}

/** What came back: the status, and the body as it was parsed. */
export interface Answer<Body = Record<string, never>> {
  status: number;
  body: Body;
  bytes: Buffer;
  headers: Record<string, unknown>;
}

/** The parts of a problem document that tests look at. */
export interface ProblemBody {
  code: string;
  status: number;
  title: string;
  checks?: Check[];
  faults?: Fault[];
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The whole application on a database of its own, with a clock that is set by hand. */
export class World {
  private readonly situations: KeptSituations;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly environment: Environment,
    readonly clock: MovingClock,
    private readonly leave: () => Promise<void>,
  ) {
    this.situations = new KeptSituations(app.get(Db), clock);
  }

  /** Clones the template and starts the application on it. */
  static async open(variables: Record<string, string> = {}): Promise<World> {
    const serverUrl = process.env['JALON_TEST_SERVER'];
    if (!serverUrl) throw new Error('test/global-setup.ts has not run');
    const name = `test_${newId().replaceAll('-', '')}`;
    const admin = new pg.Client({ connectionString: serverUrl });
    await admin.connect();
    await admin.query('SELECT pg_advisory_lock(1)');
    await admin.query(`CREATE DATABASE ${name} TEMPLATE jalon_template STRATEGY file_copy`);
    await admin.query('SELECT pg_advisory_unlock(1)');
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    const folder = await mkdtemp(join(tmpdir(), 'jalon-files-'));
    const environment = environmentFrom({
      NODE_ENV: 'test',
      DATABASE_URL: url.href,
      DATA_DIR: folder,
      JOBS: 'off',
      LOG_LEVEL: process.env['TEST_LOG'] ?? 'fatal',
      ...variables,
    });
    const clock = new MovingClock();
    const app = await createApp(environment, { clock });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new World(app, environment, clock, async () => {
      await app.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
      await rm(folder, { recursive: true, force: true });
    });
  }

  get db(): Db {
    return this.app.get(Db);
  }

  /** What `make` answers; made before in this file, it gives the same rows back instead. See `KeptSituations`. */
  once<T>(what: string, make: () => Promise<T>): Promise<T> {
    return this.situations.once(what, make);
  }

  /** A person with these roles, signed in. */
  async person(
    roles: Role[],
    given: Partial<{ name: string; email: string; zone: string; language: 'fr' | 'en' | 'es' }> = {},
  ): Promise<Person> {
    const { accountId } = await this.app.get(OpenAccount).run(
      {
        email: given.email ?? `${newId()}@example.test`,
        displayName: given.name ?? `Personne ${roles.join(' ')}`,
        roles,
        ...(given.zone && { zone: given.zone }),
        ...(given.language && { language: given.language }),
      },
      SYSTEM,
    );
    return this.signIn(accountId);
  }

  /** Signs an account in that stands already. */
  async signIn(accountId: string): Promise<Person> {
    const { token } = await this.app.get(SignIns).begin(accountId);
    return { id: accountId, token };
  }

  /** One request through HTTP. `body` is sent as JSON, unless it is a FormData. */
  async call<Body = Record<string, never>>(
    who: Person | null,
    method: Method,
    url: string,
    body?: object,
  ): Promise<Answer<Body>> {
    const { payload, headers } = await payloadOf(body);
    const answer = await this.app.inject({
      method,
      url,
      headers: { ...headers, ...(who && { authorization: `Bearer ${who.token}` }) },
      ...(payload !== undefined && { payload }),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    const parsed: unknown = isJson ? JSON.parse(answer.payload) : {};
    if (answer.statusCode >= 400) this.mustBeSaid(method, url, answer.statusCode, (parsed as ProblemBody).code);
    return {
      status: answer.statusCode,
      body: parsed as Body,
      bytes: answer.rawPayload,
      headers: answer.headers,
    };
  }

  /** What a route refuses stands in its description: whoever writes programs against it knows each code. */
  private mustBeSaid(method: Method, url: string, status: number, code = ''): void {
    const path = url.split('?')[0] ?? '';
    const route = this.app.get(RouteList).of(method, path);
    if (!route?.operation || /^(platform|identity)\./.test(code)) return;
    if (route.operation.refusals[status]?.includes(code)) return;
    throw new Error(
      `${method} ${route.path} answered ${status} ${code}: its @Operation says so, or it does not happen`,
    );
  }

  /** Delivers every event and works off every job that is due. */
  async deliver(): Promise<void> {
    await this.app.get(Jobs).drain();
  }

  /** The names of the events recorded so far, oldest first. */
  async eventNames(): Promise<string[]> {
    const rows = await this.db.sql<{ name: string }>('SELECT name FROM platform.outbox_event ORDER BY position');
    return rows.map(({ name }) => name);
  }

  /**
   * Empties every table, or those of some rooms, and sets the clock back. Rows are deleted past every trigger: to
   * truncate takes ten times as long.
   */
  async empty(rooms?: readonly string[]): Promise<void> {
    const among = rooms ? `AND schemaname IN (${rooms.map((room) => `'${room}'`).join(', ')})` : '';
    await this.db.sql(
      `DO $$
       DECLARE name text;
       BEGIN
         SET LOCAL session_replication_role = replica;
         FOR name IN
           SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
           WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'public') AND schemaname NOT LIKE 'kept%'
             AND (schemaname <> 'graphile_worker' OR tablename IN ('_private_jobs', '_private_job_queues')) ${among}
         LOOP
           EXECUTE 'DELETE FROM ' || name;
         END LOOP;
       END $$`,
    );
    this.clock.set('2026-01-05T08:00:00Z');
    this.situations.forget();
  }

  close(): Promise<void> {
    return this.leave();
  }
}

async function payloadOf(body?: object): Promise<{ payload?: Buffer | string; headers: Record<string, string> }> {
  if (body === undefined) return { headers: {} };
  if (!(body instanceof FormData))
    return { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const encoded = new Response(body);
  return {
    payload: Buffer.from(await encoded.arrayBuffer()),
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
  };
}

/** Is nothing of a situation asked to be different? */
export function isPlain(change: object): boolean {
  return Object.values(change).every((value) => value === undefined);
}
