import type { INestApplicationContext } from '@nestjs/common';
import { DateTime } from 'luxon';
import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentFrom } from '../../config/environment.js';
import { createContext } from '../../src/app.js';
import { OpenAccount, SignIns } from '../../src/identity/index.js';
import { RegisterMentor, SetAvailability } from '../../src/mentors/index.js';
import { Db } from '../../src/platform/database/db.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { makeRacers } from './booking-race.people.js';
import { type Asked, load, type Load, portOf, QUIET, stop } from './http-load.js';

const SECONDS = 6;
const MENTORS = 50;
const BOOKINGS = 60;
const DAYS = 30;
const ZONE = 'Europe/Paris';

/** Slots of one mentor for 30 days with 60 bookings, and who of 50 mentors has room, beside a bare Fastify route. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: join(folder, 'pg'), database: 'bench', purpose: 'throw-away' });
  try {
    await migrate(server.url);
    const given = { NODE_ENV: 'test', DATABASE_URL: server.url, DATA_DIR: folder, LOG_LEVEL: 'error' };
    const context = await createContext(environmentFrom(given));
    const asked = await fill(context);
    await context.close();
    const app = fork(join(import.meta.dirname, 'booking-race.child.js'), [server.url, folder], QUIET);
    const bare = fork(join(import.meta.dirname, 'slots.baseline.js'), [], QUIET);
    const line = await measure({ ...asked, appPort: await portOf(app), barePort: await portOf(bare) });
    await Promise.all([app, bare].map(stop));
    process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A mentor with 60 bookings within 30 days, and enough others to make 50 who receive eight hours a day. */
async function fill(context: INestApplicationContext): Promise<{ one: Asked; any: Asked }> {
  const [racer] = await makeRacers(context);
  const { enrolmentId = '', token = '' } = racer ?? {};
  const today = DateTime.now().setZone(ZONE).toISODate() ?? '';
  const rules = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
  const db = context.get(Db);
  const mentors = await db.sql<{ id: string }>('SELECT id FROM mentors.mentor ORDER BY id');
  for (let number = mentors.length; number < MENTORS; number += 1) {
    const email = `other-${number}@example.test`;
    const profile = { email, fullName: `Mentor ${number}`, zone: ZONE, languages: ['fr'], maxLevel: 3, maxLearners: 9 };
    const { mentorId } = await context.get(RegisterMentor).run(profile, SYSTEM);
    await context.get(SetAvailability).run({ mentorId, zone: ZONE, validFromOn: today, rules }, SYSTEM);
  }
  const sql = 'SELECT mentor_id AS "mentorId" FROM mentors.assignment WHERE enrolment_id = $1';
  const { mentorId } = (await db.one<{ mentorId: string }>(sql, [enrolmentId])) ?? { mentorId: '' };
  await book(db, mentorId);
  const advisor = await context
    .get(OpenAccount)
    .run({ email: 'advisor@example.test', displayName: 'Advisor', roles: ['advisor'] }, SYSTEM);
  const signedIn = await context.get(SignIns).begin(advisor.accountId);
  const now = DateTime.utc();
  const span = `from=${now.toISO()}&to=${now.plus({ days: DAYS }).toISO()}`;
  return {
    one: { path: `/api/mentors/${mentorId}/slots?enrolmentId=${enrolmentId}&${span}`, token },
    any: { path: `/api/mentors-with-room?enrolmentId=${enrolmentId}&size=${MENTORS}`, token: signedIn.token },
  };
}

/** Two sessions a day with other learners of the mentor, written straight into the table. */
async function book(db: Db, mentorId: string): Promise<void> {
  await db.sql(
    `INSERT INTO sessions.session (id, enrolment_id, learner_id, mentor_id, kind, starts_at, ends_at, zone, week_on,
       state, booked_at, booked_by, to_make_up)
     SELECT gen_random_uuid(), a.enrolment_id, a.learner_id, $1, 'weekly', at, at + interval '30 minutes', $3,
       date_trunc('week', at)::date, 'booked', now(), $1, false
     FROM generate_series(1, $2) AS n,
       LATERAL (SELECT date_trunc('day', now()) + make_interval(days => (n + 1) / 2, hours => 8 + n % 2) AS at) AS t,
       LATERAL (SELECT enrolment_id, learner_id FROM mentors.assignment WHERE mentor_id = $1
                ORDER BY id OFFSET 1 + n % 12 LIMIT 1) AS a`,
    [mentorId, BOOKINGS, ZONE],
  );
}

interface Measuring {
  one: Asked;
  any: Asked;
  appPort: number;
  barePort: number;
}

/** In turns, since the machine's pace changes. */
async function measure({ one, any, appPort, barePort }: Measuring) {
  const ask = (port: number, asked: Asked, seconds = SECONDS) => load(`http://127.0.0.1:${port}`, [asked], seconds);
  const bareAsked = { path: '/bare', token: 'none' };
  for (const asked of [one, any]) await ask(appPort, asked, 3);
  await ask(barePort, bareAsked, 2);
  const turns: { one: Load; any: Load; bare: Load }[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    turns.push({ bare: await ask(barePort, bareAsked), one: await ask(appPort, one), any: await ask(appPort, any) });
  }
  const mean = (of: (turn: (typeof turns)[number]) => number) =>
    turns.reduce((sum, turn) => sum + of(turn), 0) / turns.length;
  const listsPerSecond = mean((turn) => turn.one.perSecond);
  const baselinePerSecond = mean((turn) => turn.bare.perSecond);
  return {
    bench: 'slots',
    listsPerSecond: Math.round(listsPerSecond),
    anyOf50PerSecond: Math.round(mean((turn) => turn.any.perSecond)),
    p99Ms: Math.max(...turns.map((turn) => turn.one.p99Ms)),
    anyOf50P99Ms: Math.max(...turns.map((turn) => turn.any.p99Ms)),
    baselinePerSecond: Math.round(baselinePerSecond),
    ratio: Number((listsPerSecond / baselinePerSecond).toFixed(3)),
    failed: turns.reduce((sum, turn) => sum + turn.one.failed + turn.any.failed + turn.bare.failed, 0),
  };
}
