import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { setTimeout as pause } from 'node:timers/promises';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { CallOffSessions } from '../../src/sessions/index.js';
import { CloseEnrolment, ResumeEnrolment, SuspendEnrolment } from '../../src/tracks/index.js';
import { anEnrolledLearner } from '../given/enrolments.js';
import { anAssignment } from '../given/mentors.js';
import { aBookedSession, aMentoredLearner, type MentoredLearner } from '../given/sessions.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let given: MentoredLearner;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  given = await aMentoredLearner(world);
});
afterAll(() => world.close());

const TODAY = '2026-01-05';
const TUESDAY = '2026-01-13T13:00:00Z';
const WEDNESDAY_AFTER = '2026-01-21T13:00:00Z';

const close = (as: 'withdrawn' | 'ended') =>
  world.app.get(CloseEnrolment).run({ enrolmentId: given.enrolmentId, as, onDay: TODAY, reason: 'Départ' }, SYSTEM);
const suspend = () =>
  world.app.get(SuspendEnrolment).run({ enrolmentId: given.enrolmentId, fromOn: TODAY, reason: 'Congé' }, SYSTEM);
const book = (who: Person, enrolmentId: string, startsAt = TUESDAY) =>
  world.call<{ sessionId: string } & ProblemBody>(who, 'POST', '/api/sessions', { enrolmentId, startsAt });
const states = async () =>
  (
    await world.db.sql<{ state: string; toMakeUp: boolean }>(
      'SELECT state, to_make_up AS "toMakeUp" FROM sessions.session ORDER BY starts_at',
    )
  ).map(({ state, toMakeUp }) => `${state}${toMakeUp ? ', owed' : ''}`);

describe('A track that stops', () => {
  it.each(['withdrawn', 'ended'] as const)(
    'by being %s has its sessions called off, and frees the mentor',
    async (as) => {
      await aBookedSession(world, given, TUESDAY);
      await aBookedSession(world, given, WEDNESDAY_AFTER);
      await close(as);
      await world.deliver();
      expect(await states()).toEqual(['cancelled-in-time', 'cancelled-in-time']);
      const other = await anEnrolledLearner(world, { design: given.design, rulebookId: given.rulebookId });
      await anAssignment(world, { enrolmentId: other.enrolmentId, mentorId: given.mentorId });
      expect((await book(other.learner, other.enrolmentId)).status).toBe(201);
      const told = await world.db.sql(
        "SELECT data->>'side' AS side, data->>'because' AS because FROM platform.outbox_event WHERE name = 'sessions.session-cancelled'",
      );
      const one = { side: 'staff', because: as };
      expect(told).toEqual([one, one]);
    },
  );

  it('tells both sides why, on the page of the session', async () => {
    const { sessionId } = await aBookedSession(world, given, TUESDAY);
    await suspend();
    await world.deliver();
    for (const who of [given.learner, given.mentor]) {
      const page = (await world.call(who, 'GET', `/sessions/${sessionId}`)).bytes.toString();
      expect(page).toContain('Le parcours est en pause depuis le 5 janvier 2026');
      expect(page).not.toContain('Voir ce que disent les présences');
    }
    expect((await world.call(given.learner, 'GET', `/api/sessions/${sessionId}`)).body).toMatchObject({
      outcomes: [
        {
          outcome: 'cancelled-in-time',
          decidedAs: 'staff',
          checks: [{ code: 'booked-session-track-runs', facts: { because: 'suspended', onDay: TODAY } }],
        },
      ],
    });
    const address = `/api/enrolments/${given.enrolmentId}/session-weeks`;
    const weeks = await world.call<{ standing: string }[]>(given.learner, 'GET', address);
    expect(weeks.body.map(({ standing }) => standing)).toEqual(['paused', 'paused']);
  });

  it('leaves what has begun to its mentor', async () => {
    await aBookedSession(world, given, '2026-01-06T10:00:00Z');
    world.clock.set('2026-01-06T10:05:00Z');
    await close('withdrawn');
    await world.deliver();
    expect(await states()).toEqual(['booked']);
  });

  it('costs nothing: the week can be booked again after the return, and is not owed twice', async () => {
    await aBookedSession(world, given, TUESDAY);
    world.clock.set('2026-01-05T09:00:00Z');
    await suspend();
    await world.deliver();
    world.clock.set('2026-01-08T09:00:00Z');
    await world.app.get(ResumeEnrolment).run({ enrolmentId: given.enrolmentId, onDay: '2026-01-08' }, SYSTEM);
    expect((await book(given.learner, given.enrolmentId)).status).toBe(201);
    const second = await book(given.learner, given.enrolmentId, '2026-01-15T13:00:00Z');
    expect(second.body.checks?.map(({ code }) => code)).toEqual(['session-one-a-week']);
    expect(await states()).toEqual(['cancelled-in-time', 'booked']);
  });

  it('comes to the same when the news arrive late or twice', async () => {
    await aBookedSession(world, given, TUESDAY);
    world.clock.set('2026-01-05T09:00:00Z');
    const stoppedAt = (await world.clock.now()).toJSDate();
    await suspend();
    world.clock.set('2026-01-08T09:00:00Z');
    await world.app.get(ResumeEnrolment).run({ enrolmentId: given.enrolmentId, onDay: '2026-01-08' }, SYSTEM);
    expect((await book(given.learner, given.enrolmentId, WEDNESDAY_AFTER)).status).toBe(201);
    await world.deliver();
    expect(await states()).toEqual(['cancelled-in-time', 'booked']);
    const { enrolmentId, learner } = given;
    const again = { enrolmentId, learnerId: learner.id, because: 'suspended', onDay: TODAY, stoppedAt } as const;
    expect(await world.app.get(CallOffSessions).run(again, SYSTEM)).toEqual({ calledOff: 0 });
  });

  it('lets no session survive that is booked at the same moment', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    // The booking is held between its decision and its end: it may still read, and cannot write yet.
    const holding = world.db.transaction(async () => {
      await world.db.sql('LOCK TABLE sessions.session IN SHARE MODE');
      await released;
    });
    const booking = book(given.learner, given.enrolmentId);
    await isWaiting('sessions.session');
    // Left to itself, the end of the track would be dated before the booking, which would then pass for a later one.
    const booked = await world.clock.now();
    world.clock.move({ minutes: -1 });
    const leaving = close('withdrawn');
    await pause(300);
    world.clock.set(booked);
    release();
    expect((await booking).status).toBe(201);
    await Promise.all([holding, leaving]);
    await world.deliver();
    expect(await states()).toEqual(['cancelled-in-time']);
  });
});

async function isWaiting(table: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const waiting = await world.db.sql('SELECT 1 FROM pg_locks WHERE relation = $1::regclass AND NOT granted', [table]);
    if (waiting.length > 0) return;
    await pause(20);
  }
  throw new Error('Nobody waits');
}
