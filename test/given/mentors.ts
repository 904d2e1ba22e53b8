import {
  AssignMentor,
  RegisterMentor,
  type RegisterMentorInput,
  SetAvailability,
  type SetAvailabilityInput,
} from '../../src/mentors/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { dayOf } from '../../src/platform/kernel/wall-time.js';
import type { Person, World } from '../world.js';

type Rules = SetAvailabilityInput['rules'];

/** Every day from eight to eight. */
export const EVERY_DAY: Rules = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', to: '20:00' }));

export interface MentorChange extends Partial<Omit<RegisterMentorInput, 'accountId'>> {
  rules?: Rules;
}

/** A mentor in Paris who receives every day from eight to eight, from today on. */
export async function aMentor(world: World, { rules = EVERY_DAY, ...change }: MentorChange = {}): Promise<Person> {
  const zone = change.zone ?? 'Europe/Paris';
  const { mentorId } = await world.app.get(RegisterMentor).run(
    {
      email: `${newId()}@example.test`,
      fullName: 'Dominique Exemple',
      languages: ['fr'],
      maxLevel: 3,
      maxLearners: 10,
      accompaniesSinceOn: '2020-09-01',
      ...change,
      zone,
    },
    SYSTEM,
  );
  await anApproval(world, mentorId);
  const validFromOn = dayOf(await world.clock.now(), zone);
  await world.app.get(SetAvailability).run({ mentorId, zone, validFromOn, rules }, SYSTEM);
  return world.signIn(mentorId);
}

/** That an officer approved this mentor, with a CV and a contract without an end. */
export async function anApproval(world: World, mentorId: string): Promise<void> {
  await world.db.sql(
    `WITH papers AS (
       INSERT INTO mentors.mentor_document (id, mentor_id, kind, name, sha256, byte_count, media_type, kept_at, kept_by)
       SELECT gen_random_uuid(), $1, kind, kind || '.pdf', repeat('0', 64), 1, 'application/pdf', $2, $1
       FROM unnest(ARRAY['cv', 'contract']) AS kind)
     INSERT INTO mentors.mentor_approval (id, mentor_id, decision, decided_at, decided_by)
     VALUES ($1, $1, 'approved', $2, $1)`,
    [mentorId, (await world.clock.now()).toJSDate()],
  );
}

/** Gives an enrolment its mentor from a day on; today, where the learner is, when none is given. */
export async function anAssignment(
  world: World,
  { enrolmentId, mentorId, fromOn }: { enrolmentId: string; mentorId: string; fromOn?: string },
): Promise<string> {
  const today = dayOf(await world.clock.now(), 'Europe/Paris');
  const { assignmentId } = await world.app
    .get(AssignMentor)
    .run({ enrolmentId, mentorId, fromOn: fromOn ?? today }, SYSTEM);
  return assignmentId;
}
