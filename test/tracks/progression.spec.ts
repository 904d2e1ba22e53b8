import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import type { Check } from '../../src/platform/kernel/decision.js';
import { newId } from '../../src/platform/kernel/id.js';
import { type BlockStanding, type MyProgress, SuspendEnrolment, TracksApi } from '../../src/tracks/index.js';
import {
  aJudgedProject,
  anEnrolledLearner,
  anEvaluation,
  aPlannedDefence,
  aStartedProject,
  aTrackReadyForJury,
  type GivenTrack,
} from '../given/enrolments.js';
import { aLearner } from '../given/learners.js';
import { type ProblemBody, World } from '../world.js';

let world: World;
let tracks: TracksApi;
let track: GivenTrack;
beforeAll(async () => {
  world = await World.open();
  tracks = world.app.get(TracksApi);
});
beforeEach(() => world.empty());
afterAll(() => world.close());

const project = (code = 'P1') => ({ enrolmentId: track.enrolmentId, projectId: track.projectIds[code] ?? '' });
const seen = async (code = 'P1') => {
  const { enrolmentId, projectId } = project(code);
  return tracks.project(enrolmentId, projectId);
};
const start = (code = 'P1', who = track.learner) => {
  const { enrolmentId, projectId } = project(code);
  return world.call<ProblemBody>(who, 'POST', `/api/enrolments/${enrolmentId}/projects/${projectId}/start`);
};
const blocks = async () => {
  const url = `/api/enrolments/${track.enrolmentId}/blocks`;
  return (await world.call<BlockStanding[]>(track.learner, 'GET', url)).body;
};
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown as { code: string; checks: Check[] },
  );
  return error && [error.code, ...error.checks.map(({ code }) => code)];
};
const now = async () => (await world.clock.now()).toJSDate();
const result = async (block: BlockStanding | undefined, kind: 'validated' | 'adjourned') =>
  tracks.recordBlockResults(
    {
      enrolmentId: track.enrolmentId,
      juryId: newId(),
      decidedAt: await now(),
      blocks: [{ blockId: block?.blockId ?? '', result: kind, reason: null }],
    },
    SYSTEM,
  );

