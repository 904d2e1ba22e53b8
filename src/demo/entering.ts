import { RegisterLearner, VerifyIdentity } from '../learners/index.js';
import { AssignMentor } from '../mentors/index.js';
import { addMonths } from '../platform/kernel/period.js';
import { Db } from '../platform/database/db.js';
import { DecideRecognition, Enrol, KeepRecognitionFile, SuspendEnrolment, TracksApi } from '../tracks/index.js';
import { demoFile } from './demo-files.js';
import { demoTexts } from './demo-texts.js';
import { DEMO_PASSWORD, type House } from './house.js';
import type { Life } from './life.js';
import { actorOf, type Story } from './story.js';

const UNKNOWN_BIRTHPLACE = {
  birthInseeCode: null,
  birthPostalCode: null,
  birthPlace: null,
  birthCountryCode: null,
  birthCountry: null,
};

/** Plans how a learner enters: registered, verified, enrolled, with a mentor; and the pause, for one who is away. */
export function planEntering(story: Story, life: Life, house: House): void {
  const { lane, registeredDay } = life;
  story.on(registeredDay, '08:00', lane, () => enter(story, life, house));
  if (life.part.isRecognised) story.on(registeredDay + 1, '11:00', lane, () => recognise(story, life, house));
  const { suspendedOn } = life.part;
  if (suspendedOn === undefined) return;
  const reason = demoTexts.words().suspension;
  story.on(suspendedOn, '09:00', lane, () => {
    const pause = { enrolmentId: life.enrolmentId, fromOn: story.calendar.day(suspendedOn), reason };
    return story.do(SuspendEnrolment, pause, house.advisor);
  });
}

async function enter(story: Story, life: Life, house: House): Promise<void> {
  const { part, person, mentor } = life;
  const identity = part.isIncomplete ? { ...person.identity, ...UNKNOWN_BIRTHPLACE } : person.identity;
  const account = { email: life.email, password: DEMO_PASSWORD, language: part.language ?? 'fr' } as const;
  const zone = part.zone ?? 'Europe/Paris';
  const { learnerId } = await story.do(RegisterLearner, { ...account, zone, identity }, house.advisor);
  life.learner = actorOf(learnerId, 'learner');
  const enteredOn = story.calendar.day(life.entryDay);
  if (!part.isIncomplete) {
    const checkedOn = story.calendar.day(life.registeredDay);
    await story.do(VerifyIdentity, { learnerId, document: 'identity-card', checkedOn }, house.officer);
  }
  const { designId, rulebookId } = house;
  const track = { learnerId, designId, rulebookId, paceMonths: part.paceMonths, enteredOn, zone };
  const { enrolmentId } = await story.do(Enrol, { ...track, ...moneyOf(life, enteredOn) }, house.advisor);
  life.enrolmentId = enrolmentId;
  const accompanied = { enrolmentId, mentorId: mentor.id, fromOn: enteredOn };
  life.assignmentId = (await story.do(AssignMentor, accompanied, house.advisor)).assignmentId;
  await learnProjects(story, life);
}

function moneyOf({ part }: Life, enteredOn: string) {
  if (!part.isFunded) return { fundedBy: 'self', accessRoute: 'continuing-education' } as const;
  const fundingEndsOn = addMonths(enteredOn, part.paceMonths + 3);
  return {
    fundedBy: 'third-party',
    funder: demoTexts.words().funder,
    fundingEndsOn,
    accessRoute: 'work-study-contract',
  } as const;
}

/** An officer recognises all that the first project proves, on the record of a positioning, and dispenses with it. */
async function recognise(story: Story, { enrolmentId, projectIds }: Life, { officer }: House): Promise<void> {
  const projectId = projectIds.get('P1') ?? '';
  const project = await story.ask(TracksApi).project(enrolmentId, projectId);
  const { file, basis, reason } = demoTexts.words().recognition;
  const proof = { enrolmentId, name: `${file}.pdf`, content: demoFile('pdf', file) };
  const { fileId } = await story.do(KeepRecognitionFile, proof, officer);
  const competenceIds = [...new Set((project?.criteria ?? []).map(({ competenceId }) => competenceId))];
  const named = { enrolmentId, kind: 'prior-learning', competenceIds, projectIds: [projectId] } as const;
  await story.do(DecideRecognition, { ...named, fileIds: [fileId], sourceCode: null, basis, reason }, officer);
}

async function learnProjects(story: Story, life: Life): Promise<void> {
  const rows = await story
    .ask(Db)
    .sql<{ code: string; id: string }>(
      'SELECT code, project_id AS id FROM tracks.pub_learner_project WHERE enrolment_id = $1',
      [life.enrolmentId],
    );
  for (const { code, id } of rows) life.projectIds.set(code, id);
}
