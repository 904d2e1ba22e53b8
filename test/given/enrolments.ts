import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import {
  Enrol,
  type EnrolInput,
  type EvaluationOutcome,
  type RulebookNumbers,
  StartProject,
  TracksApi,
} from '../../src/tracks/index.js';
import { isPlain, type Person, type World } from '../world.js';
import { aLearner } from './learners.js';
import { aPublishedDesign, anActiveRulebook, type GivenDesign } from './tracks.js';

export interface EnrolmentChange extends Partial<Omit<EnrolInput, 'learnerId' | 'designId' | 'rulebookId'>> {
  learner?: Person;
  design?: GivenDesign;
  rulebookId?: string;
  numbers?: Partial<RulebookNumbers>;
}

/** A track as other tests need it; `projectIds` are by code. */
export interface GivenTrack {
  enrolmentId: string;
  learner: Person;
  design: GivenDesign;
  rulebookId: string;
  projectIds: Record<string, string>;
}

/** What an enrolment is asked for with: a year from today, paid by the learner. */
export const A_YEAR: Omit<EnrolInput, 'learnerId' | 'designId' | 'rulebookId'> = {
  paceMonths: 12,
  enteredOn: '2026-01-05',
  fundedBy: 'self',
  accessRoute: 'continuing-education',
};

/** A learner enrolled today at a pace of twelve months on RNCP37873. */
export async function anEnrolledLearner(world: World, change: EnrolmentChange = {}): Promise<GivenTrack> {
  const { learner: someone, design: given, rulebookId: book, numbers, ...asked } = change;
  const learner = someone ?? (await aLearner(world, { verified: true }));
  const design = given ?? (await aPublishedDesign(world));
  const rulebookId = book ?? (await anActiveRulebook(world, numbers)).rulebookId;
  const enteredOn = (await world.clock.now()).toISODate();
  const { enrolmentId } = await world.app
    .get(Enrol)
    .run({ ...A_YEAR, enteredOn, ...asked, learnerId: learner.id, designId: design.designId, rulebookId }, SYSTEM);
  const projects = await world.db.sql<{ code: string; id: string }>(
    'SELECT code, project_id AS id FROM tracks.pub_learner_project WHERE enrolment_id = $1',
    [enrolmentId],
  );
  const projectIds = Object.fromEntries(projects.map(({ code, id }) => [code, id]));
  return { enrolmentId, learner, design, rulebookId, projectIds };
}

/** The learner starts a project. */
export async function aStartedProject(world: World, track: GivenTrack, code = 'P1'): Promise<string> {
  const projectId = track.projectIds[code] ?? '';
  const learner = { id: track.learner.id, roles: ['learner'] as const };
  await world.app.get(StartProject).run({ enrolmentId: track.enrolmentId, projectId }, learner);
  return projectId;
}

/** A project that was started, handed in after two sessions, marked ready, and whose defence is planned. */
export async function aPlannedDefence(world: World, track: GivenTrack, code = 'P1'): Promise<string> {
  const tracks = world.app.get(TracksApi);
  const { enrolmentId } = track;
  const projectId = await aStartedProject(world, track, code);
  const heldAt = (await world.clock.now()).toJSDate();
  for (let session = 1; session <= 2; session += 1) {
    await tracks.recordSessionHeld({ enrolmentId, sessionId: newId(), heldAt }, SYSTEM);
  }
  await tracks.recordHandIn({ enrolmentId, projectId, complete: true }, SYSTEM);
  await tracks.recordReady({ enrolmentId, projectId }, SYSTEM);
  await tracks.recordDefencePlanned({ enrolmentId, projectId, defenceId: newId() }, SYSTEM);
  return projectId;
}

/** A project that was defended and judged: all its criteria met, or none when it is sent back. */
export async function aJudgedProject(
  world: World,
  track: GivenTrack,
  code = 'P1',
  outcome: EvaluationOutcome = 'validated',
): Promise<string> {
  const projectId = await aPlannedDefence(world, track, code);
  await anEvaluation(world, track, { code, outcome });
  return projectId;
}

/** An evaluation of a project whose defence is planned. */
export async function anEvaluation(
  world: World,
  { enrolmentId, projectIds }: GivenTrack,
  given: { code: string; outcome: EvaluationOutcome },
): Promise<void> {
  const tracks = world.app.get(TracksApi);
  const projectId = projectIds[given.code] ?? '';
  const project = await tracks.project(enrolmentId, projectId);
  const met = given.outcome === 'validated';
  const criteria = (project?.criteria ?? []).map(({ id }) => ({ criterionId: id, met }));
  const decidedAt = (await world.clock.now()).toJSDate();
  await tracks.recordEvaluation(
    { enrolmentId, projectId, evaluationId: newId(), outcome: given.outcome, criteria, decidedAt },
    SYSTEM,
  );
}

/** A learner whose every project is validated, so that every block is ready for the jury. */
export async function aTrackReadyForJury(world: World, change: EnrolmentChange = {}): Promise<GivenTrack> {
  if (isPlain(change)) return world.once('a track ready for jury', () => makeReadyForJury(world, change));
  return makeReadyForJury(world, change);
}

async function makeReadyForJury(world: World, change: EnrolmentChange): Promise<GivenTrack> {
  const track = await anEnrolledLearner(world, change);
  for (const code of Object.keys(track.projectIds).sort()) await aJudgedProject(world, track, code);
  return track;
}
