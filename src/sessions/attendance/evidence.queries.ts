import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import type { Session } from '../booking/session.entity.js';
import { slotOf } from '../booking/slots.rules.js';
import { VisibleSessions } from '../booking/visible-sessions.queries.js';
import { SessionUnknown } from '../sessions.errors.js';
import { type Proposal, proposedOutcome } from './outcome.rules.js';
import { presenceWindow } from './presence-record.rules.js';
import { presenceOf } from './presence.rules.js';
import type { PresenceSeen, Span } from './presence.types.js';

/** A stretch of presence, as instants. */
export interface Attended {
  from: string;
  to: string;
}

/** The presence of both sides, and the outcome that it asks for. */
export interface Evidence extends Proposal {
  learner: Attended[];
  mentor: Attended[];
}

/** What was seen of a session. */
@Injectable()
export class EvidenceQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly visible: VisibleSessions,
  ) {}

  /** What the evidence says now, for somebody who has a side in the session. */
  async evidenceFor(actor: Actor, sessionId: string): Promise<Evidence> {
    const { session } = await this.visible.session(sessionId, actor);
    const { evidence } = await this.of(session, await this.clock.now());
    return evidence;
  }

  /** The same, with the project that the learner is at. */
  async of(
    session: Session,
    now: DateTime<true>,
  ): Promise<{ evidence: Evidence; inProgress: EnrolmentFacts['inProgress'] }> {
    const enrolment = await this.tracks.enrolment(session.enrolmentId);
    if (!enrolment) throw new SessionUnknown(session.id);
    const slot = slotOf(session);
    const { start, end } = presenceWindow(slot);
    const until = Math.min(now.toMillis(), end.toMillis());
    const window = {
      span: [start.toMillis(), until] as const,
      stayedUntil: Math.min(until, slot.end.toMillis()),
    };
    const seen = await this.seen(session.id);
    const learner = presenceOf(session.learnerId, seen, window);
    const mentor = presenceOf(session.mentorId, seen, window);
    const { absentAfterShare } = enrolment.rulebook;
    const proposal = proposedOutcome({ slot, now, absentAfterShare, learner, mentor });
    return {
      evidence: { ...proposal, learner: learner.map(attended), mentor: mentor.map(attended) },
      inProgress: enrolment.inProgress,
    };
  }

  private async seen(sessionId: string): Promise<PresenceSeen[]> {
    const rows = await this.db.sql<Omit<PresenceSeen, 'at'> & { at: Date }>(
      'SELECT person_id AS "personId", kind, at, source FROM sessions.presence_fact WHERE session_id = $1',
      [sessionId],
    );
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  }
}

function attended([from, to]: Span): Attended {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
