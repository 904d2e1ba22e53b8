import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import type { Check } from '../../src/platform/kernel/decision.js';
import { newId } from '../../src/platform/kernel/id.js';
import { AssignMentor, EndAssignment } from '../../src/mentors/index.js';
import {
  aCompletedCondition,
  aDecidedCondition,
  aDefencePlanned,
  aJudgedProject,
  anEvaluator,
  aProjectAtWork,
  aProjectHandedIn,
  aProjectReadyForDefence,
  everyDeliverable,
  factsOf,
  findingsOf,
  type GivenDefence,
  type GivenProject,
} from '../given/assessment.js';
import { TracksApi } from '../../src/tracks/index.js';
import { aLearner } from '../given/learners.js';
import { aMentor } from '../given/mentors.js';
import { projectsFor } from '../given/projects.js';
import { anActiveTitle } from '../given/titles.js';
import { aPublishedDesign, anActiveRulebook } from '../given/tracks.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.empty());
afterAll(() => world.close());

interface PlannedBody extends ProblemBody {
  defenceId: string;
  startsAt: string;
  endsAt: string;
  occurrence: string;
}
interface KeptBody extends ProblemBody {
  evaluationId: string;
  completeBy: string | null;
  decideBy: string | null;
}
interface DefenceBody {
  defenceId: string;
  attempt: number;
  state: string;
  evaluations: { evaluationId: string; occasion: string; outcome: string; stands: boolean; criteria: object[] }[];
}

const HOUR = 3_600_000;
const at = ({ enrolmentId, projectId }: GivenProject, what: string) =>
  `/api/enrolments/${enrolmentId}/projects/${projectId}/${what}`;
const inDays = async (days: number, hours = 0) => (await world.clock.now()).plus({ days, hours }).toISO();
const plan = (who: Person, { enrolmentId, projectId }: GivenProject, change: object) =>
  world.call<PlannedBody>(who, 'POST', '/api/defences', { enrolmentId, projectId, mode: 'remote', ...change });
const ready = (who: Person, project: GivenProject) => world.call<ProblemBody>(who, 'POST', at(project, 'readiness'));
const evaluate = (who: Person, { defenceId }: GivenDefence, body: object) =>
  world.call<KeptBody>(who, 'POST', `/api/defences/${defenceId}/evaluation`, body);
const decide = (who: Person, { defenceId }: GivenDefence, body: object) =>
  world.call<KeptBody>(who, 'POST', `/api/defences/${defenceId}/completion-decision`, body);
const handIn = (project: GivenProject) => world.call<KeptBody>(project.learner, 'POST', at(project, 'hand-in'));
const defencesOf = async (who: Person, project: GivenProject) =>
  (await world.call<DefenceBody[]>(who, 'GET', at(project, 'defences'))).body;
const stateOf = async (project: GivenProject) => (await factsOf(world, project)).state;
const codesOf = ({ body }: { body: { checks?: Check[] } }) => (body.checks ?? []).map(({ code }) => code);
const unmetOf = ({ body }: { body: { checks?: Check[] } }) =>
  (body.checks ?? []).filter(({ standing }) => standing !== 'met').map(({ code }) => code);
