import { DateTime } from 'luxon';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentFrom } from '../../config/environment.js';
import { createContext } from '../../src/app.js';
import { Db } from '../../src/platform/database/db.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { makeRacers, OPEN_FROM_HOUR, OPEN_HOURS, type Racer } from './booking-race.people.js';

const PROCESSES = 2;
const CLIENTS = 64;
const ROUNDS = 50;
const SEED = 20_260_105;

interface Attempt {
  status: number;
  /** What the answer says of itself when it is a refusal. */
  code: string;
  isTyped: boolean;
  ms: number;
}

/** 64 clients ask two application processes for overlapping slots of three mentors, each fifty times. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: join(folder, 'pg'), database: 'bench', purpose: 'throw-away' });
  try {
    await migrate(server.url);
    const environment = environmentFrom({
      NODE_ENV: 'test',
      DATABASE_URL: server.url,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
    });
    const context = await createContext(environment);
    const racers = await makeRacers(context);
    await context.get(Jobs).drain();
    const apps = Array.from({ length: PROCESSES }, () =>
      fork(join(import.meta.dirname, 'booking-race.child.js'), [server.url, folder], {
        execArgv: [],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    );
    const ports = await Promise.all(apps.map(portOf));
    await warmUp(racers, ports);
    const startedAt = performance.now();
    const attempts = await race(racers, ports);
    const seconds = (performance.now() - startedAt) / 1000;
    await Promise.all(apps.map(stop));
    const line = { ...measure(attempts, seconds), ...(await leftIn(context.get(Db))) };
    await context.close();
    process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** In each round all clients want the same day, so that many ask for the same hour at the same moment. */
async function race(racers: readonly Racer[], ports: readonly number[]): Promise<Attempt[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const firstDay = DateTime.utc().plus({ days: 2 }).startOf('day');
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    const random = randomFrom(SEED + client);
    const done: Attempt[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const racer = racers[Math.floor(random() * racers.length)];
      const minute = OPEN_FROM_HOUR * 60 + 5 * Math.floor((random() * (OPEN_HOURS * 60 - 30)) / 5);
      const local = firstDay.plus({ days: round, minutes: minute }).toFormat("yyyy-MM-dd'T'HH:mm");
      if (racer)
        done.push(await ask(agent, ports[client % ports.length] ?? 0, { ...racer, local, path: '/api/sessions' }));
    }
    return done;
  });
  const attempts = (await Promise.all(clients)).flat();
  agent.destroy();
  return attempts;
}

/** Questions without a booking, so that what is measured is not the start of the processes. */
async function warmUp(racers: readonly Racer[], ports: readonly number[]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const local = DateTime.utc().plus({ days: 2 }).toFormat("yyyy-MM-dd'T'10:00");
  for (const port of ports) {
    for (const racer of [...racers, ...racers])
      await ask(agent, port, { ...racer, local, path: '/api/sessions/decision' });
  }
  agent.destroy();
}

interface Question extends Racer {
  local: string;
  path: string;
}

function ask(agent: Agent, port: number, { token, enrolmentId, local, path }: Question): Promise<Attempt> {
  const body = JSON.stringify({ enrolmentId, local });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${token}`,
  };
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const end = (status: number, text: string) => {
      const { code, isTyped } = readRefusal(text);
      resolve({ status, code, isTyped, ms: performance.now() - startedAt });
    };
    const asked = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => end(answer.statusCode ?? 0, text));
    });
    asked.on('error', ({ message }) => end(599, message));
    asked.end(body);
  });
}

/** A refusal is typed when it has the code of a problem and the reason behind it. */
function readRefusal(text: string): { code: string; isTyped: boolean } {
  try {
    const {
      code = '',
      checks = [],
      facts = {},
    } = JSON.parse(text) as {
      code?: string;
      checks?: { code: string }[];
      facts?: object;
    };
    const reasons = checks.map((check) => check.code);
    const isTyped = code !== '' && (reasons.length > 0 || Object.keys(facts).length > 0);
    return { code: reasons[0] ?? code, isTyped };
  } catch {
    return { code: 'unreadable', isTyped: false };
  }
}

function measure(attempts: readonly Attempt[], seconds: number) {
  const refused = attempts.filter(({ status }) => status !== 201);
  const times = attempts.map(({ ms }) => ms).sort((one, other) => one - other);
  const reasons: Record<string, number> = {};
  for (const { code } of refused) reasons[code] = (reasons[code] ?? 0) + 1;
  return {
    bench: 'booking-race',
    attempts: attempts.length,
    booked: attempts.length - refused.length,
    overlaps: 0,
    serverErrors: refused.filter(({ status }) => status >= 500).length,
    untypedRefusals: refused.filter(({ status, isTyped }) => !isTyped || ![409, 422].includes(status)).length,
    attemptsPerSecond: Math.round(attempts.length / seconds),
    p50Ms: Math.round(times[Math.floor(times.length * 0.5)] ?? 0),
    p99Ms: Math.round(times[Math.floor(times.length * 0.99)] ?? 0),
    reasons,
  };
}

/** What the database says: how many sessions stand, and how many pairs of them share a person and a moment. */
async function leftIn(db: Db): Promise<{ overlaps: number; standing: number }> {
  const found = await db.one<{ overlaps: number; standing: number }>(
    `SELECT (SELECT count(*) FROM sessions.session WHERE state = 'booked') AS standing,
       (SELECT count(*) FROM sessions.session a JOIN sessions.session b
          ON a.id < b.id AND (a.mentor_id = b.mentor_id OR a.learner_id = b.learner_id)
          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
        WHERE a.state = 'booked' AND b.state = 'booked') AS overlaps`,
  );
  if (!found) throw new Error('The database does not answer');
  return found;
}

async function portOf(app: ChildProcess): Promise<number> {
  const [message] = (await once(app, 'message')) as [{ port: number }];
  return message.port;
}

async function stop(app: ChildProcess): Promise<void> {
  const ended = once(app, 'exit');
  app.disconnect();
  await ended;
}

/** Random numbers from a seed, so that two runs ask for the same (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
