import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { A_YEAR, aJudgedProject, anEnrolledLearner, type GivenTrack } from '../given/enrolments.js';
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
  track = await anEnrolledLearner(world);
  advisor = await world.person(['advisor']);
});
afterAll(() => world.close());

interface Version {
  version: number;
  cause: string;
  causeFacts: object;
  endedOnBefore: string | null;
  endsOn: string;
  moves: { projectId: string; dueOnBefore: string; dueOn: string }[];
}
interface Comparison {
  present: { endsOn: string; weeklyHours: number };
  tried: { endsOn: string; decision: { allowed: boolean } };
}

const url = (path: string) => `/api/enrolments/${track.enrolmentId}/${path}`;
const change = (body: object, who = track.learner) =>
  world.call<ProblemBody & { endsOn: string }>(who, 'POST', url('plan-changes'), body);
const versions = async () => (await world.call<Version[]>(track.learner, 'GET', url('plan-versions'))).body;
const codes = ({ body }: { body: ProblemBody }) => body.checks?.map(({ code }) => code);
const EVENINGS = [60, 120, 60, 120, 60, 240, 0];

describe('The plan of a track', () => {
  it('is made anew for days off, and tells what it moved and why', async () => {
    const { status } = await change({ kind: 'away', fromOn: '2026-03-02', untilOn: '2026-03-16' });
    expect(status).toBe(201);
    const [latest, first] = await versions();
    expect(first).toMatchObject({ version: 1, cause: 'enrolled', endedOnBefore: null, moves: [] });
    expect(latest).toMatchObject({ version: 2, cause: 'away', endedOnBefore: first?.endsOn, endsOn: first?.endsOn });
    expect(latest?.causeFacts).toEqual({ fromOn: '2026-03-02', untilOn: '2026-03-16' });
    expect(latest?.moves.length).toBeGreaterThan(0);
    expect(latest?.moves.some(({ dueOn, dueOnBefore }) => dueOn > dueOnBefore)).toBe(true);
    expect(await world.eventNames()).toContain('tracks.plan-moved');
  });

  it('is the same again when the days off are called off', async () => {
    const before = (await world.call(track.learner, 'GET', url('plan'))).body;
    await change({ kind: 'away', fromOn: '2026-03-02', untilOn: '2026-03-16' });
    const daysOff = await world.db.one<{ id: string }>('SELECT id FROM tracks.plan_change');
    const path = url(`days-off/${daysOff?.id}/calling-off`);
    const answers = await Promise.all([1, 2].map(() => world.call(track.learner, 'POST', path)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 404]);
    expect((await world.call(track.learner, 'GET', url('plan'))).body).toEqual({ ...before, version: 3 });
  });

  it('keeps the dates of what is verified, and lays the rest on another pace', async () => {
    const projectId = await aJudgedProject(world, track, 'P1');
    world.clock.set('2026-02-02T08:00:00Z');
    const answer = await change({ kind: 'pace', paceMonths: 15 }, advisor);
    expect(answer.body.endsOn).toBe('2027-04-02');
    const [latest] = await versions();
    expect(latest).toMatchObject({ cause: 'pace', causeFacts: { paceMonths: 15, before: 12, fromOn: '2026-02-02' } });
    expect(latest?.moves.map((move) => move.projectId)).not.toContain(projectId);
    const { body: enrolment } = await world.call(track.learner, 'GET', `/api/enrolments/${track.enrolmentId}`);
    expect(enrolment).toMatchObject({ paceMonths: 15, plannedEndOn: '2027-04-02' });
  });

  it('gives what is overdue new dates when the advisor plans it anew', async () => {
    world.clock.set('2026-05-04T08:00:00Z');
    expect(codes(await change({ kind: 'catch-up', fromOn: '2026-05-03' }, advisor))).toEqual([
      'plan-changes-from-today',
    ]);
    expect((await change({ kind: 'catch-up', reason: 'Nouvel emploi' }, advisor)).status).toBe(201);
    const [latest] = await versions();
    expect(latest?.cause).toBe('catch-up');
    expect(latest?.moves.every(({ dueOn }) => dueOn > '2026-05-04')).toBe(true);
    expect(codes(await change({ kind: 'catch-up' }, advisor))).toEqual(['something-is-overdue']);
  });

  it.each([
    ['a day that is over', { kind: 'away', fromOn: '2026-01-04', untilOn: '2026-01-09' }, ['plan-changes-from-today']],
    [
      'a day back before the first',
      { kind: 'away', fromOn: '2026-03-02', untilOn: '2026-03-02' },
      ['days-off-have-days'],
    ],
    [
      'so many days off that the weeks left are too full',
      { kind: 'away', fromOn: '2026-02-02', untilOn: '2026-12-20' },
      ['weekly-load-bearable'],
    ],
  ])('is not changed for %s, and nothing is left', async (_what, body, expected) => {
    const refused = await change(body);
    expect([refused.status, refused.body.code]).toEqual([422, 'tracks.plan-not-changeable']);
    expect(codes(refused)).toEqual(expected);
    expect(await versions()).toHaveLength(1);
    expect(await world.db.sql('SELECT 1 FROM tracks.plan_change')).toEqual([]);
  });

  it('is changed by its learner and the staff; another pace is agreed with the staff', async () => {
    const body = { kind: 'week', week: EVENINGS };
    expect((await change(body, await aLearner(world))).status).toBe(404);
    expect((await change(body, await world.person(['mentor']))).status).toBe(403);
    expect((await change({ kind: 'pace', paceMonths: 9 })).body.code).toBe('tracks.pace-not-yours');
    expect((await change({ kind: 'week', week: [0, 0, 0, 0, 0, 0, 0] })).body.faults?.[0]?.at).toBe('week');
    expect((await change(body)).status).toBe(201);
    expect((await change(body, advisor)).status).toBe(201);
    expect(await versions()).toHaveLength(2);
  });

  it('moves once when two ask for the same at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => change({ kind: 'pace', paceMonths: 15 }, advisor)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await versions()).toHaveLength(2);
  });
});

