import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { TracksApi } from '../../src/tracks/index.js';
import { MoveEffectsQueries } from '../../src/tracks/moves/move-effects.queries.js';
import { MoveGroupQueries } from '../../src/tracks/moves/move-group.queries.js';
import { ProgressFactsQueries } from '../../src/tracks/progression/progress-facts.queries.js';
import { A_PDF } from '../given/assessment.js';
import { aJudgedProject, anEnrolledLearner, aStartedProject, type GivenTrack } from '../given/enrolments.js';
import { MovesByHand } from '../given/moves.js';
import { aPublishedDesign, type GivenDesign } from '../given/tracks.js';
import { type Person, World } from '../world.js';

let world: World;
let officer: Person;
let moves: MovesByHand;
let track: GivenTrack;
let shorter: GivenDesign;
beforeAll(async () => {
  world = await World.open();
});
/** A learner with P1 validated and P2 begun; and a design without P7, whose P6 proves what it proved, and a new P8. */
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
  moves = new MovesByHand(world, officer);
  track = await anEnrolledLearner(world);
  await aJudgedProject(world, track);
  await aStartedProject(world, track, 'P2');
  world.clock.set('2026-02-02T08:00:00Z');
  const { title, projects } = track.design;
  const left = projects.find(({ code }) => code === 'P7');
  const kept = projects
    .filter(({ code }) => code !== 'P7')
    .map((one) => (one.code === 'P6' ? { ...one, criteria: [...one.criteria, ...(left?.criteria ?? [])] } : one));
  const first = projects.find(({ code }) => code === 'P1');
  const added = first ? [{ ...first, code: 'P8', name: 'Portfolio', estimatedHours: 20, prerequisites: ['P2'] }] : [];
  shorter = await aPublishedDesign(world, { title, name: 'Parcours court', projects: [...kept, ...added] });
});
afterAll(() => world.close());

const toShorter = () => ({ fromDesignId: track.design.designId, toDesignId: shorter.designId });
const facts = async () => world.app.get(ProgressFactsQueries).ofEnrolment(track.enrolmentId);
const states = async () => {
  const projects = (await facts())?.projects ?? [];
  return Object.fromEntries(projects.map(({ code, state }) => [code, state]));
};
const designOf = async (code: string) => {
  const [row] = await world.db.sql<{ designId: string }>(
    `SELECT p.design_id AS "designId" FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id
     WHERE lp.enrolment_id = $1 AND p.code = $2`,
    [track.enrolmentId, code],
  );
  return row?.designId;
};

/** Prior learning that an officer recognises, with no project dispensed. */
async function aRecognition(competenceIds: string[]): Promise<void> {
  const at = `/api/enrolments/${track.enrolmentId}/recognitions`;
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(A_PDF)]), 'positionnement.pdf');
  const { body } = await world.call<{ fileId: string }>(officer, 'POST', `${at}/files`, form);
  const words = { kind: 'prior-learning', basis: 'Positionnement', reason: 'Déjà exercé.' };
  const decided = await world.call(officer, 'POST', at, { ...words, competenceIds, fileIds: [body.fileId] });
  expect(decided).toMatchObject({ status: 201 });
}

