import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { OpenFollowUps, TracksApi } from '../../src/tracks/index.js';
import { anEnrolledLearner, type GivenTrack } from '../given/enrolments.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let track: GivenTrack;
let advisor: Person;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  track = await anEnrolledLearner(world);
  advisor = await world.person(['advisor'], { name: 'Aude Conseil' });
});
afterAll(() => world.close());

interface Line {
  id: string;
  reasons: { code: string }[];
  dueOn: string;
  outcome: string | null;
}
interface Whole extends Line {
  playbook: { step: string; isDone: boolean }[];
  log: { step: string | null; note: string; notedBy: string }[];
}

const openOn = async (day: string) => {
  world.clock.set(`${day}T03:07:00Z`);
  return (await world.app.get(OpenFollowUps).run({}, SYSTEM)).opened;
};
const list = async (query = '') =>
  (await world.call<{ rows: Line[]; nextAfter: string | null }>(advisor, 'GET', `/api/follow-ups?${query}`)).body;
const close = (id: string, body: object, who = advisor) =>
  world.call<ProblemBody>(who, 'POST', `/api/follow-ups/${id}/closing`, body);
const active = () =>
  world.clock
    .now()
    .then((now) =>
      world.app
        .get(TracksApi)
        .recordSessionHeld({ enrolmentId: track.enrolmentId, sessionId: newId(), heldAt: now.toJSDate() }, SYSTEM),
    );

describe('An alert', () => {
  it('opens a follow-up with its reasons, a playbook and a day by which it is due', async () => {
    expect(await openOn('2026-01-18')).toBe(0);
    expect(await openOn('2026-01-19')).toBe(1);
    const [line] = (await list()).rows;
    expect(line).toMatchObject({ dueOn: '2026-01-22', outcome: null });
    expect(line?.reasons.map(({ code }) => code)).toEqual(['active-lately']);
    const { body } = await world.call<Whole>(advisor, 'GET', `/api/follow-ups/${line?.id}`);
    expect(body.playbook.map(({ step }) => step)).toEqual([
      'call-learner',
      'write-learner',
      'ask-mentor',
      'offer-pause',
    ]);
    expect(await world.eventNames()).toContain('tracks.follow-up-opened');
  });

  it('alerts once for one cause, also after it was closed, and again for another', async () => {
    await openOn('2026-01-19');
    expect(await openOn('2026-01-20')).toBe(0);
    const [first] = (await list()).rows;
    await close(first?.id ?? '', { outcome: 'not-reached', note: 'Trois appels sans réponse' });
    expect(await openOn('2026-01-27')).toBe(0);
    await active();
    expect(await openOn('2026-02-09')).toBe(0);
    expect(await openOn('2026-02-10')).toBe(1);
    expect((await list()).rows).toHaveLength(1);
  });

  it('waits with another cause until the first is closed', async () => {
    await openOn('2026-01-19');
    const tracks = world.app.get(TracksApi);
    for (const day of ['2026-01-20', '2026-01-27']) {
      const heldAt = new Date(`${day}T10:00:00Z`);
      await tracks.recordSessionMissed({ enrolmentId: track.enrolmentId, sessionId: newId(), heldAt }, SYSTEM);
    }
    expect(await openOn('2026-01-28')).toBe(0);
    const [first] = (await list()).rows;
    await close(first?.id ?? '', { outcome: 'back-to-work', note: 'Il reprend lundi' });
    expect(await openOn('2026-01-29')).toBe(1);
    const [second] = (await list()).rows;
    expect(second?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['active-lately', 'sessions-attended']),
    );
  });

  it('opens one however many look at the same moment', async () => {
    world.clock.set('2026-01-19T03:07:00Z');
    const answers = await Promise.all([1, 2, 3].map(() => world.app.get(OpenFollowUps).run({}, SYSTEM)));
    expect(answers.reduce((sum, { opened }) => sum + opened, 0)).toBe(1);
    const twice = world.db.sql(
      `INSERT INTO tracks.follow_up SELECT gen_random_uuid(), enrolment_id, reasons, due_on, opened_at FROM tracks.follow_up`,
    );
    await expect(twice).rejects.toThrow('follow_up_one_open_per_enrolment');
  });
});

