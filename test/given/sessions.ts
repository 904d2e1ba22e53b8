import { DateTime } from 'luxon';
import type { Actor } from '../../src/platform/kernel/actor.js';
import { BookSession, RecordPresence, SettleSession, WriteLog } from '../../src/sessions/index.js';
import { isPlain, type Person, type World } from '../world.js';
import { anEnrolledLearner, type EnrolmentChange, type GivenTrack } from './enrolments.js';
import { aMentor, anAssignment, type MentorChange } from './mentors.js';

export interface MentoredChange extends EnrolmentChange {
  mentor?: MentorChange;
}

/** A learner on an active track with a mentor. */
export interface MentoredLearner extends GivenTrack {
  mentor: Person;
  mentorId: string;
  assignmentId: string;
}

export interface GivenSession {
  sessionId: string;
  startsAt: string;
  endsAt: string;
}

/** A learner on an active track, with a mentor who receives every day from eight to eight, in Paris. */
export async function aMentoredLearner(world: World, change: MentoredChange = {}): Promise<MentoredLearner> {
  if (isPlain(change)) return world.once('a mentored learner', () => makeMentored(world, change));
  return makeMentored(world, change);
}

async function makeMentored(
  world: World,
  { mentor: wanted = {}, ...change }: MentoredChange,
): Promise<MentoredLearner> {
  const track = await anEnrolledLearner(world, change);
  const mentor = await aMentor(world, wanted);
  const assignmentId = await anAssignment(world, { enrolmentId: track.enrolmentId, mentorId: mentor.id });
  return { ...track, mentor, mentorId: mentor.id, assignmentId };
}

/** A session booked by the mentor; at ten (UTC) this day a week ahead, when no start is given. */
export async function aBookedSession(
  world: World,
  { enrolmentId, mentorId }: Pick<MentoredLearner, 'enrolmentId' | 'mentorId'>,
  startsAt?: string,
): Promise<GivenSession> {
  const inAWeek = (await world.clock.now()).plus({ days: 7 }).startOf('day').plus({ hours: 10 }).toISO();
  return world.app
    .get(BookSession)
    .run({ enrolmentId, startsAt: startsAt ?? inAWeek, noticeWaived: true }, actor(mentorId, 'mentor'));
}

/** A session that both sides joined on time and left at its end, settled as held; the clock stands at its end. */
export async function aHeldSession(
  world: World,
  mentored: Pick<MentoredLearner, 'enrolmentId' | 'mentorId' | 'learner'>,
  startsAt?: string,
): Promise<GivenSession> {
  const session = await aBookedSession(world, mentored, startsAt);
  await anAttendedSession(world, mentored, session);
  const { sessionId } = session;
  await world.app.get(SettleSession).run({ sessionId, outcome: 'held' }, actor(mentored.mentorId, 'mentor'));
  return session;
}

/** Both sides join a booked session on time and leave at its end; the clock stands there. */
export async function anAttendedSession(
  world: World,
  { mentorId, learner }: Pick<MentoredLearner, 'mentorId' | 'learner'>,
  { sessionId, startsAt, endsAt }: GivenSession,
): Promise<void> {
  const sides = [actor(learner.id, 'learner'), actor(mentorId, 'mentor')];
  for (const [at, kind] of [
    [startsAt, 'joined'],
    [endsAt, 'left'],
  ] as const) {
    world.clock.set(DateTime.fromISO(at));
    for (const side of sides) await world.app.get(RecordPresence).run({ sessionId, kind }, side);
  }
}

/** The log of a session, signed by its mentor. */
export async function aSignedLog(world: World, { mentorId }: { mentorId: string }, sessionId: string): Promise<void> {
  await world.app.get(WriteLog).run(
    {
      sessionId,
      done: 'Relecture du guide d’installation.',
      objectives: 'Terminer les conteneurs.',
      projectState: 'En cours, à l’heure.',
      sign: true,
    },
    actor(mentorId, 'mentor'),
  );
}

function actor(id: string, role: 'learner' | 'mentor'): Actor {
  return { id, roles: [role] };
}
