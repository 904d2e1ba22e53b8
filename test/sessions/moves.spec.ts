import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { anEnrolledLearner } from '../given/enrolments.js';
import { anAssignment } from '../given/mentors.js';
import { aBookedSession, aMentoredLearner, type MentoredLearner } from '../given/sessions.js';
import { checkBookings } from '../bench/booking-model.steps.js';
import { textOf } from '../page-text.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let given: MentoredLearner;
let sessionId: string;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  given = await aMentoredLearner(world);
  ({ sessionId } = await aBookedSession(world, given));
});
afterAll(() => world.close());

/** The session stands on Monday the 12th at ten (UTC); it is Monday the 5th, at eight. */
const STANDS = '2026-01-12T10:00:00.000Z';
const WEDNESDAY = '2026-01-14T13:00:00.000Z';

const move = (who: Person, startsAt = WEDNESDAY, id = sessionId) =>
  world.call<{ startsAt: string; local: string } & ProblemBody>(who, 'POST', `/api/sessions/${id}/moves`, { startsAt });
const codesOf = ({ body }: { body: ProblemBody }) => (body.checks ?? []).map(({ code }) => code);
const kept = () =>
  world.db.sql<object>(
    `SELECT to_json(starts_at) AS "startsAt", week_on AS "weekOn", state, moves, kind FROM sessions.session ORDER BY id`,
  );

