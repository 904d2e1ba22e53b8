import type { INestApplicationContext } from '@nestjs/common';
import { DateTime } from 'luxon';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../config/root.js';
import { ActivateTitle, ImportRegister, TitlesApi } from '../../src/competence-blocks/index.js';
import { SignIns } from '../../src/identity/index.js';
import { RegisterLearner } from '../../src/learners/index.js';
import { AssignMentor, RegisterMentor, SetAvailability } from '../../src/mentors/index.js';
import { Db } from '../../src/platform/database/db.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { ActivateRulebook, DraftDesign, DraftRulebook, Enrol, PublishDesign } from '../../src/tracks/index.js';
import { CAMILLE } from '../given/learners.js';
import { projectsFor } from '../given/projects.js';

/** A learner who wants sessions. */
export interface Racer {
  token: string;
  enrolmentId: string;
}

export const OPEN_FROM_HOUR = 9;
export const OPEN_HOURS = 3;

const ZONE = 'Europe/Paris';
const MENTORS = 3;
const LEARNERS = 40;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  from: `${String(OPEN_FROM_HOUR).padStart(2, '0')}:00`,
  to: `${OPEN_FROM_HOUR + OPEN_HOURS}:00`,
}));

/** Three mentors who receive three hours a day, and forty learners of theirs, made by the use cases. */
export async function makeRacers(context: INestApplicationContext): Promise<Racer[]> {
  const design = await makeTrack(context);
  const today = DateTime.now().setZone(ZONE).toISODate() ?? '';
  const mentorIds: string[] = [];
  for (let mentor = 0; mentor < MENTORS; mentor += 1) mentorIds.push(await makeMentor(context, mentor, today));
  const racers: Racer[] = [];
  for (let learner = 0; learner < LEARNERS; learner += 1) {
    const mentorId = mentorIds[learner % MENTORS] ?? '';
    racers.push(await makeLearner(context, { ...design, mentorId, today, number: learner }));
  }
  return racers;
}

async function makeTrack(context: INestApplicationContext): Promise<{ designId: string; rulebookId: string }> {
  const bytes = createReadStream(join(ROOT, 'test/competence-blocks/fixtures/register-v4.1.xml'));
  const asked = { fileName: 'register.xml', bytes, codes: ['RNCP37873'] };
  const { imported } = await context.get(ImportRegister).run(asked, SYSTEM);
  const titleVersionId = imported[0]?.titleVersionId ?? '';
  await context.get(ActivateTitle).run({ titleVersionId }, SYSTEM);
  const title = await context.get(TitlesApi).title(titleVersionId);
  const draft = { titleVersionId, name: 'Parcours', projects: projectsFor(title?.blocks ?? []) };
  const { designId } = await context.get(DraftDesign).run(draft, SYSTEM);
  await context.get(PublishDesign).run({ designId }, SYSTEM);
  const { rulebookId } = await context.get(DraftRulebook).run({ name: 'Règlement' }, SYSTEM);
  await context.get(ActivateRulebook).run({ rulebookId }, SYSTEM);
  return { designId, rulebookId };
}

async function makeMentor(context: INestApplicationContext, number: number, today: string): Promise<string> {
  const { mentorId } = await context.get(RegisterMentor).run(
    {
      email: `mentor-${number}@example.test`,
      fullName: `Mentor ${number}`,
      zone: ZONE,
      languages: ['fr'],
      maxLevel: 3,
      maxLearners: LEARNERS,
      accompaniesSinceOn: '2020-09-01',
    },
    SYSTEM,
  );
  await context.get(Db).sql(
    `INSERT INTO mentors.mentor_approval (id, mentor_id, decision, decided_at, decided_by)
     VALUES (gen_random_uuid(), $1, 'approved', now(), $1)`,
    [mentorId],
  );
  await context.get(SetAvailability).run({ mentorId, zone: ZONE, validFromOn: today, rules: EVERY_DAY }, SYSTEM);
  return mentorId;
}

interface LearnerToMake {
  designId: string;
  rulebookId: string;
  mentorId: string;
  today: string;
  number: number;
}

/** Every second learner pays, and has sessions of 30 minutes; the others have 45. */
async function makeLearner(context: INestApplicationContext, given: LearnerToMake): Promise<Racer> {
  const { designId, rulebookId, mentorId, today, number } = given;
  const person = { email: `learner-${number}@example.test`, identity: CAMILLE };
  const { learnerId } = await context.get(RegisterLearner).run(person, SYSTEM);
  const funded = { fundedBy: 'third-party', funder: 'OPCO', fundingEndsOn: '2099-12-31' } as const;
  const { enrolmentId } = await context.get(Enrol).run(
    {
      learnerId,
      designId,
      rulebookId,
      paceMonths: 12,
      enteredOn: today,
      accessRoute: 'continuing-education',
      zone: ZONE,
      ...(number % 2 === 0 ? { fundedBy: 'self' } : funded),
    },
    SYSTEM,
  );
  await context.get(AssignMentor).run({ enrolmentId, mentorId, fromOn: today }, SYSTEM);
  const { token } = await context.get(SignIns).begin(learnerId);
  return { token, enrolmentId };
}