describe('Assiduity', () => {
  interface Seen {
    months: { month: string; plannedMinutes: number; verifiedMinutes: number; share: number | null }[];
  }
  const assiduity = (query = '', who = track.learner) => world.call<Seen>(who, 'GET', url(`assiduity${query}`));

  it('is what was verified over what was planned, month by month', async () => {
    world.clock.set('2026-02-10T09:00:00Z');
    await aJudgedProject(world, track, 'P1');
    const { body } = await assiduity();
    expect(body.months.map(({ month }) => month)).toEqual(['2026-01', '2026-02']);
    expect(body.months[1]?.verifiedMinutes).toBeGreaterThan(0);
    expect(body.months[0]).toMatchObject({ verifiedMinutes: 0, share: 0 });
  });

  it('gives the same bytes for an instant, whatever comes after it', async () => {
    world.clock.set('2026-02-10T09:00:00Z');
    await aJudgedProject(world, track, 'P1');
    world.clock.set('2026-03-02T09:00:00Z');
    const then = '?asOf=2026-02-09T12:00:00Z';
    const before = (await assiduity(then)).bytes.toString();
    await change({ kind: 'pace', paceMonths: 15 }, advisor);
    world.clock.set('2026-06-01T09:00:00Z');
    expect((await assiduity(then)).bytes.toString()).toBe(before);
    expect(JSON.parse(before)).toMatchObject({
      months: [{ month: '2026-01' }, { month: '2026-02', verifiedMinutes: 0 }],
    });
  });

  it('is told of what has been, to the learner and the staff', async () => {
    expect((await assiduity('?asOf=2099-01-01T00:00:00Z')).status).toBe(400);
    expect((await assiduity('', await aLearner(world))).status).toBe(404);
    expect((await assiduity('', advisor)).status).toBe(200);
  });
});

describe('What would be', () => {
  const compare = (body: object, who = track.learner) => world.call<Comparison>(who, 'POST', url('what-if'), body);

  it('is told side by side, and nothing is written', async () => {
    const { status, body } = await compare({ paceMonths: 15, pause: { fromOn: '2026-03-02', untilOn: '2026-04-01' } });
    expect(status).toBe(200);
    expect([body.present.endsOn, body.tried.endsOn]).toEqual(['2027-01-04', '2027-05-04']);
    expect(await versions()).toHaveLength(1);
    expect(await world.eventNames()).not.toContain('tracks.plan-moved');
  });

  it('says from which day on it is out of reach, and why', async () => {
    const funded = { ...A_YEAR, fundedBy: 'third-party', funder: 'OPCO Atlas', fundingEndsOn: '2027-01-31' } as const;
    track = await anEnrolledLearner(world, {
      ...funded,
      design: track.design,
      rulebookId: track.rulebookId,
      weeklyHours: 14,
    });
    const { body } = await compare({ week: [60, 60, 60, 60, 60, 0, 0] });
    expect(body.tried).toMatchObject({ limitOn: '2027-01-31', decision: { allowed: false } });
    const unmet = (body.tried.decision as unknown as { checks: { code: string; standing: string }[] }).checks.filter(
      ({ standing }) => standing !== 'met',
    );
    expect(unmet.map(({ code }) => code)).toEqual(['weekly-hours-suffice', 'time-left-suffices']);
    expect((body.present as unknown as { impossibleFromOn: string }).impossibleFromOn > '2026-01-05').toBe(true);
  });

  it('is seen by the learner and the staff on pages that need no script', async () => {
    const page = await world.call(
      track.learner,
      'GET',
      '/track/plan/what-if?pace=15&awayFrom=2026-08-03&awayUntil=2026-08-17',
    );
    expect([page.status, page.bytes.includes('Ce que cela changerait')]).toEqual([200, true]);
    const wrong = await world.call(advisor, 'GET', `/tracks/${track.enrolmentId}/plan/what-if?d1=vingt`);
    expect([wrong.status, wrong.bytes.includes('value="vingt"')]).toEqual([200, true]);
    const plan = await world.call(advisor, 'GET', `/tracks/${track.enrolmentId}/plan`);
    expect([plan.status, plan.bytes.includes('Plan fait à l’inscription')]).toEqual([200, true]);
    expect((await world.call(await aLearner(world), 'GET', `/tracks/${track.enrolmentId}/plan`)).status).toBe(404);
    expect((await world.call(await aLearner(world), 'GET', '/track/plan')).bytes.includes('pas encore fait')).toBe(
      true,
    );
  });
});
