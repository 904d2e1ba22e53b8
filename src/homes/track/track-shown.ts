import { DateTime } from 'luxon';
import type { NextSession, SessionsAhead } from '../../sessions/index.js';
import { ladderOf, type MissingInBlock, type TrackOverview } from '../../tracks/index.js';
import type { AroundTrack } from './around-track.queries.js';
import { nextStepOf } from './next-step.js';
import { stepsOf } from './steps.js';

/** The next session as its card takes it. */
interface SessionCard {
  id: string;
  startsAt: string;
  minutes: number;
  zone: string;
  state: 'booked';
  with: string;
  /** Until when it is cancelled freely. */
  freeUntil: string | null;
  /** A text of `homes:track.session`. */
  cancelling: 'free-until' | 'no-longer-free';
}

/** Does the pace say something that the state of the track does not? */
export function isPaced({ enrolment }: Pick<TrackOverview, 'enrolment'>): boolean {
  return enrolment.state === 'active';
}

/** Everything that a learner's home shows, as its template takes it. */
export function trackShown(
  track: TrackOverview,
  ahead: SessionsAhead,
  around: AroundTrack & { missing: MissingInBlock[] },
) {
  const { enrolment, pace, line, projects, blocks } = track;
  return {
    enrolment,
    pace,
    line,
    next: nextStepOf(track, ahead, around),
    rungs: ladderOf(blocks, around.missing, { address: '/track/projects', projects }),
    isRecognised: blocks.some(({ competences }) => competences.some(({ recognition }) => recognition)),
    steps: stepsOf(projects, '/track/projects'),
    session: ahead.next && cardOf(ahead.next, track),
    toCountersign: ahead.toCountersign,
    mentorName: around.mentorName,
    award: around.award,
    moves: around.moves,
    jury: around.jury,
    isRunning: enrolment.state === 'active',
    isPaced: isPaced(track),
  };
}

function cardOf(next: NextSession, { now, freeCancellationHours }: TrackOverview): SessionCard {
  const { mentorName, ...session } = next;
  const freeUntil = DateTime.fromISO(next.startsAt, { zone: 'utc' }).minus({ hours: freeCancellationHours });
  const cancelling = now <= freeUntil ? 'free-until' : 'no-longer-free';
  return { ...session, state: 'booked', with: mentorName, freeUntil: freeUntil.toISO(), cancelling };
}
