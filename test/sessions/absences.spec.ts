import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { MentorsApi } from '../../src/mentors/index.js';
import { aMentoredLearner, type MentoredLearner } from '../given/sessions.js';
import { aMentor } from '../given/mentors.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let advisor: Person;
let track: MentoredLearner;
beforeAll(async () => {
  world = await World.open();
});
/** On Monday the 5th of January a learner has a session on Wednesday the 14th, at two. */
beforeEach(async () => {
  await world.empty();
  advisor = await world.person(['advisor']);
  track = await aMentoredLearner(world);
  const { enrolmentId, learner } = track;
  const booked = await world.call<{ sessionId: string }>(learner, 'POST', '/api/sessions', {
    enrolmentId,
    local: '2026-01-14T14:00',
    zone: 'Europe/Paris',
  });
  expect(booked.status).toBe(201);
});
afterAll(() => world.close());

const sessions = () =>
  world.db.sql<{ state: string; mentorId: string; toMakeUp: boolean; moves: number }>(
    `SELECT state, mentor_id AS "mentorId", to_make_up AS "toMakeUp", moves FROM sessions.session ORDER BY starts_at`,
  );
const letters = async (recipientId: string) =>
  (
    await world.db.sql<{ kind: string }>(
      `SELECT kind FROM notifications.letter WHERE recipient_id = $1 AND kind NOT LIKE 'session-in%' ORDER BY kind`,
      [recipientId],
    )
  ).map(({ kind }) => kind);
const announce = (fromOn: string, untilOn: string, who: Person = track.mentor) =>
  world.call<ProblemBody>(who, 'POST', '/absences', { mentorId: track.mentor.id, fromOn, untilOn, step: 'confirm' });
const absenceId = async () =>
  (await world.db.sql<{ id: string }>('SELECT id FROM mentors.absence ORDER BY announced_at DESC'))[0]?.id ?? '';
const codesOf = ({ body }: { body: ProblemBody }) => (body.checks ?? []).map(({ code }) => code);

describe('A mentor away for up to a week', () => {
  it('keeps the learner, who chooses another time in the week before or after', async () => {
    expect((await announce('2026-01-12', '2026-01-18')).status).toBe(303);
    await world.deliver();
    expect(await sessions()).toMatchObject([{ state: 'cancelled-in-time', toMakeUp: true, mentorId: track.mentor.id }]);
    expect(await letters(track.learner.id)).toContain('session-to-rebook');
    const book = (day: string) =>
      world.call<ProblemBody>(track.learner, 'POST', '/api/sessions', {
        enrolmentId: track.enrolmentId,
        local: `${day}T14:00`,
        zone: 'Europe/Paris',
      });
    expect(codesOf(await book('2026-01-15'))).toContain('session-inside-opening');
    expect((await book('2026-01-07')).status).toBe(201);
  });

  it('says so from today on, once, and to those whom it concerns', async () => {
    expect(codesOf(await announce('2026-01-04', '2026-01-06'))).toEqual(['absence-from-today-on']);
    expect(codesOf(await announce('2026-01-12', '2026-01-11'))).toEqual(['absence-runs-forward']);
    await announce('2026-01-12', '2026-01-18');
    expect(codesOf(await announce('2026-01-18', '2026-01-20'))).toEqual(['absence-one-at-a-time']);
    const colleague = await aMentor(world);
    expect((await announce('2026-02-01', '2026-02-02', colleague)).status).toBe(404);
    expect((await announce('2026-02-01', '2026-02-02', track.learner)).status).toBe(403);
    expect((await world.call(colleague, 'GET', `/absences/${await absenceId()}`)).status).toBe(404);
    expect((await world.call(advisor, 'GET', `/absences/${await absenceId()}`)).status).toBe(200);
  });
});