describe('A session that is moved', () => {
  it('is the same session at another time, and tells where it stood', async () => {
    const { status, body } = await move(given.learner);
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ sessionId, startsAt: WEDNESDAY, zone: 'Europe/Paris', local: '2026-01-14T14:00' }),
    ]);
    expect(await kept()).toMatchObject([{ state: 'booked', moves: 1, weekOn: '2026-01-12', kind: 'discovery' }]);
    const seen = await world.call<{ moves: object[] }>(given.mentor, 'GET', `/api/sessions/${sessionId}`);
    expect(seen.body.moves).toMatchObject([{ movedAs: 'learner' }]);
    expect(await world.eventNames()).toContain('sessions.session-moved');
  });

  it('stands in nobody’s way: half an hour later, or in another week', async () => {
    expect((await move(given.learner, '2026-01-12T10:30:00.000Z')).status).toBe(201);
    expect((await move(given.learner, '2026-01-20T10:00:00.000Z')).status).toBe(201);
    expect(await kept()).toMatchObject([{ moves: 2, weekOn: '2026-01-19' }]);
    expect((await world.call(given.learner, 'POST', '/api/sessions', body(STANDS))).status).toBe(422);
  });

  it('is moved by the learner until a day before, by the mentor until it starts', async () => {
    world.clock.set('2026-01-11T10:01:00Z');
    const late = await move(given.learner);
    expect([late.status, late.body.code]).toEqual([422, 'sessions.session-not-movable']);
    expect(codesOf(late)).toEqual(['move-session-in-time']);
    const asked = { startsAt: WEDNESDAY, noticeWaived: true };
    const url = `/api/sessions/${sessionId}/moves`;
    expect((await world.call(given.mentor, 'POST', `${url}/decision`, asked)).body).toMatchObject({ allowed: true });
    expect((await world.call(given.mentor, 'POST', url, asked)).status).toBe(201);
    expect(await kept()).toMatchObject([{ moves: 1 }]);
  });

  it.each([
    ['outside the openings of the mentor', '2026-01-14T02:00:00.000Z', 'session-inside-opening'],
    ['into the past', '2026-01-02T13:00:00.000Z', 'session-not-past'],
    ['where it stands', STANDS, 'move-session-elsewhere'],
  ])('is refused %s, and nothing is written', async (_where, startsAt, code) => {
    const answer = await move(given.learner, startsAt);
    expect(answer.status).toBe(422);
    expect(codesOf(answer)).toContain(code);
    expect(await kept()).toMatchObject([{ moves: 0 }]);
    expect(await world.db.sql('SELECT 1 FROM sessions.session_move')).toEqual([]);
  });

  it('is for its two sides alone', async () => {
    const [other, advisor] = [await world.person(['learner']), await world.person(['advisor'])];
    expect([(await move(other)).status, (await move(advisor)).status]).toEqual([404, 403]);
    expect((await move(given.learner, WEDNESDAY, '019b0000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await move(given.learner, 'tomorrow')).status).toBe(400);
  });

  it('goes to one of two who want the same slot at the same moment', async () => {
    const second = await anEnrolledLearner(world, { design: given.design, rulebookId: given.rulebookId });
    await anAssignment(world, { enrolmentId: second.enrolmentId, mentorId: given.mentorId });
    const other = await aBookedSession(world, { ...second, mentorId: given.mentorId }, '2026-01-13T10:00:00.000Z');
    const answers = await Promise.all([move(given.learner), move(second.learner, WEDNESDAY, other.sessionId)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    expect(answers.flatMap(codesOf)).toEqual(['session-mentor-free']);
  });

  it('is moved once by two at once who send it to different times', async () => {
    const answers = await Promise.all([move(given.learner), move(given.mentor, '2026-01-15T13:00:00.000Z')]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await kept()).toMatchObject([{ moves: 2 }]);
    expect(await world.db.sql('SELECT 1 FROM sessions.session_move')).toHaveLength(2);
  });

  it('keeps its entry in calendars, with a higher SEQUENCE, also when it is cancelled afterwards', async () => {
    const page = (await world.call(given.learner, 'POST', '/sessions/calendar')).bytes.toString();
    const address = /\/calendar\/[\w-]{43}\.ics/.exec(page)?.[0] ?? 'none';
    const entry = async () => {
      const text = (await world.app.inject({ url: address })).payload;
      const [event] = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
      const { uid, sequence, startDate } = new ICAL.Event(event);
      return [uid, sequence, startDate.toJSDate().toISOString(), event?.getFirstPropertyValue('status')];
    };
    const uid = `${sessionId}@sessions.jalon`;
    expect(await entry()).toEqual([uid, 0, STANDS, 'CONFIRMED']);
    await move(given.learner);
    expect(await entry()).toEqual([uid, 1, WEDNESDAY, 'CONFIRMED']);
    await world.call(given.learner, 'POST', `/api/sessions/${sessionId}/cancellation`, { reason: 'malade' });
    expect(await entry()).toEqual([uid, 2, WEDNESDAY, 'CANCELLED']);
  });

  it('is told to both sides once, as it stands after its last move, and reminded of at its new time', async () => {
    await world.deliver();
    await move(given.learner);
    await move(given.learner, '2026-01-15T13:00:00.000Z');
    await world.deliver();
    const letters = () =>
      world.db.sql<{ kind: string; at: string }>(
        `SELECT kind, facts->>'startsAt' AS at FROM notifications.letter WHERE kind LIKE 'session-%' AND kind <> 'session-booked' ORDER BY asked_at, id`,
      );
    const moved = { kind: 'session-moved', at: '2026-01-15T13:00:00.000Z' };
    expect(await letters()).toEqual([moved, moved]);
    const deliverAt = async (at: string) => {
      world.clock.set(at);
      // What came before its time asks to be taken up in a minute of real time.
      await world.db.sql('UPDATE graphile_worker._private_jobs SET run_at = now()');
      await world.deliver();
    };
    await deliverAt('2026-01-10T10:00:00Z');
    expect(await letters()).toHaveLength(2);
    await deliverAt('2026-01-13T13:00:00Z');
    expect((await letters()).slice(2).map(({ kind }) => kind)).toEqual(['session-in-two-days', 'session-in-two-days']);
  });

  it('leaves nothing behind that must not stand, whatever else is done in whatever order, alone or two at once', async () => {
    const second = await anEnrolledLearner(world, { design: given.design, rulebookId: given.rulebookId });
    await anAssignment(world, { enrolmentId: second.enrolmentId, mentorId: given.mentorId });
    const bookers = [given, second].map(({ learner, enrolmentId }) => ({ learnerId: learner.id, enrolmentId }));
    const { app: context, clock } = world;
    const house = { context, clock, bookers, mentorIds: [given.mentorId], beginsAt: '2026-01-05T08:00:00.000Z' };
    await checkBookings(house, { sequences: 3, steps: 12, atOnce: 1, seed: 1 });
    await checkBookings(house, { sequences: 2, steps: 12, atOnce: 2, seed: 2 });
  });

  it('is moved on pages, from its own over the week to what it means', async () => {
    const read = async (who: Person, address: string) => textOf(await world.call(who, 'GET', address), 200);
    expect(await read(given.learner, `/sessions/${sessionId}`)).toContain('Déplacer');
    const week = (await world.call(given.learner, 'GET', `/sessions/${sessionId}/move`)).bytes.toString();
    expect(week).toContain('Une séance se déplace jusqu’au dimanche 11 janvier 2026');
    const links = [...week.matchAll(/href="(\/sessions\/[\w-]+\/move[^"]*)"/g)].map(([, link = '']) =>
      link.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
    );
    for (const link of links.filter((one) => one.includes('on='))) await read(given.learner, link);
    expect(week).toContain(`name="slot" value="${WEDNESDAY}"`);
    const held = { enrolmentId: given.enrolmentId, sessionId, slot: WEDNESDAY };
    const chosen = await world.call(given.learner, 'POST', '/sessions/holds', held);
    const confirmation = await read(given.learner, String(chosen.headers['location']));
    expect(confirmation).toContain('Ce créneau est gardé pour vous jusqu’à 09:10.');
    expect(confirmation).toContain('Déplacer la séance ?');
    const sent = await world.call(given.learner, 'POST', `/sessions/${sessionId}/move`, { startsAt: WEDNESDAY });
    expect([sent.status, sent.headers['location']]).toEqual([303, `/sessions/${sessionId}`]);
    expect(await read(given.mentor, `/sessions/${sessionId}`)).toMatch(
      /Déplacée par l’apprenant le .*lundi 12 janvier/,
    );
    world.clock.set('2026-01-14T10:00:00Z');
    expect(await read(given.learner, `/sessions/${sessionId}/move`)).toContain(
      'Cette séance ne peut pas être déplacée',
    );
    expect(await read(given.mentor, `/sessions/${sessionId}/move`)).toContain('Choisissez un autre créneau libre');
  });
});

function body(startsAt: string) {
  return { enrolmentId: given.enrolmentId, startsAt };
}
