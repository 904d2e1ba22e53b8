import type { DateTime } from 'luxon';
import { type Check, unmet } from '../../platform/kernel/decision.js';
import type { SessionInList } from '../../sessions/index.js';
import type { MentoredLearner, MentorHome } from './mentor-home.queries.js';

const SOON_MINUTES = 30;
const COMING = 5;

/** A session of the day as the agenda shows it. */
interface AgendaSession {
  id: string;
  startsAt: Date;
  minutes: number;
  with: string;
  state: string;
  isOver: boolean;
  isDiscovery: boolean;
  /** The one thing to do next. */
  isNext: boolean;
}

/** What a mentor owes to a session: what became of it, or its log. */
interface SessionDue {
  id: string;
  startsAt: Date;
  person: string;
  what: 'settle' | 'log';
  isNext: boolean;
}

/** A learner to think of, with the reasons. */
interface Attention extends MentoredLearner {
  reasons: Check[];
}

/** Everything that a mentor's home shows, as its template takes it. */
export function mentorShown({ now, day, learners, contests }: MentorHome) {
  const at = now.toJSDate();
  const soon = day.today.find((session) => isOpenSoon(session, now));
  const due = day.toSettle.filter((session) => isDue(session, at));
  return {
    now: at,
    agenda: day.today.map((session) => agendaOf(session, at, session === soon)),
    due: due.map((session, index) => dueOf(session, !soon && index === 0)),
    coming: day.coming.filter(({ id }) => day.today.every((session) => session.id !== id)).slice(0, COMING),
    toMarkReady: learners.filter(({ waitsForMentor }) => waitsForMentor),
    attention: learners
      .map(attentionOf)
      .filter(({ reasons }) => reasons.length > 0)
      .toSorted((a, b) => b.reasons.length - a.reasons.length),
    learners,
    contests,
  };
}

/** Does the session run, or begin within half an hour? */
function isOpenSoon({ startsAt, endsAt, state }: SessionInList, now: DateTime): boolean {
  return state === 'booked' && startsAt <= now.plus({ minutes: SOON_MINUTES }).toJSDate() && endsAt > now.toJSDate();
}

/** A session that goes on is not due yet. */
function isDue({ endsAt, state }: SessionInList, now: Date): boolean {
  return state !== 'booked' || endsAt <= now;
}

function agendaOf(session: SessionInList, now: Date, isNext: boolean): AgendaSession {
  const { id, startsAt, endsAt, learnerName, state, kind } = session;
  return {
    id,
    startsAt,
    minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
    with: learnerName,
    state,
    isOver: endsAt <= now,
    isDiscovery: kind === 'discovery',
    isNext,
  };
}

function dueOf({ id, startsAt, learnerName, state }: SessionInList, isNext: boolean): SessionDue {
  return { id, startsAt, person: learnerName, what: state === 'booked' ? 'settle' : 'log', isNext };
}

function attentionOf(learner: MentoredLearner): Attention {
  const { pace, trackState } = learner;
  const isPaced = trackState === 'active' && pace !== null;
  return { ...learner, reasons: isPaced ? unmet(pace.decision) : [] };
}
