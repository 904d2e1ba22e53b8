import autocannon from 'autocannon';
import type { ChildProcess, ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import type pg from 'pg';

const CONNECTIONS = 8;
const COUNTED = 200;
/** A connection at rest tells its counts after ten seconds. */
const STATISTICS_MS = 11_000;

/** One address, asked for with the token of somebody signed in. */
export interface Asked {
  path: string;
  token: string;
}

export interface Load {
  perSecond: number;
  p99Ms: number;
  failed: number;
}

/** Asks a server for these in turn, over 8 connections, for some seconds. */
export async function load(url: string, asked: readonly Asked[], seconds: number): Promise<Load> {
  const requests = asked.map(({ path, token }) => ({ path, headers: headersOf(token) }));
  const given = { url, connections: CONNECTIONS, duration: seconds, requests };
  const { requests: done, latency, non2xx, errors } = await autocannon(given);
  return { perSecond: done.average, p99Ms: latency.p99, failed: non2xx + errors };
}

/** Statements that ended in the database for each of some requests, by its own count. */
export async function queriesOf(client: pg.Client, url: string, asked: readonly Asked[]): Promise<number> {
  const counted = Array.from({ length: COUNTED }, (_, index) => asked[index % asked.length]);
  const before = await committed(client);
  for (const one of counted) if (one) await fetch(`${url}${one.path}`, { headers: headersOf(one.token) });
  const after = await committed(client);
  return Number(((after - before) / COUNTED).toFixed(1));
}

/** How the server of a bench is forked: its log is nobody's here. */
export const QUIET: ForkOptions = { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] };

/** The port that a forked server says it listens on. */
export async function portOf(child: ChildProcess): Promise<number> {
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return message.port;
}

export async function stop(child: ChildProcess): Promise<void> {
  child.disconnect();
  await once(child, 'exit');
}

function headersOf(token: string) {
  return { authorization: `Bearer ${token}`, accept: 'text/html, application/json' };
}

async function committed(client: pg.Client): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, STATISTICS_MS));
  const { rows } = await client.query<{ count: number }>(
    'SELECT xact_commit AS count FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0]?.count ?? 0;
}
