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
}

/** Both sides are told when a session is booked, cancelled, or called off with its track. */
@Injectable()
export class SessionMail {
  readonly events = ['sessions.session-booked', 'sessions.session-cancelled'];

  constructor(private readonly db: Db) {}

  async lettersFor({ name, data }: DeliveredEvent): Promise<NewLetter[]> {
    const { sessionId } = data as { sessionId: string };
    const session = await this.sessionOf(sessionId);
    const kind = kindOf(name, data);
    // A session that was cancelled meanwhile is told of as cancelled only.
    if (!session || (kind === 'session-booked' && session.state !== 'booked')) return [];
    return this.lettersAbout(sessionId, session, kind);
  }

  /** A letter to each of its two sides. */
  lettersAbout(sessionId: string, session: SessionFacts, kind: LetterKind): NewLetter[] {
    const { learnerId, mentorId, startsAt, minutes } = session;
    const told = {
      kind,
      facts: { sessionId, startsAt: startsAt.toISOString(), minutes },
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
         (extract(epoch FROM ends_at - starts_at) / 60)::int AS minutes
       FROM sessions.pub_session WHERE id = $1`,
      [sessionId],
    );
  }
}

function kindOf(name: string, data: DeliveredEvent['data']): LetterKind {
  if (name === 'sessions.session-booked') return 'session-booked';
  return data['because'] === undefined ? 'session-cancelled' : 'session-called-off';
}