describe('A move to another design', () => {
  it('is previewed by what it would do, and leaves everything as it is', async () => {
    const before = await facts();
    const moveId = await moves.prepared(toShorter());
    const { counts } = await moves.move(moveId);
    expect(counts.effects.map(({ direction, code }) => `${direction} ${code}`)).toEqual(['gain work-left-no-more']);
    expect(await facts()).toEqual(before);
    expect(await world.eventNames()).not.toContain('tracks.plan-moved');
  });

  it('does exactly what was previewed', async () => {
    const member = await world.app.get(MoveGroupQueries).member(track.enrolmentId);
    const target = { rulebookId: null, designId: shorter.designId };
    const [looked] = await world.app.get(MoveEffectsQueries).of(member ? [member] : [], target);
    await moves.confirm(await moves.prepared(toShorter()));
    expect(await facts()).toEqual(looked?.after.facts);
  });

  it('keeps what is validated or begun as it was begun, and replaces what is not', async () => {
    await moves.confirm(await moves.prepared(toShorter()));
    expect(await states()).toEqual({
      P1: 'validated',
      P2: 'in-progress',
      P3: 'open',
      P4: 'locked',
      P5: 'locked',
      P6: 'locked',
      P8: 'locked',
    });
    expect(await Promise.all(['P1', 'P2'].map(designOf))).toEqual([track.design.designId, track.design.designId]);
    expect(await Promise.all(['P3', 'P8'].map(designOf))).toEqual([shorter.designId, shorter.designId]);
    const plans = await world.db.sql<{ cause: string }>(
      'SELECT cause FROM tracks.track_plan WHERE enrolment_id = $1 ORDER BY version',
      [track.enrolmentId],
    );
    expect(plans.map(({ cause }) => cause)).toEqual(['enrolled', 'moved']);
  });

  it('plans no month anew that is over', async () => {
    const january = async () => {
      const url = `/api/enrolments/${track.enrolmentId}/assiduity`;
      const { body } = await world.call<{ months: { month: string; plannedMinutes: number }[] }>(officer, 'GET', url);
      return body.months.find(({ month }) => month === '2026-01')?.plannedMinutes;
    };
    const before = await january();
    await moves.confirm(await moves.prepared(toShorter()));
    expect(before).toBeGreaterThan(0);
    expect(await january()).toBe(before);
  });

  it('lets a begun project go on, and opens what waited for it in the new design', async () => {
    await moves.confirm(await moves.prepared(toShorter()));
    const tracks = world.app.get(TracksApi);
    const projectId = track.projectIds['P2'] ?? '';
    const criteria = (await tracks.project(track.enrolmentId, projectId))?.criteria ?? [];
    const project = { enrolmentId: track.enrolmentId, projectId };
    await tracks.recordHandIn({ ...project, complete: true }, SYSTEM);
    await tracks.recordDefencePlanned({ ...project, defenceId: newId() }, SYSTEM);
    const decidedAt = (await world.clock.now()).toJSDate();
    const met = criteria.map(({ id }) => ({ criterionId: id, met: true }));
    const evaluation = { ...project, evaluationId: newId(), outcome: 'validated' as const, criteria: met, decidedAt };
    await tracks.recordEvaluation(evaluation, SYSTEM);
    expect(await states()).toMatchObject({ P2: 'validated', P8: 'open' });
  });

  it('counts a session on a project that was replaced for the one in its place', async () => {
    await moves.confirm(await moves.prepared(toShorter()));
    const heldAt = (await world.clock.now()).toJSDate();
    const session = { enrolmentId: track.enrolmentId, sessionId: newId(), heldAt };
    const projectId = track.projectIds['P3'] ?? '';
    await world.app.get(TracksApi).recordSessionHeld({ ...session, projectId }, SYSTEM);
    expect((await facts())?.projects.find(({ code }) => code === 'P3')?.sessionsHeld).toBe(1);
  });

  it('dispenses with a project that is recognised already, and no more once it is taken back', async () => {
    const { title, projects } = shorter;
    const proved = projects.find(({ code }) => code === 'P8')?.criteria ?? [];
    const competences = title.blocks.flatMap((block) => block.competences);
    const isProved = ({ criteria }: (typeof competences)[number]) => criteria.some(({ code }) => proved.includes(code));
    const competenceIds = competences.filter(isProved).map(({ id }) => id);
    await aRecognition(competenceIds);
    const before = await facts();
    const moveId = await moves.prepared(toShorter());
    await moves.confirm(moveId);
    const added = (await facts())?.projects.find(({ code }) => code === 'P8');
    expect(added).toMatchObject({ state: 'validated', dispensed: true });
    expect((await moves.takeBack(moveId)).status).toBe(204);
    expect(await facts()).toEqual(before);
  });

  it('is taken back whole', async () => {
    const before = await facts();
    const moveId = await moves.prepared(toShorter());
    await moves.confirm(moveId);
    expect((await moves.takeBack(moveId)).status).toBe(204);
    expect(await facts()).toEqual(before);
  });

  it('is refused for a draft, and never leads to another title', async () => {
    const other = await aPublishedDesign(world, { title: track.design.title, name: 'Autre' });
    await world.call(officer, 'POST', `/api/designs/${other.designId}/retirement`);
    const { body } = await moves.prepare({ ...toShorter(), toDesignId: other.designId });
    expect(body.checks?.map(({ code }) => code)).toEqual(['move-design-published']);
  });
});