const faultsOf = ({ body }: { body: ProblemBody }) => (body.faults ?? []).map(({ at: where }) => where);
const countOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM assessment.${table}`)).length;
const toTheDefence = () => world.clock.move({ days: 15, minutes: 30 });

describe('Registering an evaluator', () => {
  const register = (who: Person, change: object = {}) =>
    world.call<ProblemBody & { evaluatorId: string }>(who, 'POST', '/api/evaluators', {
      fullName: 'Alix Exemple',
      email: 'alix@example.test',
      titleCodes: ['RNCP37873'],
      maxLevel: 2,
      ...change,
    });

  it('opens an account with the role, and lists the person', async () => {
    const advisor = await world.person(['advisor']);
    const { status, body } = await register(advisor);
    expect(status).toBe(201);
    const evaluator = await world.signIn(body.evaluatorId);
    expect((await world.call(evaluator, 'GET', '/api/my/defences')).body).toEqual([]);
    expect((await world.call(advisor, 'GET', '/api/evaluators')).body).toMatchObject([
      { id: body.evaluatorId, titleCodes: ['RNCP37873'], maxLevel: 2 },
    ]);
    expect(await world.eventNames()).toContain('assessment.evaluator-registered');
  });

  it('gives the role to a person of the house, once', async () => {
    const advisor = await world.person(['advisor']);
    const mentor = await aMentor(world);
    const account = { email: undefined, accountId: mentor.id };
    expect((await register(advisor, account)).body.evaluatorId).toBe(mentor.id);
    expect((await register(advisor, account)).body.code).toBe('assessment.evaluator-registered-already');
  });

  it('names the field that is wrong, and is for the staff', async () => {
    const advisor = await world.person(['advisor']);
    expect(faultsOf(await register(advisor, { email: undefined }))).toEqual(['email']);
    expect(faultsOf(await register(advisor, { titleCodes: ['37873'] }))).toEqual(['titleCodes']);
    expect(faultsOf(await register(advisor, { titleCodes: [] }))).toEqual(['titleCodes']);
    expect(faultsOf(await register(advisor, { maxLevel: 4 }))).toEqual(['maxLevel']);
    expect((await register(await aMentor(world))).status).toBe(403);
    expect(await countOf('evaluator')).toBe(0);
  });
});

describe('Marking a project ready', () => {
  it('is done by the own mentor, once the work is handed in', async () => {
    const project = await aProjectAtWork(world);
    expect(codesOf(await ready(project.mentor, project))).toEqual(['project-step-fits']);
    await everyDeliverable(world, project);
    await handIn(project);
    expect((await ready(await aMentor(world), project)).status).toBe(404);
    expect((await ready(project.learner, project)).status).toBe(403);
    expect((await ready(project.mentor, project)).status).toBe(201);
    expect((await factsOf(world, project)).markedReadyAt).not.toBeNull();
    expect(await world.eventNames()).toContain('assessment.project-marked-ready');
  });
});

describe('Planning a defence', () => {
  it('works with exactly 14 days of notice, and tells tracks', async () => {
    const project = await aProjectReadyForDefence(world);
    const evaluator = await anEvaluator(world);
    const startsAt = await inDays(14);
    const { status, body } = await plan(project.learner, project, { evaluatorId: evaluator.id, startsAt });
    expect(status).toBe(201);
    expect(body).toMatchObject({ attempt: 1, zone: 'Europe/Paris', startsAt: '2026-01-19T08:00:00.000Z' });
    expect(await stateOf(project)).toBe('defence-planned');
    expect(await world.eventNames()).toContain('assessment.defence-planned');
    const { body: home } = await world.call(evaluator, 'GET', '/api/my/defences');
    expect(home).toMatchObject([{ defenceId: body.defenceId, task: 'hold', learnerName: 'Camille Lefèvre' }]);
  });

  it('tells every unmet condition beforehand, with who acts next, and refuses by the same', async () => {
    const project = await aProjectAtWork(world);
    const evaluator = await anEvaluator(world, { maxLevel: 1, titleCodes: ['RNCP1'] });
    const startsAt = await inDays(13);
    const query = new URLSearchParams({ evaluatorId: evaluator.id, startsAt });
    const decision = await world.call<{ allowed: boolean; checks: Check[] }>(
      project.learner,
      'GET',
      at(project, `defence-decision?${String(query)}`),
    );
    const codes = [
      'defence-not-before-deliverables',
      'defence-of-handed-in-work',
      'defence-after-sessions',
      'defence-after-readiness',
      'defence-notice',
      'evaluator-qualified',
    ];
    expect(decision.body.allowed).toBe(false);
    expect(unmetOf(decision)).toEqual(codes);
    expect(decision.body.checks[0]).toMatchObject({
      facts: { project: 'P1', missing: ['Guide d’installation', 'Code source'] },
      nextActor: 'learner',
    });
    const refused = await plan(project.learner, project, { evaluatorId: evaluator.id, startsAt });
    expect([refused.status, codesOf(refused)]).toEqual([422, codes]);
    expect(await countOf('defence')).toBe(0);
  });

  it('refuses an evaluator who ever mentored the learner, on any track', async () => {
    const project = await aProjectReadyForDefence(world);
    await anEvaluator(world, { accountId: project.mentorId });
    const startsAt = await inDays(15);
    const own = await plan(project.learner, project, { evaluatorId: project.mentorId, startsAt });
    expect(own.body.checks).toMatchObject([{ code: 'evaluator-independent', standing: 'never' }]);
    const { body } = await world.call(project.learner, 'GET', at(project, 'evaluators'));
    expect(body).toMatchObject([{ evaluatorId: project.mentorId, decision: { allowed: false } }]);
    expect(await countOf('defence')).toBe(0);
  });

  it('refuses the learner as an evaluator of their own work', async () => {
    const project = await aProjectReadyForDefence(world);
    await anEvaluator(world, { accountId: project.learner.id });
    const asked = { evaluatorId: project.learner.id, startsAt: await inDays(15) };
    expect(codesOf(await plan(project.learner, project, asked))).toEqual(['evaluator-independent']);
  });

  it('refuses a level above that of the evaluator', async () => {
    const title = await anActiveTitle(world);
    const projects = projectsFor(title.blocks).map((project) => ({ ...project, level: 2 }));
    const project = await aProjectReadyForDefence(world, {
      design: await aPublishedDesign(world, { title, projects }),
    });
    const startsAt = await inDays(15);
    const low = await anEvaluator(world, { maxLevel: 1 });
    const refused = await plan(project.learner, project, { evaluatorId: low.id, startsAt });
    expect(refused.body.checks).toMatchObject([{ code: 'evaluator-qualified', facts: { level: 2, maxLevel: 1 } }]);
    const able = await anEvaluator(world, { maxLevel: 2 });
    expect((await plan(project.learner, project, { evaluatorId: able.id, startsAt })).status).toBe(201);
  });

  it('gives an evaluator’s time to one of four who ask at the same moment', async () => {
    const design = await aPublishedDesign(world);
    const { rulebookId } = await anActiveRulebook(world);
    const evaluator = await anEvaluator(world);
    const projects = [];
    for (let count = 1; count <= 4; count += 1) {
      projects.push(await aProjectReadyForDefence(world, { design, rulebookId }));
    }
    const startsAt = await inDays(15);
    const answers = await Promise.all(
      projects.map((project) => plan(project.learner, project, { evaluatorId: evaluator.id, startsAt })),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422, 422, 422]);
    expect([...new Set(answers.flatMap(codesOf))]).toEqual(['evaluator-free']);
    expect(await countOf('defence')).toBe(1);
    const later = projects.find((_, index) => answers[index]?.status === 422);
    if (!later) throw new Error('One has lost');
    const next = {
      evaluatorId: evaluator.id,
      startsAt: (await world.clock.now()).plus({ days: 15, minutes: 45 }).toISO(),
    };
    expect((await plan(later.learner, later, next)).status).toBe(201);
  });

  it('reads a local time in its zone, and refuses the hour that clocks skip', async () => {
    world.clock.set('2027-02-15T08:00:00Z');
    const project = await aProjectReadyForDefence(world);
    const { id: evaluatorId } = await anEvaluator(world);
    const gap = await plan(project.learner, project, { evaluatorId, local: '2027-03-28T02:30', zone: 'Europe/Paris' });
    expect(gap.body.checks).toMatchObject([{ code: 'defence-time-exists', standing: 'never' }]);
    const both = { evaluatorId, local: '2027-03-28T12:30', startsAt: '2027-03-28T12:30:00Z' };
    expect(faultsOf(await plan(project.learner, project, both))).toEqual(['startsAt']);
    expect(faultsOf(await plan(project.learner, project, { evaluatorId }))).toEqual(['startsAt']);
    expect(faultsOf(await plan(project.learner, project, { evaluatorId, local: '2027-02-30T12:30' }))).toEqual([
      'startsAt',
    ]);
    const fold = await plan(project.learner, project, { evaluatorId, local: '2027-10-31T02:30', zone: 'Europe/Paris' });
    expect(fold.body).toMatchObject({ occurrence: 'twice', startsAt: '2027-10-31T00:30:00.000Z' });
  });

  it('is for the learner and the staff', async () => {
    const project = await aProjectReadyForDefence(world);
    const asked = { evaluatorId: (await anEvaluator(world)).id, startsAt: await inDays(15) };
    expect((await plan(await aLearner(world), project, asked)).status).toBe(404);
    expect((await plan(project.mentor, project, asked)).status).toBe(403);
    expect((await plan(project.learner, project, { ...asked, evaluatorId: newId() })).body.code).toBe(
      'assessment.evaluator-unknown',
    );
    expect((await plan(await world.person(['advisor']), project, asked)).status).toBe(201);
    expect(await countOf('defence')).toBe(1);
  });

  it('is called off by the learner before it begins, and can be planned anew', async () => {
    const defence = await aDefencePlanned(world);
    const cancel = (who: Person) =>
      world.call<ProblemBody>(who, 'POST', `/api/defences/${defence.defenceId}/cancellation`, { reason: 'Malade' });
    expect((await cancel(await aLearner(world))).status).toBe(404);
    toTheDefence();
    expect(codesOf(await cancel(defence.learner))).toEqual(['defence-cancelled-ahead']);
    expect((await cancel(await world.person(['advisor']))).status).toBe(204);
    expect(await stateOf(defence)).toBe('handed-in');
    const again = { evaluatorId: defence.evaluator.id, startsAt: await inDays(20) };
    expect((await plan(defence.learner, defence, again)).body).toMatchObject({ attempt: 1 });
  });

  it('ends after three defences, unless an advisor gives leave', async () => {
    const rulebook = { sessionsBeforeDefence: 0, maxDefences: 1 };
    const judged = await aJudgedProject(world, { outcome: 'to-rework', numbers: rulebook });
    await everyDeliverable(world, judged);
    await handIn(judged);
    await ready(judged.mentor, judged);
    const asked = { evaluatorId: judged.evaluator.id, startsAt: await inDays(15) };
    const refused = await plan(judged.learner, judged, asked);
    expect(refused.body.checks).toMatchObject([{ code: 'defence-left', nextActor: 'advisor' }]);
    const leave = (who: Person) =>
      world.call<ProblemBody>(who, 'POST', at(judged, 'defence-leaves'), { reason: 'Panne le jour de la soutenance' });
    expect((await leave(judged.learner)).body.code).toBe('assessment.leave-not-yours');
    expect((await leave(await world.person(['officer']))).status).toBe(403);
    expect((await leave(await world.person(['advisor']))).status).toBe(201);
    expect((await plan(judged.learner, judged, asked)).body).toMatchObject({ attempt: 2 });
  });
});

describe('Judging a project', () => {
  it('validates it when every criterion is met: tracks knows, and the criteria count', async () => {
    const defence = await aDefencePlanned(world);
    toTheDefence();
    const { status, body } = await evaluate(defence.evaluator, defence, await findingsOf(world, defence, 'validated'));
    expect(status).toBe(201);
    expect(body).toMatchObject({ outcome: 'validated', completeBy: null });
    expect(await stateOf(defence)).toBe('validated');
    const [shown] = await defencesOf(defence.learner, defence);
    expect(shown).toMatchObject({ state: 'decided', attempt: 1, evaluations: [{ occasion: 'defence', stands: true }] });
    expect(shown?.evaluations[0]?.criteria[0]).toMatchObject({ met: true, comment: null });
    expect(await world.eventNames()).toContain('assessment.project-evaluated');
    expect((await world.call(defence.evaluator, 'GET', '/api/my/defences')).body).toEqual([]);
  });

  it('asks for each criterion, once, and for an outcome that fits them', async () => {
    const defence = await aDefencePlanned(world);
    toTheDefence();
    const findings = await findingsOf(world, defence, 'validated');
    const [first = { criterionId: '', met: true }] = findings.criteria;
    const judge = (change: object) => evaluate(defence.evaluator, defence, { ...findings, ...change });
    const twice = await judge({ criteria: [...findings.criteria, first] });
    expect(faultsOf(twice)).toEqual([`criteria.${findings.criteria.length}.criterionId`]);
    const foreign = { criteria: [...findings.criteria, { criterionId: newId(), met: true }] };
    expect((await judge(foreign)).body.code).toBe('assessment.evaluation-invalid');
    const oneUnmet = [{ ...first, met: false }, ...findings.criteria.slice(1)];
    expect(codesOf(await judge({ criteria: oneUnmet }))).toEqual(['outcome-fits-criteria']);
    expect(codesOf(await judge({ outcome: 'conditional' }))).toEqual(['outcome-fits-criteria']);
    expect(codesOf(await judge({ outcome: 'to-rework' }))).toEqual(['outcome-fits-criteria']);
    expect(faultsOf(await judge({ criteria: [] }))).toEqual(['criteria']);
    expect(faultsOf(await judge({ comment: '' }))).toEqual(['comment']);
    expect(await countOf('evaluation')).toBe(0);
    expect(await stateOf(defence)).toBe('defence-planned');
  });

  it('is done by the planned evaluator alone, from the start on, once', async () => {
    const defence = await aDefencePlanned(world);
    const findings = await findingsOf(world, defence, 'validated');
    expect(codesOf(await evaluate(defence.evaluator, defence, findings))).toEqual(['defence-begun']);
    world.clock.set(defence.startsAt.toISOString());
    expect((await evaluate(await anEvaluator(world), defence, findings)).status).toBe(404);
    expect((await evaluate(defence.mentor, defence, findings)).status).toBe(403);
    const answers = await Promise.all([1, 2].map(() => evaluate(defence.evaluator, defence, findings)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422]);
    expect(answers.flatMap(codesOf)).toEqual(['defence-open']);
    expect(await countOf('evaluation')).toBe(1);
  });

  it('is refused to an evaluator who became the learner’s mentor meanwhile', async () => {
    const evaluator = await aMentor(world);
    await anEvaluator(world, { accountId: evaluator.id });
    const defence = await aDefencePlanned(world, { evaluator });
    const { assignmentId, enrolmentId } = defence;
    await world.app.get(EndAssignment).run({ assignmentId, untilOn: '2026-01-05' }, SYSTEM);
    await world.db.sql('DELETE FROM mentors.judge');
    await world.app.get(AssignMentor).run({ enrolmentId, mentorId: evaluator.id, fromOn: '2026-01-06' }, SYSTEM);
    toTheDefence();
    const answer = await evaluate(evaluator, defence, await findingsOf(world, defence, 'validated'));
    expect(codesOf(answer)).toEqual(['evaluator-still-independent']);
  });

  it('sends work back for another defence', async () => {
    const judged = await aJudgedProject(world, { outcome: 'to-rework' });
    expect(await stateOf(judged)).toBe('to-rework');
    expect(await factsOf(world, judged)).toMatchObject({ defences: 1, markedReadyAt: null });
  });
});

describe('A project accepted on a condition', () => {
  const decidedOf = async (project: GivenProject) =>
    (await defencesOf(project.learner, project)).flatMap(({ evaluations }) =>
      evaluations.map(({ occasion, outcome }) => `${occasion} ${outcome}`),
    );

  it('gives the learner 48 hours, then the evaluator 48 hours', async () => {
    const defence = await aDefencePlanned(world);
    toTheDefence();
    const decidedAt = (await world.clock.now()).toMillis();
    const judged = await evaluate(defence.evaluator, defence, await findingsOf(world, defence, 'conditional'));
    expect(judged.body.completeBy).toBe(new Date(decidedAt + 48 * HOUR).toISOString());
    expect(await stateOf(defence)).toBe('conditional');
    expect(codesOf(await handIn(defence))).toEqual(['something-completed']);
    expect(codesOf(await decide(defence.evaluator, defence, await findingsOf(world, defence, 'validated')))).toEqual([
      'condition-completed',
    ]);

    world.clock.move({ hours: 48 });
    await everyDeliverable(world, defence);
    const completed = await handIn(defence);
    expect(completed.body.decideBy).toBe(new Date(decidedAt + 96 * HOUR).toISOString());
    expect(codesOf(await handIn(defence))).toEqual(['completed-in-time']);
    const { body: home } = await world.call(defence.evaluator, 'GET', '/api/my/defences');
    expect(home).toMatchObject([{ task: 'decide', dueAt: completed.body.decideBy }]);

    world.clock.move({ hours: 48 });
    const again = await decide(defence.evaluator, defence, await findingsOf(world, defence, 'conditional'));
    expect(codesOf(again)).toEqual(['condition-only-once']);
    const last = await decide(defence.evaluator, defence, await findingsOf(world, defence, 'validated'));
    expect(last.status).toBe(201);
    expect(await stateOf(defence)).toBe('validated');
    expect(await factsOf(world, defence)).toMatchObject({ defences: 1 });
    expect(await decidedOf(defence)).toEqual(['defence conditional', 'completion validated']);
    world.clock.move({ hours: 100 });
    await world.deliver();
    expect(await stateOf(defence)).toBe('validated');
  });

  it('keeps what was judged, and takes new files', async () => {
    const judged = await aJudgedProject(world, { outcome: 'conditional' });
    const { body } = await world.call<{ files: { fileId: string }[] }>(judged.learner, 'GET', at(judged, 'files'));
    const fileId = body.files[0]?.fileId ?? '';
    const removed = await world.call<ProblemBody>(judged.learner, 'DELETE', `/api/files/${fileId}`);
    expect(codesOf(removed)).toEqual(['file-not-judged']);
    world.clock.move({ hours: 1 });
    await aCompletedCondition(world, judged);
    await aDecidedCondition(world, judged, 'to-rework');
    expect(await stateOf(judged)).toBe('to-rework');
  });

  it('is sent back by itself when the learner is late, as of the deadline', async () => {
    const judged = await aJudgedProject(world, { outcome: 'conditional' });
    world.clock.move({ hours: 48, minutes: 1 });
    expect(codesOf(await handIn(judged))).toContain('completed-in-time');
    await world.deliver();
    expect(await stateOf(judged)).toBe('to-rework');
    expect(await decidedOf(judged)).toEqual(['defence conditional', 'expiry to-rework']);
    const [row] = await world.db.sql<{ late: boolean }>(
      `SELECT e.decided_at = d.complete_by_at AND e.recorded_at > e.decided_at AS late
       FROM assessment.evaluation e JOIN assessment.defence d ON d.id = e.defence_id WHERE e.occasion = 'expiry'`,
    );
    expect(row?.late).toBe(true);
  });

  it('is sent back by itself when the evaluator is late', async () => {
    const judged = await aJudgedProject(world, { outcome: 'conditional' });
    world.clock.move({ hours: 47 });
    await aCompletedCondition(world, judged);
    world.clock.move({ hours: 48, minutes: 1 });
    const late = await decide(judged.evaluator, judged, await findingsOf(world, judged, 'validated'));
    expect(codesOf(late)).toEqual(['decided-in-time']);
    await world.deliver();
    expect(await decidedOf(judged)).toEqual(['defence conditional', 'expiry to-rework']);
  });

  it('stays as it is while the deadline has not passed', async () => {
    const judged = await aJudgedProject(world, { outcome: 'conditional' });
    world.clock.move({ hours: 48 });
    await world.deliver();
    expect(await stateOf(judged)).toBe('conditional');
    const [job] = await world.db.sql<{ waits: boolean }>(
      `SELECT run_at > now() AS waits FROM graphile_worker.jobs WHERE task_identifier = 'end-condition'`,
    );
    expect(job?.waits).toBe(true);
  });
});

describe('Correcting an evaluation', () => {
  const correct = (who: Person, evaluationId: string, body: object) =>
    world.call<ProblemBody & { evaluationId: string; consequences?: Record<string, unknown> }>(
      who,
      'POST',
      `/api/evaluations/${evaluationId}/correction`,
      body,
    );
  const latest = async (project: GivenDefence) =>
    (await defencesOf(project.learner, project)).at(-1)?.evaluations.at(-1)?.evaluationId ?? '';
  const reason = 'Un critère était mal lu';

  it('appends another with its reason, and keeps the first', async () => {
    const judged = await aJudgedProject(world, { outcome: 'conditional' });
    const first = await latest(judged);
    const corrected = await correct(judged.evaluator, first, {
      ...(await findingsOf(world, judged, 'validated')),
      reason,
    });
    expect(corrected.status).toBe(201);
    expect(await stateOf(judged)).toBe('validated');
    const [{ evaluations } = { evaluations: [] }] = await defencesOf(judged.mentor, judged);
    expect(evaluations.map(({ stands }) => stands)).toEqual([false, true]);
    expect(await world.eventNames()).toContain('assessment.evaluation-corrected');
  });

  it('corrects words without touching the progress', async () => {
    const judged = await aJudgedProject(world);
    const findings = { ...(await findingsOf(world, judged, 'validated')), comment: 'Mieux dit.', reason };
    expect((await correct(judged.evaluator, await latest(judged), findings)).status).toBe(201);
    expect(await stateOf(judged)).toBe('validated');
  });

  it('takes a validated project back to rework, locks what was not begun, and says so', async () => {
    const judged = await aJudgedProject(world);
    const { body, status } = await correct(judged.evaluator, await latest(judged), {
      ...(await findingsOf(world, judged, 'to-rework')),
      reason,
    });
    expect(status).toBe(201);
    expect(body.consequences).toMatchObject({
      project: { code: 'P1', before: 'validated', after: 'to-rework' },
      opened: [],
      locked: ['P2', 'P3'],
    });
    expect(await stateOf(judged)).toBe('to-rework');
    expect(await world.eventNames()).toContain('tracks.project-corrected');
  });

  it('validates what was sent back, and opens what waited for it', async () => {
    const judged = await aJudgedProject(world, { outcome: 'to-rework' });
    const validated = { ...(await findingsOf(world, judged, 'validated')), reason };
    const { body } = await correct(judged.evaluator, await latest(judged), validated);
    expect(body.consequences).toMatchObject({ project: { after: 'validated' }, opened: ['P2', 'P3'] });
  });

  it('never takes a validated block away', async () => {
    const judged = await aJudgedProject(world);
    const blocks = judged.design.title.blocks.map(({ id: blockId }) => ({
      blockId,
      result: 'validated',
      reason: null,
    }));
    await world.app.get(TracksApi).recordBlockResults(
      {
        enrolmentId: judged.enrolmentId,
        juryId: newId(),
        decidedAt: (await world.clock.now()).toJSDate(),
        blocks: blocks as { blockId: string; result: 'validated'; reason: null }[],
      },
      SYSTEM,
    );
    const back = { ...(await findingsOf(world, judged, 'to-rework')), reason };
    const { body } = await correct(judged.evaluator, await latest(judged), back);
    expect(body.consequences?.blocks).toEqual([]);
    const standing = await world.app.get(TracksApi).standing(judged.enrolmentId);
    expect(standing.every(({ state }) => state === 'validated')).toBe(true);
  });

  it('is refused for what was corrected already, with a condition after the fact, and to others', async () => {
    const judged = await aJudgedProject(world);
    const first = await latest(judged);
    const condition = { ...(await findingsOf(world, judged, 'conditional')), reason };
    expect(codesOf(await correct(judged.evaluator, first, condition))).toEqual(['condition-set-at-defence']);
    const words = { ...(await findingsOf(world, judged, 'validated')), reason };
    expect((await correct(await anEvaluator(world), first, words)).status).toBe(404);
    expect(faultsOf(await correct(judged.evaluator, first, { ...words, reason: '' }))).toEqual(['reason']);
    const both = await Promise.all([1, 2].map(() => correct(judged.evaluator, first, words)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    expect(codesOf(await correct(judged.evaluator, first, words))).toEqual(['latest-evaluation']);
    expect(await countOf('evaluation')).toBe(2);
    await expect(world.db.sql('UPDATE assessment.evaluation SET outcome = outcome')).rejects.toThrow(/never edited/);
  });
});

describe('Seeing defences', () => {
  it('is for those who have to do with the project', async () => {
    const defence = await aDefencePlanned(world);
    const see = (who: Person) => world.call(who, 'GET', `/api/defences/${defence.defenceId}`);
    for (const person of [defence.learner, defence.mentor, defence.evaluator, await world.person(['officer'])]) {
      expect((await see(person)).body).toMatchObject({ state: 'planned', project: { code: 'P1' }, evaluations: [] });
    }
    for (const person of [await aLearner(world), await aMentor(world), await anEvaluator(world)]) {
      expect((await see(person)).status).toBe(404);
      expect((await world.call(person, 'GET', at(defence, 'defences'))).status).toBe(404);
    }
    const elsewhere = await aProjectHandedIn(world, { design: defence.design, rulebookId: defence.rulebookId });
    expect(await defencesOf(elsewhere.learner, elsewhere)).toEqual([]);
  });
});
