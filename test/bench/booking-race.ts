import { Db } from '../../src/platform/database/db.js';
import { type Attempt, race, warmUp } from './booking-race.clients.js';
import { inRaceHouse } from './booking-race.house.js';

const PROCESSES = 2;
/** What may be taken away to see what the other guard is worth: `npm run bench -- booking-race no-lock`. */
const WITHOUT = ['no-exclude', 'no-lock', 'neither'];
const CONSTRAINTS = {
  taken_time: 'taken_time_one_at_a_time_per_person',
  hold: 'hold_one_at_a_time_per_mentor',
};

/** 64 clients book, hold, move and book series in overlapping slots of three mentors through two processes. */
export async function run(): Promise<void> {
  const without = WITHOUT.find((one) => one === process.argv[3]) ?? null;
  const isWithout = (guard: string) => without === guard || without === 'neither';
  await inRaceHouse(async ({ context, racers, start }) => {
    const db = context.get(Db);
    if (isWithout('no-exclude')) await dropConstraints(db);
    const change = isWithout('no-lock') ? 'no-lock' : '';
    const apps = await Promise.all(Array.from({ length: PROCESSES }, () => start(change)));
    const ports = apps.map(({ port }) => port);
    await warmUp(racers, ports);
    const startedAt = performance.now();
    const attempts = await race(racers, ports);
    const seconds = (performance.now() - startedAt) / 1000;
    await Promise.all(apps.map(({ stop }) => stop()));
    const line = { ...measure(attempts, seconds), ...(await leftIn(db)), without };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    const isSlow = without === null && (line.p99Ms > 1000 || line.attemptsPerSecond < 100);
    if (isSlow || line.overlaps + line.serverErrors + line.untypedRefusals > 0) process.exitCode = 1;
  });
}

async function dropConstraints(db: Db): Promise<void> {
  for (const [table, name] of Object.entries(CONSTRAINTS))
    await db.sql(`ALTER TABLE sessions.${table} DROP CONSTRAINT ${name}`);
}

function measure(attempts: readonly Attempt[], seconds: number) {
  const refused = attempts.filter(({ status }) => status !== 201);
  const times = attempts.map(({ ms }) => ms).sort((one, other) => one - other);
  const reasons: Record<string, number> = {};
  const done: Record<string, number> = {};
  for (const { code } of refused) reasons[code] = (reasons[code] ?? 0) + 1;
  for (const { kind, status } of attempts) if (status === 201) done[kind] = (done[kind] ?? 0) + 1;
  return {
    bench: 'booking-race',
    mix: true,
    attempts: attempts.length,
    booked: attempts.length - refused.length,
    done,
    overlaps: 0,
    serverErrors: refused.filter(({ status }) => status >= 500).length,
    leakedDeadlocks: refused.filter(({ code }) => code.includes('40P01')).length,
    untypedRefusals: refused.filter(({ status, isTyped }) => !isTyped || ![409, 422].includes(status)).length,
    attemptsPerSecond: Math.round(attempts.length / seconds),
    p50Ms: Math.round(times[Math.floor(times.length * 0.5)] ?? 0),
    p99Ms: Math.round(times[Math.floor(times.length * 0.99)] ?? 0),
    reasons,
  };
}

/** What the database says: how many sessions stand, and how many pairs of them, or of holds, share a person and a moment. */
async function leftIn(db: Db): Promise<{ overlaps: number; standing: number }> {
  const found = await db.one<{ overlaps: number; standing: number }>(
    `SELECT (SELECT count(*)::int FROM sessions.session WHERE state = 'booked') AS standing,
       ((SELECT count(*) FROM sessions.session a JOIN sessions.session b
          ON a.id < b.id AND (a.mentor_id = b.mentor_id OR a.learner_id = b.learner_id)
          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
        WHERE a.state = 'booked' AND b.state = 'booked')
       + (SELECT count(*) FROM sessions.hold a JOIN sessions.hold b
          ON a.id < b.id AND a.mentor_id = b.mentor_id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at))::int
       AS overlaps`,
  );
  if (!found) throw new Error('The database does not answer');
  return found;
}
