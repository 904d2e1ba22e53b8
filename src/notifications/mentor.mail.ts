import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import { SessionsApi } from '../sessions/index.js';
import type { NewLetter } from './letter.types.js';
import { SessionMail } from './session.mail.js';

interface Accompanied {
  enrolmentId: string;
  /** Who is assigned, or stands in. */
  mentorId: string;
  substituteId?: string;
  fromOn: string;
  untilOn?: string;
}

/** Learner and mentor are told of each other; and what becomes of a session whose mentor went away or changed. */
@Injectable()
export class MentorMail {
  readonly events = [
    'mentors.mentor-assigned',
    'mentors.substitute-arranged',
    'sessions.session-taken-over',
    'sessions.session-cancelled',
  ];

  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsApi,
    private readonly sessionMail: SessionMail,
  ) {}

  async lettersFor({ name, data }: DeliveredEvent): Promise<NewLetter[]> {
    if (name === 'sessions.session-taken-over')
      return this.takenOver(data as { sessionId: string; fromMentorId: string });
    if (name === 'sessions.session-cancelled') return this.toRebook(data as { sessionId: string; because?: string });
    return this.accompanied(name, data as unknown as Accompanied);
  }

  private async accompanied(name: string, told: Accompanied): Promise<NewLetter[]> {
    const { enrolmentId, mentorId, substituteId, fromOn, untilOn } = told;
    const track = await this.db.one<{ learnerId: string }>(
      'SELECT learner_id AS "learnerId" FROM tracks.pub_enrolment WHERE id = $1',
      [enrolmentId],
    );
    if (!track) return [];
    const { learnerId } = track;
    const withId = substituteId ?? mentorId;
    const kind = name === 'mentors.mentor-assigned' ? 'mentor-assigned' : 'substitute-arranged';
    const letter = { kind, facts: { fromOn, ...(untilOn && { untilOn }) } } as const;
    return [
      { ...letter, recipientId: learnerId, withId, href: '/my-mentor' },
      { ...letter, recipientId: withId, withId: learnerId, href: `/tracks/${enrolmentId}` },
    ];
  }

  /** Both sides of the session as it is now, and the mentor who has it no more. */
  private async takenOver({ sessionId, fromMentorId }: { sessionId: string; fromMentorId: string }) {
    const session = await this.sessionMail.sessionOf(sessionId);
    if (session?.state !== 'booked') return [];
    const letters = this.sessionMail.lettersAbout(sessionId, session, 'session-taken-over');
    const [first] = letters;
    if (!first) return letters;
    const { learnerId: withId } = session;
    const givenUp: NewLetter = {
      ...first,
      kind: 'session-given-up',
      recipientId: fromMentorId,
      withId,
      href: '/sessions',
    };
    return [...letters, givenUp];
  }

  /** The learner chooses another time for what was called off with the mentor; `SessionMail` tells the mentor. */
  private async toRebook({ sessionId, because }: { sessionId: string; because?: string }): Promise<NewLetter[]> {
    if (because !== 'mentor-away' && because !== 'mentor-changed') return [];
    const session = await this.sessionMail.sessionOf(sessionId);
    const near = await this.sessions.startsNear(sessionId);
    if (!session || !near) return [];
    const [learners] = this.sessionMail.lettersAbout(sessionId, session, 'session-to-rebook');
    if (!learners) return [];
    const { starts, weekOn } = near;
    if (starts.length === 0) return [{ ...learners, kind: 'session-to-rebook-later' }];
    const href = `/sessions/new?enrolmentId=${near.enrolmentId}&on=${weekOn}`;
    return [{ ...learners, facts: { ...learners.facts, starts }, href }];
  }
}
