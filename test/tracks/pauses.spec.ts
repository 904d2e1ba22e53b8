import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { KeepPause } from '../../src/tracks/pauses/keep-pause.use-case.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { anEnrolledLearner, type GivenTrack } from '../given/enrolments.js';
import { aLearner } from '../given/learners.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let track: GivenTrack;
let advisor: Person;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  track = await anEnrolledLearner(world, {
    fundedBy: 'third-party',
    funder: 'OPCO Atlas',
    fundingEndsOn: '2027-01-31',
  });
  advisor = await world.person(['advisor']);
});
afterAll(() => world.close());

interface Clock {
  clock: string;
  during: string;
  check: { code: string; standing: string } | null;
}

const MARCH = { fromOn: '2026-03-02', untilOn: '2026-04-06' };
const url = (path: string) => `/api/enrolments/${track.enrolmentId}/${path}`;
const ask = (body: object = {}, who = track.learner) =>
  world.call<ProblemBody & { pauseId: string }>(who, 'POST', url('pauses'), { ...MARCH, reason: 'Naissance', ...body });
const codes = ({ body }: { body: ProblemBody }) => body.checks?.map(({ code }) => code);
const pauses = async () =>
  (await world.call<{ state: string; answer: string | null }[]>(track.learner, 'GET', url('pauses'))).body;
const state = async () =>
  (
    await world.call<{ state: string; plannedEndOn: string }>(
      track.learner,
      'GET',
      `/api/enrolments/${track.enrolmentId}`,
    )
  ).body;
const onDay = async (day: string, pauseId: string) => {
  world.clock.set(`${day}T08:00:00Z`);
  return world.app.get(KeepPause).run({ pauseId }, SYSTEM);
};

describe('A pause', () => {
  it('says clock by clock what stops and what runs on, before anybody confirms', async () => {
    const { body } = await world.call<{ clocks: Clock[]; newEndsOn: string }>(
      track.learner,
      'POST',
      url('pauses/decision'),
      MARCH,
    );
    expect(body.clocks.map(({ clock, during, check }) => [clock, during, check?.standing ?? null])).toEqual([
      ['pace', 'stops', null],
      ['funding', 'runs-on', 'not-yet'],
      ['rights', 'kept', null],
      ['licence', 'none', null],
      ['jury', 'moves', null],
    ]);
    expect(body.newEndsOn).toBe('2027-02-08');
    expect(await pauses()).toEqual([]);
  });

  it('is asked for by the learner, granted by the advisor, and begins and ends by itself', async () => {
    const { body, status } = await ask();
    expect([status, (await state()).state]).toEqual([201, 'active']);
    const granted = await world.call(advisor, 'POST', url(`pauses/${body.pauseId}/grant`), { answer: 'Félicitations' });
    expect([granted.status, await state()]).toMatchObject([204, { state: 'active', plannedEndOn: '2027-02-08' }]);
    expect(await onDay('2026-03-01', body.pauseId)).toEqual({ isTooEarly: true });
    await onDay('2026-03-02', body.pauseId);
    expect(await state()).toMatchObject({ state: 'suspended', plannedEndOn: '2027-02-08' });
    expect(await onDay('2026-04-05', body.pauseId)).toEqual({ isTooEarly: true });
    await onDay('2026-04-06', body.pauseId);
    expect(await state()).toMatchObject({ state: 'active', plannedEndOn: '2027-02-08' });
    expect(await pauses()).toMatchObject([{ state: 'over', answer: 'Félicitations' }]);
    const names = await world.eventNames();
    expect(names.filter((name) => /pause|suspended|resumed|plan-moved/.test(name))).toEqual([
      'tracks.pause-asked',
      'tracks.pause-granted',
      'tracks.plan-moved',
      'tracks.enrolment-suspended',
      'tracks.enrolment-resumed',
    ]);
    const [told] = await world.db.sql<{ data: object }>(
      `SELECT data FROM platform.outbox_event WHERE name = 'tracks.enrolment-suspended'`,
    );
    expect(told?.data).toMatchObject({ onDay: '2026-03-02', untilOn: '2026-04-06' });
    expect(JSON.stringify(await world.db.sql('SELECT data FROM platform.outbox_event'))).not.toContain('Naissance');
  });

  it('in the past is recorded by the advisor, is over at once, and moves what is left', async () => {
    world.clock.set('2026-04-13T08:00:00Z');
    expect(codes(await ask())).toEqual(['pause-ahead']);
    expect((await ask({}, advisor)).status).toBe(201);
    expect(await state()).toMatchObject({ state: 'active', plannedEndOn: '2027-02-08' });
    expect(await pauses()).toMatchObject([{ state: 'over' }]);
    const { body: versions } = await world.call<{ cause: string }[]>(advisor, 'GET', url('plan-versions'));
    expect(versions.map(({ cause }) => cause)).toEqual(['resumed', 'enrolled']);
  });

  it.each([
    ['without days', { untilOn: MARCH.fromOn }, ['pause-has-days']],
    ['before the entry', { fromOn: '2026-01-04', untilOn: '2026-01-10' }, ['change-not-before-entry', 'pause-ahead']],
  ])('%s is refused, and nothing is left', async (_what, body, expected) => {
    const refused = await ask(body);
    expect([refused.status, refused.body.code, codes(refused)]).toEqual([422, 'tracks.not-pausable', expected]);
    expect(await pauses()).toEqual([]);
  });

  it('is declined with an answer, or called off until it begins, and the plan is as it was', async () => {
    const declined = await ask();
    await world.call(advisor, 'POST', url(`pauses/${declined.body.pauseId}/refusal`), { answer: 'Parlons-en' });
    const again = await world.call<ProblemBody>(advisor, 'POST', url(`pauses/${declined.body.pauseId}/grant`), {});
    expect([again.status, codes(again)]).toEqual([422, ['pause-undecided']]);
    const { body } = await ask({}, advisor);
    expect((await state()).plannedEndOn).toBe('2027-02-08');
    expect((await world.call(track.learner, 'POST', url(`pauses/${body.pauseId}/calling-off`))).status).toBe(204);
    expect((await state()).plannedEndOn).toBe('2027-01-04');
    expect(await onDay('2026-03-02', body.pauseId)).toEqual({ isTooEarly: false });
    expect((await pauses()).map((one) => one.state).sort()).toEqual(['called-off', 'declined']);
  });

  it('is open once, however many ask at the same moment', async () => {
    const answers = await Promise.all([ask(), ask({ fromOn: '2026-05-04', untilOn: '2026-05-11' }), ask()]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422, 422]);
  });

  it('is the learner’s and the staff’s to ask for, and the staff’s to decide', async () => {
    expect((await ask({}, await aLearner(world))).status).toBe(404);
    expect((await ask({}, await world.person(['mentor']))).status).toBe(403);
    const { body } = await ask();
    expect((await world.call(track.learner, 'POST', url(`pauses/${body.pauseId}/grant`), {})).status).toBe(403);
  });

  it('ends with the track', async () => {
    const { body } = await ask({}, advisor);
    await onDay('2026-03-02', body.pauseId);
    await world.call(advisor, 'POST', url('withdrawal'), { onDay: '2026-03-02', reason: 'Nouvel emploi' });
    expect(await pauses()).toMatchObject([{ state: 'over' }]);
  });
});