describe('A mentor away for longer', () => {
  let substitute: Person;
  const arrange = async (who: Person = advisor, mentorId = substitute.id) =>
    world.call<ProblemBody>(who, 'POST', `/absences/${await absenceId()}/substitutes`, {
      [`substitute-${track.enrolmentId}`]: mentorId,
    });
  const reads = async (who: Person) => (await world.call(who, 'GET', `/tracks/${track.enrolmentId}`)).status;
  beforeEach(async () => {
    substitute = await aMentor(world);
    await announce('2026-01-12', '2026-02-01');
    await world.deliver();
  });

  it('is stood in for on these days: booked, recorded, with the file, handed back by itself', async () => {
    expect(await sessions()).toMatchObject([{ state: 'booked', mentorId: track.mentor.id }]);
    expect((await arrange()).status).toBe(303);
    await world.deliver();
    expect(await sessions()).toMatchObject([{ state: 'booked', mentorId: substitute.id, moves: 1 }]);
    expect(await letters(track.learner.id)).toEqual(
      expect.arrayContaining(['substitute-arranged', 'session-taken-over']),
    );
    expect(await letters(track.mentor.id)).toContain('session-given-up');

    const mentors = world.app.get(MentorsApi);
    const of = (day: string) => mentors.mentorOf(track.enrolmentId, day);
    expect(await Promise.all(['2026-01-11', '2026-01-12', '2026-02-01', '2026-02-02'].map(of))).toEqual([
      track.mentor.id,
      substitute.id,
      substitute.id,
      track.mentor.id,
    ]);
    expect(await mentors.hasMentored(substitute.id, track.learner.id)).toBe(true);
    expect([await reads(track.mentor), await reads(substitute)]).toEqual([200, 404]);
    world.clock.set('2026-01-12T08:00:00Z');
    expect([await reads(track.mentor), await reads(substitute)]).toEqual([200, 200]);
    world.clock.set('2026-02-02T08:00:00Z');
    expect([await reads(track.mentor), await reads(substitute)]).toEqual([200, 404]);
  });

  it('leaves the substitute who held, or waited in, a session as the one of record', async () => {
    await arrange();
    await world.deliver();
    const [{ id } = { id: '' }] = await world.db.sql<{ id: string }>('SELECT id FROM sessions.session');
    world.clock.set('2026-01-14T13:00:00Z');
    await world.call(substitute, 'POST', `/api/sessions/${id}/presence`, { kind: 'joined' });
    world.clock.set('2026-01-14T13:50:00Z');
    expect((await world.call(track.mentor, 'GET', `/api/sessions/${id}`)).status).toBe(404);
    const settled = await world.call(substitute, 'POST', `/api/sessions/${id}/outcome`, {
      outcome: 'missed-by-learner',
    });
    expect(settled.status).toBe(201);
    world.clock.set('2026-02-03T08:00:00Z');
    await world.deliver();
    expect(await sessions()).toMatchObject([{ state: 'missed-by-learner', mentorId: substitute.id }]);
  });

  it('comes back earlier: whoever stood in hands back, with the sessions', async () => {
    await arrange();
    await world.deliver();
    const end = async (form: object) =>
      world.call<ProblemBody>(track.mentor, 'POST', `/absences/${await absenceId()}/end`, form);
    expect(codesOf(await end({ lastOn: '2026-02-10' }))).toEqual(['absence-shortened']);
    expect((await end({ lastOn: '2026-01-13' })).status).toBe(303);
    await world.deliver();
    expect(await sessions()).toMatchObject([{ state: 'booked', mentorId: track.mentor.id, moves: 2 }]);
    expect(
      (await world.call(substitute, 'POST', `/absences/${await absenceId()}/end`, { step: 'call-off' })).status,
    ).toBe(404);
  });

  it('calls a session off where nobody who stands in is free, and the learner chooses again', async () => {
    substitute = await aMentor(world, { rules: [{ weekday: 5, from: '08:00', to: '20:00' }] });
    expect((await arrange()).status).toBe(303);
    await world.deliver();
    expect(await sessions()).toMatchObject([{ state: 'cancelled-in-time', toMakeUp: true }]);
    expect(await letters(track.learner.id)).toContain('session-to-rebook');
  });

  it('is stood in for by nobody who judges the learner, is away too, or the like; by the staff’s choice alone', async () => {
    await world.app.get(MentorsApi).recordJudge({ judgeId: substitute.id, learnerId: track.learner.id });
    const refused = await arrange();
    expect(refused.status).toBe(422);
    expect(refused.bytes.toString()).toContain('elle ne peut pas être son mentor');
    expect((await arrange(track.mentor)).status).toBe(403);
    const free = await aMentor(world);
    const answers = await Promise.all([arrange(advisor, free.id), arrange(advisor, (await aMentor(world)).id)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 422]);
    expect(await world.db.sql('SELECT 1 FROM mentors.substitution')).toHaveLength(1);
  });
});
