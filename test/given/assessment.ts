import { Readable } from 'node:stream';
import {
  DecideCompletion,
  Evaluate,
  HandIn,
  MarkReady,
  PlanDefence,
  RegisterEvaluator,
  type RegisterEvaluatorInput,
  UploadDeliverable,
} from '../../src/assessment/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { type EvaluationOutcome, type ProjectFacts, TracksApi } from '../../src/tracks/index.js';
import { isPlain, type Person, type World } from '../world.js';
import { aStartedProject } from './enrolments.js';
import { aMentoredLearner, type MentoredChange, type MentoredLearner } from './sessions.js';

/** A file of one page, which says so itself. */
export const A_PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** An archive with nothing in it. */
export const A_ZIP = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);

const CONTENTS: Record<string, Buffer> = { pdf: A_PDF, zip: A_ZIP };

/** A learner with a mentor, and the project that they work on. */
export interface GivenProject extends MentoredLearner {
  projectId: string;
  code: string;
}

/** The same, with the evaluator before whom it is defended. */
export interface GivenDefence extends GivenProject {
  evaluator: Person;
  defenceId: string;
  startsAt: Date;
}

export interface DefenceChange extends MentoredChange {
  /** A learner and project that stand already. */
  track?: MentoredLearner;
  code?: string;
  evaluator?: Person;
}

const learnerOf = ({ learner }: MentoredLearner) => ({ id: learner.id, roles: ['learner'] as const });
const mentorOf = ({ mentor }: MentoredLearner) => ({ id: mentor.id, roles: ['mentor'] as const });

/** An evaluator of RNCP37873, up to the third level. */
export async function anEvaluator(world: World, change: Partial<RegisterEvaluatorInput> = {}): Promise<Person> {
  const account = change.accountId ? {} : { email: `${newId()}@example.test` };
  const { evaluatorId } = await world.app
    .get(RegisterEvaluator)
    .run({ ...account, fullName: 'Alix Exemple', titleCodes: ['RNCP37873'], maxLevel: 3, ...change }, SYSTEM);
  return world.signIn(evaluatorId);
}

/** A project that the learner has started, with nothing handed in. */
export async function aProjectAtWork(world: World, change: DefenceChange = {}): Promise<GivenProject> {
  const { track, code = 'P1', evaluator: _none, ...mentored } = change;
  const given = track ?? (await aMentoredLearner(world, mentored));
  const projectId = await aStartedProject(world, given, code);
  return { ...given, projectId, code };
}

/** What tracks knows of the project. */
export async function factsOf(world: World, { enrolmentId, projectId }: GivenProject): Promise<ProjectFacts> {
  const facts = await world.app.get(TracksApi).project(enrolmentId, projectId);
  if (!facts) throw new Error('There is such a project');
  return facts;
}

/** A file for each required deliverable of the project. */
export async function everyDeliverable(world: World, given: GivenProject): Promise<string[]> {
  const { deliverables } = await factsOf(world, given);
  const fileIds: string[] = [];
  for (const { name, extensions } of deliverables.filter(({ required }) => required)) {
    const [extension = 'pdf'] = extensions;
    const content = Readable.from([CONTENTS[extension] ?? Buffer.from('select 1;\n')]);
    const file = { deliverable: name, name: `livrable.${extension}`, content };
    const { enrolmentId, projectId } = given;
    const uploaded = await world.app.get(UploadDeliverable).run({ enrolmentId, projectId, ...file }, learnerOf(given));
    fileIds.push(uploaded.fileId);
  }
  return fileIds;
}

/** A project that was handed in with all that it asks for. */
export async function aProjectHandedIn(world: World, change: DefenceChange = {}): Promise<GivenProject> {
  const given = await aProjectAtWork(world, change);
  await everyDeliverable(world, given);
  await world.app.get(HandIn).run(given, learnerOf(given));
  return given;
}

/** The same after its two sessions, marked ready by the mentor: its defence can be planned. */
export async function aProjectReadyForDefence(world: World, change: DefenceChange = {}): Promise<GivenProject> {
  if (isPlain(change)) return world.once('a project ready for defence', () => makeReadyForDefence(world, change));
  return makeReadyForDefence(world, change);
}

async function makeReadyForDefence(world: World, change: DefenceChange): Promise<GivenProject> {
  const given = await aProjectHandedIn(world, change);
  const heldAt = (await world.clock.now()).toJSDate();
  for (let session = 1; session <= 2; session += 1) {
    const { enrolmentId, projectId } = given;
    await world.app.get(TracksApi).recordSessionHeld({ enrolmentId, projectId, sessionId: newId(), heldAt }, SYSTEM);
  }
  await world.app.get(MarkReady).run(given, mentorOf(given));
  return given;
}

/** A project whose defence is planned 15 days from now, to the hour. */
export async function aDefencePlanned(world: World, change: DefenceChange = {}): Promise<GivenDefence> {
  const given = await aProjectReadyForDefence(world, change);
  const evaluator = change.evaluator ?? (await anEvaluator(world));
  const startsAt = (await world.clock.now()).plus({ days: 15 }).toJSDate();
  const { enrolmentId, projectId } = given;
  const { defenceId } = await world.app
    .get(PlanDefence)
    .run({ enrolmentId, projectId, evaluatorId: evaluator.id, startsAt, mode: 'remote' }, learnerOf(given));
  return { ...given, evaluator, defenceId, startsAt };
}

/** All criteria of the project met, or all but the first. */
export async function findingsOf(world: World, given: GivenProject, outcome: EvaluationOutcome) {
  const { criteria } = await factsOf(world, given);
  return {
    outcome,
    comment: 'Travail clair, défendu avec assurance.',
    criteria: criteria.map(({ id }, index) => ({ criterionId: id, met: outcome === 'validated' || index > 0 })),
  };
}

/** A project that was defended, and judged: validated, on a condition, or sent back. The clock moves to the defence. */
export async function aJudgedProject(
  world: World,
  { outcome = 'validated', ...change }: DefenceChange & { outcome?: EvaluationOutcome } = {},
): Promise<GivenDefence> {
  const given = await aDefencePlanned(world, change);
  world.clock.move({ days: 15, minutes: 30 });
  const { defenceId, evaluator } = given;
  const findings = await findingsOf(world, given, outcome);
  await world.app.get(Evaluate).run({ defenceId, ...findings }, { id: evaluator.id, roles: ['evaluator'] });
  return given;
}

/** The learner completes what was accepted on a condition, with one more file. */
export async function aCompletedCondition(world: World, given: GivenDefence): Promise<void> {
  await everyDeliverable(world, given);
  await world.app.get(HandIn).run(given, learnerOf(given));
}

/** The evaluator's last word on what was completed. */
export async function aDecidedCondition(world: World, given: GivenDefence, outcome: EvaluationOutcome): Promise<void> {
  const findings = await findingsOf(world, given, outcome);
  const actor = { id: given.evaluator.id, roles: ['evaluator'] as const };
  await world.app.get(DecideCompletion).run({ defenceId: given.defenceId, ...findings }, actor);
}