describe('A project of a learner', () => {
  beforeEach(async () => {
    track = await anEnrolledLearner(world);
  });

  it('goes from open to validated, and opens those that waited for it', async () => {
    expect((await start()).status).toBe(204);
    expect(await seen()).toMatchObject({ state: 'in-progress', sessionsHeld: 0 });
    await tracks.recordHandIn({ ...project(), complete: false }, SYSTEM);
    expect(await seen()).toMatchObject({ state: 'in-progress' });
    await tracks.recordHandIn({ ...project(), complete: true }, SYSTEM);
    await tracks.recordReady(project(), SYSTEM);
    await tracks.recordDefencePlanned({ ...project(), defenceId: newId() }, SYSTEM);
    expect(await seen()).toMatchObject({ state: 'defence-planned', markedReadyAt: await now(), defences: 0 });
    await anEvaluation(world, track, { code: 'P1', outcome: 'validated' });
    expect(await seen()).toMatchObject({ state: 'validated', defences: 1 });
    expect(await Promise.all(['P2', 'P3', 'P4'].map(async (code) => (await seen(code))?.state))).toEqual([
      'open',
      'open',
      'locked',
    ]);
    expect(await world.eventNames()).toEqual(
      expect.arrayContaining(['tracks.project-moved', 'tracks.projects-opened']),
    );
  });

  it('starts one at a time, after those before it, once', async () => {
    expect((await start('P2')).body.checks).toMatchObject([
      { code: 'project-step-fits' },
      { code: 'prerequisites-validated', facts: { missing: ['P1'] } },
    ]);
    await aJudgedProject(world, track);
    expect((await start('P2')).status).toBe(204);
    expect((await start('P3')).body.checks).toMatchObject([
      { code: 'one-project-in-progress', facts: { inProgress: 'P2' } },
    ]);
    expect((await start('P2')).body.checks?.[0]?.code).toBe('project-step-fits');
  });

  it('starts one of two that are asked for at the same moment', async () => {
    await aJudgedProject(world, track);
    const answers = await Promise.all([start('P2'), start('P3')]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 422]);
  });

  it('is started by its learner alone', async () => {
    expect((await start('P1', await aLearner(world))).status).toBe(404);
    expect((await start('P1', await world.person(['mentor']))).status).toBe(403);
    expect(await seen()).toMatchObject({ state: 'open' });
  });

  it('takes no step that its state does not know', async () => {
    const fits = ['tracks.project-step-refused', 'project-step-fits'];
    expect(await refusal(tracks.recordReady(project(), SYSTEM))).toEqual(fits);
    expect(await refusal(tracks.recordHandIn({ ...project(), complete: true }, SYSTEM))).toEqual(fits);
    expect(await refusal(tracks.recordDefencePlanned({ ...project(), defenceId: newId() }, SYSTEM))).toEqual(fits);
    expect(await refusal(anEvaluation(world, track, { code: 'P1', outcome: 'validated' }))).toEqual(fits);
    expect(await refusal(tracks.recordReady({ ...project(), projectId: newId() }, SYSTEM))).toEqual([
      'tracks.project-unknown',
    ]);
  });

  it('goes back to handed in when its defence is cancelled', async () => {
    await aPlannedDefence(world, track);
    await tracks.recordDefenceCancelled({ ...project(), defenceId: newId() }, SYSTEM);
    expect(await seen()).toMatchObject({ state: 'handed-in', defences: 0 });
  });

  it('that is sent back is handed in and marked ready again', async () => {
    await aJudgedProject(world, track, 'P1', 'to-rework');
    expect(await seen()).toMatchObject({ state: 'to-rework', markedReadyAt: null, defences: 1 });
    await tracks.recordHandIn({ ...project(), complete: true }, SYSTEM);
    expect(await seen()).toMatchObject({ state: 'handed-in', sessionsHeld: 2 });
  });

  it('that is validated on a condition is judged again within the same defence', async () => {
    await aJudgedProject(world, track, 'P1', 'conditional');
    await tracks.recordHandIn({ ...project(), complete: true }, SYSTEM);
    expect(await seen()).toMatchObject({ state: 'conditional', defences: 1 });
    await anEvaluation(world, track, { code: 'P1', outcome: 'validated' });
    expect(await seen()).toMatchObject({ state: 'validated', defences: 1 });
  });

  it('is judged by its own criteria alone, or nothing is written', async () => {
    await aPlannedDefence(world, track);
    const foreign = (await seen('P2'))?.criteria[0]?.id ?? '';
    const evaluation = {
      ...project(),
      evaluationId: newId(),
      outcome: 'validated' as const,
      criteria: [{ criterionId: foreign, met: true }],
      decidedAt: await now(),
    };
    expect(await refusal(tracks.recordEvaluation(evaluation, SYSTEM))).toEqual(['tracks.criteria-unknown']);
    expect(await seen()).toMatchObject({ state: 'defence-planned' });
  });

  it('does not go on while the track is paused', async () => {
    const pause = { enrolmentId: track.enrolmentId, fromOn: '2026-01-05', reason: 'Maladie' };
    await world.app.get(SuspendEnrolment).run(pause, SYSTEM);
    expect((await start()).body.checks).toMatchObject([{ code: 'project-track-active', nextActor: 'advisor' }]);
  });

  it('counts a session once, and no more when it turns out not to count', async () => {
    await aStartedProject(world, track);
    const { enrolmentId } = track;
    const session = { enrolmentId, sessionId: newId(), heldAt: await now() };
    await tracks.recordSessionHeld(session, SYSTEM);
    await tracks.recordSessionHeld(session, SYSTEM);
    expect(await seen()).toMatchObject({ sessionsHeld: 1 });
    await tracks.recordSessionUncounted(session, SYSTEM);
    expect(await seen()).toMatchObject({ sessionsHeld: 0 });
    await tracks.recordSessionHeld({ ...session, projectId: project().projectId }, SYSTEM);
    expect(await seen()).toMatchObject({ sessionsHeld: 1 });
  });

  it('is written whole or not at all with the transaction of the room that tells it', async () => {
    await aStartedProject(world, track);
    const failing = world.db.transaction(async () => {
      await tracks.recordHandIn({ ...project(), complete: true }, SYSTEM);
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await seen()).toMatchObject({ state: 'in-progress' });
  });

  it('is shown with what is handed in and what it proves', async () => {
    const { enrolmentId, projectId } = project();
    const url = `/api/enrolments/${enrolmentId}/projects/${projectId}`;
    const { body } = await world.call(track.learner, 'GET', url);
    expect(body).toMatchObject({
      code: 'P1',
      deliverables: [
        { name: 'Guide d’installation', extensions: ['pdf', 'md'], required: true },
        { name: 'Code source' },
      ],
      criteria: [{ code: 'RNCP37873BC01C1K1' }],
    });
    expect((await world.call(await aLearner(world), 'GET', url)).status).toBe(404);
  });
});