describe('The pages of a pause', () => {
  it('show the clocks first, keep what was written, and take the answer', async () => {
    const shown = await world.call(
      track.learner,
      'GET',
      `/track/plan/pause?fromOn=${MARCH.fromOn}&untilOn=${MARCH.untilOn}`,
    );
    expect([shown.status, shown.bytes.includes('Demander cette pause'), shown.bytes.includes('OPCO')]).toEqual([
      200,
      true,
      false,
    ]);
    const wrong = await world.call(track.learner, 'GET', '/track/plan/pause?fromOn=demain&untilOn=2026-04-06');
    expect([wrong.status, wrong.bytes.includes('Choisissez un jour')]).toEqual([200, true]);
    const pages = `/tracks/${track.enrolmentId}/pauses`;
    const short = await world.call(track.learner, 'POST', pages, { ...MARCH, reason: ' ' });
    expect([short.status, short.bytes.includes(`value="${MARCH.fromOn}"`)]).toEqual([400, true]);
    expect((await world.call(track.learner, 'POST', pages, { ...MARCH, reason: 'Naissance' })).status).toBe(303);
    const open = await world.call(advisor, 'GET', `/tracks/${track.enrolmentId}/plan/pause`);
    expect(open.bytes.includes('Accorder la pause')).toBe(true);
    const [{ id } = { id: '' }] = await world.db.sql<{ id: string }>('SELECT id FROM tracks.pause_request');
    const answer = { decision: 'grant', answer: '' };
    expect((await world.call(advisor, 'POST', `${pages}/${id}/decision`, answer)).status).toBe(303);
    const plan = await world.call(track.learner, 'GET', '/track/plan');
    expect(plan.bytes.includes('accordée')).toBe(true);
  });
});