describe('A follow-up', () => {
  let id: string;
  beforeEach(async () => {
    await openOn('2026-01-19');
    id = (await list()).rows[0]?.id ?? '';
  });

  it('keeps what was done, by whom, and is closed with what came of it', async () => {
    const empty = await close(id, { outcome: 'back-to-work' });
    expect([empty.status, empty.body.checks?.map(({ code }) => code)]).toEqual([422, ['follow-up-says-what-was-done']]);
    const note = { step: 'call-learner', note: 'Appel de dix minutes' };
    expect((await world.call(advisor, 'POST', `/api/follow-ups/${id}/notes`, note)).status).toBe(201);
    expect((await close(id, { outcome: 'back-to-work' })).status).toBe(204);
    const { body } = await world.call<Whole>(advisor, 'GET', `/api/follow-ups/${id}`);
    expect(body).toMatchObject({ outcome: 'back-to-work', log: [{ ...note, notedBy: 'Aude Conseil' }] });
    expect(body.playbook[0]).toEqual({ step: 'call-learner', isDone: true });
    expect((await world.call(advisor, 'POST', `/api/follow-ups/${id}/notes`, note)).status).toBe(422);
    expect((await list()).rows).toEqual([]);
    expect((await list('state=closed')).rows).toHaveLength(1);
    const told = await world.db.sql<{ data: object }>(
      `SELECT data FROM platform.outbox_event WHERE name LIKE '%follow-up%'`,
    );
    expect(JSON.stringify(told)).not.toContain('Appel');
  });

  it('is closed once when two close it at the same moment', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => close(id, { outcome: 'nothing-needed', note: 'Vu avec le mentor' })),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 422]);
  });

  it('is found by name and reason, and is the staff’s alone', async () => {
    expect((await list('name=camille&cause=active-lately')).rows).toHaveLength(1);
    expect((await list('cause=sessions-attended')).rows).toEqual([]);
    expect((await world.call(track.learner, 'GET', '/api/follow-ups')).status).toBe(403);
    expect((await close(newId(), { outcome: 'leaving', note: 'Non' })).status).toBe(404);
  });

  it('is listed, worked on and closed on pages, and given as a file', async () => {
    const home = await world.call(advisor, 'GET', '/follow-ups');
    expect([home.status, home.bytes.includes('Ouvrir le suivi')]).toEqual([200, true]);
    const short = await world.call(advisor, 'POST', `/follow-ups/${id}/notes`, { step: 'ask-mentor', note: ' ' });
    expect([short.status, short.bytes.includes('Écrivez ce qui a été fait')]).toEqual([400, true]);
    const noted = await world.call(advisor, 'POST', `/follow-ups/${id}/notes`, { step: '', note: '=Appel; "long"' });
    expect(noted.headers['location']).toBe(`/follow-ups/${id}`);
    const none = await world.call(advisor, 'POST', `/follow-ups/${id}/closing`, { note: '' });
    expect([none.status, none.bytes.includes('Choisissez ce qui en est sorti')]).toEqual([400, true]);
    await world.call(advisor, 'POST', `/follow-ups/${id}/closing`, { outcome: 'leaving', note: '' });
    const empty = await world.call(advisor, 'GET', '/follow-ups');
    expect(empty.bytes.includes('Aucun suivi ouvert')).toBe(true);
    const file = await world.call(advisor, 'GET', '/follow-ups/list.csv?state=closed');
    expect(file.bytes.toString()).toMatch(
      /^\uFEFFApprenant;Titre;Raisons;.*\r\nCamille .*;L’apprenant quitte le parcours\r\n$/,
    );
  });
});
