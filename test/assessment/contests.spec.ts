import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import type { Check } from '../../src/platform/kernel/decision.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { GrantRole } from '../../src/identity/index.js';
import { aJudgedProject, factsOf, type GivenDefence } from '../given/assessment.js';
import { aConvocation, threeJuryMembers } from '../given/juries.js';
import { textOf } from '../page-text.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.empty());
afterAll(() => world.close());

interface EvaluationSeen {
  evaluationId: string;
  contested: boolean;
  stands: boolean;
  outcome: string;
  criteria: { criterionId: string; name: string; met: boolean; contested: boolean }[];
}
interface ContestKept extends ProblemBody {
  contestId: string;
}
interface Progress {
  blocks: { contested: boolean; competences: { contested: boolean; acquired: boolean }[] }[];
  projects: { code: string; contested: boolean; state: string }[];
}

const REASON = 'Le schéma est dans le livrable, page 4 : chaque table y a sa clé.';
const RULING = 'Le livrable montre bien ce que l’évaluation n’avait pas vu.';
const read = async (who: Person, address: string) => textOf(await world.call(who, 'GET', address), 200);
const html = async (who: Person, address: string) => (await world.call(who, 'GET', address)).bytes.toString();
const codesOf = ({ body }: { body: { checks?: Check[] } }) => (body.checks ?? []).map(({ code }) => code);

/** A project that was sent back, for one criterion. */
async function aContestable() {
  const given = await aJudgedProject(world, { outcome: 'to-rework' });
  const evaluation = (await evaluationsOf(given)).at(-1);
  const unmet = evaluation?.criteria.find(({ met }) => !met);
  if (!evaluation || !unmet) throw new Error('One criterion was not met');
  return { ...given, evaluationId: evaluation.evaluationId, unmet };
}
async function evaluationsOf({ learner, enrolmentId, projectId }: GivenDefence): Promise<EvaluationSeen[]> {
  const { body } = await world.call<{ evaluations: EvaluationSeen[] }[]>(
    learner,
    'GET',
    `/api/enrolments/${enrolmentId}/projects/${projectId}/defences`,
  );
  return body.flatMap(({ evaluations }) => evaluations);
}
type Contestable = Awaited<ReturnType<typeof aContestable>>;
const contest = (who: Person, { evaluationId, unmet }: Contestable, change: object = {}) =>
  world.call<ContestKept>(who, 'POST', `/api/evaluations/${evaluationId}/contests`, {
    criterionIds: [unmet.criterionId],
    reason: REASON,
    ...change,
  });
const rule = (who: Person, contestId: string, upheld: string[]) =>
  world.call<ProblemBody & { upheld: boolean; correctionId: string | null }>(
    who,
    'POST',
    `/api/evaluation-contests/${contestId}/ruling`,
    { upheld, reason: RULING },
  );
const progressOf = async ({ learner }: GivenDefence) =>
  (await world.call<Progress>(learner, 'GET', '/api/my/progress')).body;