describe('The standing of the blocks', () => {
  it('says at each moment what is missing, who acts next and by when', async () => {
    track = await anEnrolledLearner(world);
    const next = async () => (await blocks())[0]?.next;
    expect((await blocks()).map(({ code, state }) => [code, state])).toEqual([
      ['RNCP37873BC01', 'not-started'],
      ['RNCP37873BC02', 'not-started'],
      ['RNCP37873BC03', 'not-started'],
    ]);
    expect(await next()).toMatchObject({ code: 'project-started', projectCode: 'P1', nextActor: 'learner' });
    await aStartedProject(world, track);
    expect(await next()).toMatchObject({ code: 'project-handed-in', projectCode: 'P1', dueOn: '2026-01-27' });
    await tracks.recordHandIn({ ...project(), complete: true }, SYSTEM);
    expect(await next()).toMatchObject({ code: 'project-sessions-held', nextActor: 'learner' });
    for (const sessionId of [newId(), newId()]) {
      await tracks.recordSessionHeld({ enrolmentId: track.enrolmentId, sessionId, heldAt: await now() }, SYSTEM);
    }
    expect(await next()).toMatchObject({ code: 'project-marked-ready', nextActor: 'mentor' });
    await tracks.recordReady(project(), SYSTEM);
    expect(await next()).toMatchObject({ code: 'project-defence-planned', nextActor: 'learner' });
    await tracks.recordDefencePlanned({ ...project(), defenceId: newId() }, SYSTEM);
    expect(await next()).toMatchObject({ code: 'project-judged', nextActor: 'evaluator' });
    await anEvaluation(world, track, { code: 'P1', outcome: 'validated' });
    const [first] = await blocks();
    expect(first).toMatchObject({ state: 'in-progress', presentable: false });
    expect(first?.competences.filter(({ acquired }) => acquired).map(({ code }) => code)).toEqual(['RNCP37873BC01C1']);
    expect(first?.decision.checks.find(({ code }) => code === 'competences-acquired')).toMatchObject({
      standing: 'not-yet',
      facts: { acquired: 1, needed: 4, missing: ['RNCP37873BC01C2', 'RNCP37873BC01C3', 'RNCP37873BC01C4'] },
    });
  });

  it('goes by the latest decided evaluation of each criterion', async () => {
    track = await anEnrolledLearner(world);
    await aJudgedProject(world, track, 'P1', 'to-rework');
    expect((await blocks())[0]?.competences[0]).toMatchObject({ acquired: false });
    await tracks.recordHandIn({ ...project(), complete: true }, SYSTEM);
    await tracks.recordReady(project(), SYSTEM);
    await tracks.recordDefencePlanned({ ...project(), defenceId: newId() }, SYSTEM);
    world.clock.move({ days: 20 });
    await anEvaluation(world, track, { code: 'P1', outcome: 'validated' });
    expect((await blocks())[0]?.competences[0]).toMatchObject({ acquired: true });
  });

  it('is validated by a jury once everything is acquired, and then for good', async () => {
    track = await aTrackReadyForJury(world);
    const [first, second, third] = await blocks();
    expect([first, second, third].map((block) => [block?.state, block?.presentable])).toEqual(
      [1, 2, 3].map(() => ['ready-for-jury', true]),
    );
    await result(first, 'validated');
    await result(second, 'adjourned');
    expect((await blocks()).map(({ state, decision }) => [state, decision.allowed])).toEqual([
      ['validated', true],
      ['adjourned', false],
      ['ready-for-jury', false],
    ]);
    expect(await refusal(result(first, 'adjourned'))).toEqual([
      'tracks.block-result-refused',
      'block-not-validated-yet',
    ]);
    expect(await refusal(tracks.complete(track, SYSTEM))).toEqual([
      'tracks.enrolment-not-changeable',
      'every-block-validated',
    ]);
    await result(second, 'validated');
    await result(third, 'validated');
    await tracks.complete(track, SYSTEM);
    expect(await tracks.enrolment(track.enrolmentId)).toMatchObject({ state: 'completed' });
    expect((await blocks()).every(({ decision }) => decision.allowed)).toBe(true);
  });

  it('is held by the database as well: nothing follows on a validated block, and no result is edited', async () => {
    track = await aTrackReadyForJury(world);
    const [first] = await blocks();
    await result(first, 'validated');
    const insert = world.db.sql(
      `INSERT INTO tracks.block_result SELECT gen_random_uuid(), enrolment_id, block_id, 'adjourned', source, jury_id,
         reason, now(), now(), recorded_by FROM tracks.block_result`,
    );
    await expect(insert).rejects.toMatchObject({ constraint: 'block_result_validated_for_good' });
    const edit = world.db.sql("UPDATE tracks.block_result SET result = 'adjourned'");
    await expect(edit).rejects.toMatchObject({ constraint: 'block_result_validated_for_good' });
  });

  it('knows the blocks of the title alone', async () => {
    track = await anEnrolledLearner(world);
    const [first] = await blocks();
    const none = { ...(first as BlockStanding), blockId: newId() };
    expect(await refusal(result(none, 'adjourned'))).toEqual(['tracks.block-unknown']);
  });
});

