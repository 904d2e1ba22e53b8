import { DateTime } from 'luxon';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { Db } from '../../src/platform/database/db.js';
import { ask, type Question } from './booking-race.clients.js';
import { inRaceHouse } from './booking-race.house.js';
import { OPEN_FROM_HOUR } from './booking-race.people.js';

const AT_ONCE = 50;

/** One key, fifty requests at once; another body; a process killed between the commit and the answer; a new booking. */
export async function run(): Promise<void> {
  await inRaceHouse(async ({ context, racers, start }) => {
    const [one, other] = racers;
    if (!one || !other) throw new Error('There are two who want sessions');
    const db = context.get(Db);
    const agent = new Agent({ keepAlive: true });
    const local = (days: number) =>
      DateTime.utc().plus({ days }).startOf('day').plus({ hours: OPEN_FROM_HOUR }).toFormat("yyyy-MM-dd'T'HH:mm");
    const booking = ({ token, enrolmentId }: typeof one, days: number, key: string): Question => ({
      token,
      path: '/api/sessions',
      body: { enrolmentId, local: local(days) },
      headers: { 'idempotency-key': key },
    });
    const rows = async (enrolmentId: string) =>
      (await db.sql('SELECT 1 FROM sessions.session WHERE enrolment_id = $1', [enrolmentId])).length;

    const first = await start('mortal');
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => ask(agent, first.port, booking(one, 3, 'once'))),
    );
    const bodies = new Set(answers.map(({ text }) => text)).size;
    const atOnce = {
      answers: answers.filter(({ status }) => status === 201).length,
      bodies,
      rows: await rows(one.enrolmentId),
    };
    const reused = (await ask(agent, first.port, booking(one, 10, 'once'))).status;

    const dead = once(first.process, 'exit');
    const asked = booking(other, 4, 'killed');
    const broken = await ask(agent, first.port, { ...asked, headers: { ...asked.headers, 'x-die': 'yes' } });
    await dead;
    const second = await start();
    const retried = await ask(agent, second.port, asked);
    const killed = { first: broken.status, retried: retried.status, rows: await rows(other.enrolmentId) };

    const path = `/api/sessions/${retried.answer.sessionId ?? ''}/cancellation`;
    const cancelled = await ask(agent, second.port, { token: other.token, path, body: { reason: 'malade' } });
    const again = (await ask(agent, second.port, booking(other, 4, 'anew'))).status;
    await second.stop();
    agent.destroy();
    const line = { bench: 'booking-idempotency', atOnce, reused, killed, cancelled: cancelled.status, again };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    const expected = {
      bench: 'booking-idempotency',
      atOnce: { answers: AT_ONCE, bodies: 1, rows: 1 },
      reused: 422,
      killed: { first: 599, retried: 201, rows: 1 },
      cancelled: 201,
      again: 201,
    };
    if (JSON.stringify(line) !== JSON.stringify(expected)) process.exitCode = 1;
  });
}
