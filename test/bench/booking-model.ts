import { DateTime } from 'luxon';
import { MovingClock } from '../../src/platform/clock/clock.js';
import { Db } from '../../src/platform/database/db.js';
import { type Booker, checkBookings } from './booking-model.steps.js';
import { inRaceHouse } from './booking-race.house.js';

const RUNS = [
  { sequences: 500, steps: 30, atOnce: 1, seed: 20_260_105 },
  { sequences: 200, steps: 30, atOnce: 2, seed: 20_260_106 },
];
const BOOKERS = 6;

/** Anything that people may do with sessions, in any order, alone and two at once: nothing stands that must not. */
export async function run(): Promise<void> {
  const clock = new MovingClock();
  const beginsAt = DateTime.utc().plus({ days: 1 }).startOf('day').plus({ hours: 8 }).toISO();
  clock.set(DateTime.utc());
  await inRaceHouse(async ({ context }) => {
    const db = context.get(Db);
    const bookers = await db.sql<Booker>(
      'SELECT id AS "enrolmentId", learner_id AS "learnerId" FROM tracks.enrolment ORDER BY id LIMIT $1',
      [BOOKERS],
    );
    const mentors = await db.sql<{ id: string }>('SELECT id FROM mentors.pub_mentor ORDER BY id');
    const house = { context, clock, bookers, mentorIds: mentors.map(({ id }) => id), beginsAt };
    const startedAt = performance.now();
    let broken: string | null = null;
    try {
      for (const asked of RUNS) await checkBookings(house, asked);
    } catch (error) {
      broken = error instanceof Error ? error.message : String(error);
    }
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const [alone, together] = RUNS.map(({ sequences, steps }) => ({ sequences, steps }));
    const line = { bench: 'booking-model', alone, together, invariantBreaks: broken === null ? 0 : 1, broken, seconds };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if (broken !== null || seconds > 180) process.exitCode = 1;
  }, clock);
}