describe('The home of a learner', () => {
  const home = async (who = track.learner) => (await world.call<MyProgress>(who, 'GET', '/api/my/progress')).body;

  it('shows the plan against today, the blocks, the projects and what comes next', async () => {
    track = await anEnrolledLearner(world);
    await aStartedProject(world, track);
    world.clock.move({ days: 10 });
    const progress = await home();
    expect(progress).toMatchObject({
      enrolment: { id: track.enrolmentId, titleCode: 'RNCP37873', state: 'active', plannedEndOn: '2027-01-04' },
      pace: { state: 'on-pace', totalHours: 600, verifiedHours: 0, dueHours: 0 },
      next: { code: 'project-handed-in', projectCode: 'P1', nextActor: 'learner', dueOn: '2026-01-27' },
    });
    expect(progress.pace.plannedHours).toBeGreaterThan(10);
    expect(progress.blocks.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(progress.projects.map(({ code, state }) => `${code} ${state}`).slice(0, 2)).toEqual([
      'P1 in-progress',
      'P2 locked',
    ]);
  });

  it('tells of somebody who falls behind and is silent, but not during a pause', async () => {
    track = await anEnrolledLearner(world);
    world.clock.set('2026-01-19T12:00:00Z');
    expect((await home()).pace).toMatchObject({ state: 'at-risk' });
    await aStartedProject(world, track);
    expect((await home()).pace).toMatchObject({ state: 'on-pace' });
    world.clock.set('2026-01-30T12:00:00Z');
    expect((await home()).pace).toMatchObject({ state: 'behind', dueHours: 40 });
    const pause = { enrolmentId: track.enrolmentId, fromOn: '2026-01-30', reason: 'Maladie' };
    await world.app.get(SuspendEnrolment).run(pause, SYSTEM);
    world.clock.move({ days: 60 });
    expect(await home()).toMatchObject({
      enrolment: { state: 'suspended', suspendedFromOn: '2026-01-30' },
      pace: { state: 'paused' },
      next: { code: 'track-runs', nextActor: 'advisor' },
    });
  });

  it('makes an alert of two missed sessions in four weeks', async () => {
    track = await anEnrolledLearner(world);
    await aStartedProject(world, track);
    for (const sessionId of [newId(), newId()]) {
      await tracks.recordSessionMissed({ enrolmentId: track.enrolmentId, sessionId, heldAt: await now() }, SYSTEM);
    }
    const { pace } = await home();
    expect(pace.decision.checks.find(({ code }) => code === 'sessions-attended')).toMatchObject({
      standing: 'not-yet',
      facts: { missed: 2, weeks: 4 },
    });
  });

  it('is empty for a learner without a track, and closed to others', async () => {
    track = await anEnrolledLearner(world);
    expect(await home(await aLearner(world))).toEqual({
      enrolment: null,
      pace: null,
      blocks: [],
      projects: [],
      next: null,
    });
    expect((await world.call(await world.person(['mentor']), 'GET', '/api/my/progress')).status).toBe(403);
  });
});
