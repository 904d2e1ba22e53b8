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
import { presenceOf, type PresenceWindow, stretchesOf } from './presence.rules.js';
import type { PresenceSeen, Span, Stretch } from './presence.types.js';

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

/** Who was there when, source by source, with what follows from it. */
export interface PresenceTimeline {
  evidence: Evidence;
  span: Span;
  learner: Stretch[];
  mentor: Stretch[];
}

/** Of what a person says afterwards, the last word counts. */
const SEEN = `
  SELECT f.person_id AS "personId", f.kind, f.at, f.source, f.connection FROM sessions.presence_fact f
  WHERE f.session_id = $1 AND (f.source <> 'hand' OR f.connection = (
    SELECT max(h.connection) FROM sessions.presence_fact h
    WHERE h.session_id = f.session_id AND h.person_id = f.person_id AND h.source = 'hand'))`;

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
    const window = windowOf(session, now);
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

  /** What each source saw, for somebody who has a side in the session. */
  async timelineFor(actor: Actor, sessionId: string): Promise<PresenceTimeline> {
    const { session } = await this.visible.session(sessionId, actor);
    const now = await this.clock.now();
    const { evidence } = await this.of(session, now);
    const seen = await this.seen(sessionId);
    const window = windowOf(session, now);
    const learner = stretchesOf(session.learnerId, seen, window);
    const mentor = stretchesOf(session.mentorId, seen, window);
    return { evidence, span: window.span, learner, mentor };
  }

  private async seen(sessionId: string): Promise<PresenceSeen[]> {
    const rows = await this.db.sql<Omit<PresenceSeen, 'at'> & { at: Date }>(SEEN, [sessionId]);
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  }
}

function attended([from, to]: Span): Attended {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** What counts of the presence around a session, as far as it has come. */
function windowOf(session: Session, now: DateTime<true>): PresenceWindow {
  const slot = slotOf(session);
  const { start, end } = presenceWindow(slot);
  const until = Math.min(now.toMillis(), end.toMillis());
  return { span: [start.toMillis(), until], stayedUntil: Math.min(until, slot.end.toMillis()) };
}
