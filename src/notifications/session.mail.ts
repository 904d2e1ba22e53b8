import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import type { LetterKind, NewLetter } from './letter.types.js';

/** A session as its letters tell of it. */
export interface SessionFacts {
  learnerId: string;
  mentorId: string;
  startsAt: Date;
  minutes: number;
  state: string;
  /** How often it was moved. */
  moves: number;
}

/** Both sides are told when a session is booked, moved, cancelled, or called off with its track. */
@Injectable()
export class SessionMail {
  readonly events = [
    'sessions.session-booked',
    'sessions.series-booked',
    'sessions.session-moved',
    'sessions.session-cancelled',
  ];

  constructor(private readonly db: Db) {}

  async lettersFor({ name, data }: DeliveredEvent): Promise<NewLetter[]> {
    if (name === 'sessions.series-booked')
      return this.lettersAboutSeries((data as { sessionIds: string[] }).sessionIds);
    if (data['inSeries'] === true) return [];
    const { sessionId } = data as { sessionId: string };
    const session = await this.sessionOf(sessionId);
    const kind = kindOf(name, data);
    if (!session || isOvertaken(kind, data, session)) return [];
    const letters = this.lettersAbout(sessionId, session, kind);
    // The learner is written to with other times.
    const isOfMentor = isOfTheMentor(data);
    return isOfMentor ? letters.filter(({ recipientId }) => recipientId !== session.learnerId) : letters;
  }

  /** One letter to each person about all that still stand as they were booked. */
  private async lettersAboutSeries(sessionIds: string[]): Promise<NewLetter[]> {
    const found: (SessionFacts & { sessionId: string })[] = [];
    for (const sessionId of sessionIds) {
      const session = await this.sessionOf(sessionId);
      if (session?.state === 'booked' && session.moves === 0) found.push({ ...session, sessionId });
    }
    const people = new Map(
      found.flatMap(({ learnerId, mentorId }) => [
        [learnerId, mentorId],
        [mentorId, learnerId],
      ]),
    );
    return [...people].map(([recipientId, withId]) => {
      const own = found.filter(({ learnerId, mentorId }) => learnerId === recipientId || mentorId === recipientId);
      const facts = {
        sessionIds: own.map(({ sessionId }) => sessionId),
        starts: own.map(({ startsAt }) => startsAt.toISOString()),
        startsAt: own[0]?.startsAt.toISOString() ?? null,
        count: own.length,
        minutes: own[0]?.minutes ?? 0,
      };
      return { kind: 'series-booked', facts, href: '/sessions', recipientId, withId };
    });
  }

  /** A letter to each of its two sides. */
  lettersAbout(sessionId: string, session: SessionFacts, kind: LetterKind): NewLetter[] {
    const { learnerId, mentorId, startsAt, minutes, moves } = session;
    const told = {
      kind,
      facts: { sessionId, startsAt: startsAt.toISOString(), minutes, moves },
      href: `/sessions/${sessionId}`,
    };
    return [
      { ...told, recipientId: learnerId, withId: mentorId },
      { ...told, recipientId: mentorId, withId: learnerId },
    ];
  }

  /** The session as it is now; null when there is none. */
  sessionOf(sessionId: string): Promise<SessionFacts | null> {
    return this.db.one<SessionFacts>(
      `SELECT learner_id AS "learnerId", mentor_id AS "mentorId", starts_at AS "startsAt", state,
         (SELECT t.moves FROM sessions.pub_session_time t WHERE t.session_id = s.id) AS moves,
         (extract(epoch FROM ends_at - starts_at) / 60)::int AS minutes
       FROM sessions.pub_session s WHERE s.id = $1`,
      [sessionId],
    );
  }
}

/** A session that was cancelled meanwhile is told of as cancelled only, one that moved on by its last move only. */
function isOvertaken(
  kind: LetterKind,
  data: DeliveredEvent['data'],
  { state, startsAt, moves }: SessionFacts,
): boolean {
  if (kind === 'session-booked') return state !== 'booked' || startsAt.toISOString() !== data['startsAt'];
  return kind === 'session-moved' && (state !== 'booked' || moves !== data['moves']);
}

function kindOf(name: string, data: DeliveredEvent['data']): LetterKind {
  if (name === 'sessions.session-booked') return 'session-booked';
  if (name === 'sessions.session-moved') return 'session-moved';
  const isOfTrack = data['because'] !== undefined && !isOfTheMentor(data);
  return isOfTrack ? 'session-called-off' : 'session-cancelled';
}

/** Was the session called off because its mentor is away, or is another now? */
function isOfTheMentor({ because }: DeliveredEvent['data']): boolean {
  return because === 'mentor-away' || because === 'mentor-changed';
}