describe('Contesting an evaluation', () => {
  it('shows the fact as contested everywhere until somebody rules on it', async () => {
    const given = await aContestable();
    const { status, body } = await contest(given.learner, given);
    expect(status).toBe(201);
    const progress = await progressOf(given);
    expect(progress.projects.find(({ code }) => code === 'P1')).toMatchObject({ contested: true, state: 'to-rework' });
    const contested = progress.blocks.filter((block) => block.contested);
    expect(contested).toHaveLength(1);
    expect(contested[0]?.competences.filter((competence) => competence.contested)).toHaveLength(1);
    const [evaluation] = await evaluationsOf(given);
    expect(evaluation?.contested).toBe(true);
    expect(evaluation?.criteria.filter((criterion) => criterion.contested)).toHaveLength(1);
    const advisor = await world.person(['advisor']);
    const page = `/evaluation-contests/${body.contestId}`;
    for (const who of [given.learner, given.mentor, given.evaluator, advisor]) {
      expect(await read(who, page)).toContain(REASON);
    }
    for (const [who, where] of [
      [given.learner, '/track'],
      [given.mentor, '/mentoring'],
      [given.mentor, `/tracks/${given.enrolmentId}`],
      [given.evaluator, '/judging'],
      [given.evaluator, `/defences/${given.defenceId}`],
      [advisor, `/tracks/${given.enrolmentId}`],
      [advisor, '/office'],
      [advisor, '/office/contests'],
    ] as const) {
      expect(await html(who, where)).toContain(page);
    }
    expect(await world.eventNames()).toContain('assessment.evaluation-contested');
    const events = await world.db.sql<{ data: string }>(
      `SELECT data::text FROM platform.outbox_event WHERE name = 'assessment.evaluation-contested'`,
    );
    expect(events[0]?.data).not.toContain('schéma');
  });

  it('is done once, by the learner, of what was found not met, in time', async () => {
    const given = await aContestable();
    const other = newId();
    expect(codesOf(await contest(given.learner, given, { criterionIds: [other] }))).toEqual([
      'evaluation-contest-unmet',
    ]);
    expect((await contest(given.learner, given, { criterionIds: [] })).status).toBe(400);
    expect((await contest(given.mentor, given)).status).toBe(403);
    const stranger = await world.person(['learner']);
    expect((await contest(stranger, given)).status).toBe(404);
    const both = await Promise.all([contest(given.learner, given), contest(given.learner, given)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    world.clock.move({ days: 16 });
    expect(codesOf(await contest(given.learner, given))).toEqual([
      'evaluation-contest-in-time',
      'evaluation-contest-once',
    ]);
  });

  it('keeps the learner from a jury, and tells who judged and the advisors', async () => {
    const given = await aContestable();
    const advisor = await world.person(['advisor'], { email: 'advisor@example.test' });
    await contest(given.learner, given);
    const members = await threeJuryMembers(world);
    const { body } = await world.call<{ candidates: { checks: Check[] }[] }>(
      await world.person(['officer']),
      'POST',
      '/api/juries/decision',
      await aConvocation(world, { tracks: [given], members }),
    );
    const found = body.candidates[0]?.checks.find(({ code }) => code === 'case-no-open-contest');
    expect(found).toMatchObject({ standing: 'not-yet', nextActor: 'advisor' });
    expect(found?.dueOn).toMatch(/^2026-/);
    await world.deliver();
    const letters = await world.db.sql<{ recipientId: string }>(
      `SELECT recipient_id AS "recipientId" FROM notifications.letter WHERE kind = 'evaluation-contested'`,
    );
    const told = letters.map(({ recipientId }) => recipientId);
    expect(told).toEqual(expect.arrayContaining([given.evaluator.id, advisor.id]));
    expect(told).not.toContain(given.learner.id);
    expect(await html(given.evaluator, `/defences/${given.defenceId}`)).toContain('livrable.pdf');
  });

  it('is told by a rulebook that has no number for it with the number of the house', async () => {
    const given = await aContestable();
    await world.db.sql('ALTER TABLE tracks.rulebook DISABLE TRIGGER USER');
    await world.db.sql(`UPDATE tracks.rulebook SET numbers = numbers - 'evaluationContestDays'`);
    await world.db.sql('ALTER TABLE tracks.rulebook ENABLE TRIGGER USER');
    world.clock.move({ days: 15 });
    const { body } = await world.call<{ allowed: boolean }>(
      given.learner,
      'GET',
      `/api/evaluations/${given.evaluationId}/contest-decision`,
    );
    expect(body.allowed).toBe(true);
  });
});

describe('Ruling on a contested evaluation', () => {
  it('upholds it by a correction: what was contested is met, the project follows', async () => {
    const given = await aContestable();
    const { contestId } = (await contest(given.learner, given)).body;
    const advisor = await world.person(['advisor']);
    const form = { ruling: 'upheld', upheld: given.unmet.criterionId, reason: RULING };
    const preview = await world.call(advisor, 'POST', `/evaluation-contests/${contestId}/ruling`, form);
    expect(textOf(preview, 200)).toContain('« À reprendre » devient « Validé »');
    expect((await factsOf(world, given)).state).toBe('to-rework');
    const { status, body } = await rule(advisor, contestId, [given.unmet.criterionId]);
    expect(status).toBe(201);
    expect(body.upheld).toBe(true);
    expect(await factsOf(world, given)).toMatchObject({ state: 'validated', contestedCriteria: null });
    const [first, second] = await evaluationsOf(given);
    expect(first).toMatchObject({ stands: false, contested: false });
    expect(second).toMatchObject({ stands: true, outcome: 'validated', evaluationId: body.correctionId });
    expect((await progressOf(given)).blocks.some((block) => block.contested)).toBe(false);
    expect(codesOf(await rule(advisor, contestId, []))).toEqual(['evaluation-ruling-open']);
    expect(await world.eventNames()).toContain('assessment.evaluation-contest-ruled');
    expect(await read(given.learner, `/evaluation-contests/${contestId}`)).toContain(RULING);
  });

  it('dismisses it with a reason: the evaluation stands, and is contested no more', async () => {
    const given = await aContestable();
    const { contestId } = (await contest(given.learner, given)).body;
    const officer = await world.person(['officer']);
    const both = await Promise.all([rule(officer, contestId, []), rule(officer, contestId, [])]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    expect(await factsOf(world, given)).toMatchObject({ state: 'to-rework', contestedCriteria: null });
    expect(await evaluationsOf(given)).toMatchObject([{ stands: true, contested: false }]);
    expect(codesOf(await contest(given.learner, given))).toEqual(['evaluation-contest-once']);
  });

  it('is not done by who judged or mentored the learner', async () => {
    const given = await aContestable();
    const { contestId } = (await contest(given.learner, given)).body;
    expect((await rule(given.evaluator, contestId, [])).status).toBe(403);
    for (const person of [given.evaluator, given.mentor]) {
      await world.app.get(GrantRole).run({ accountId: person.id, role: 'advisor' }, SYSTEM);
      const again = await world.signIn(person.id);
      expect((await rule(again, contestId, [])).body.code).toBe('assessment.contest-not-yours-to-rule');
      expect(await read(again, `/evaluation-contests/${contestId}`)).toContain('une autre personne décide');
    }
  });
});
