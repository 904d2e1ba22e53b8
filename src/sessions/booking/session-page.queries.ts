import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type Evidence, EvidenceQueries } from '../attendance/evidence.queries.js';
import { isPermitted } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import type { Side } from './session.types.js';
import { type SessionDetail, SessionDetailQueries } from './session-detail.queries.js';
import { type SessionInList, SessionsQueries } from './sessions.queries.js';
import { VisibleSessions } from './visible-sessions.queries.js';

/** A session with everything that its page says of it. */
export interface SessionOnPage {
  now: DateTime<true>;
  side: Side;
  session: SessionDetail;
  evidence: Evidence;
  /** For how long either side may contest an outcome. */
  contestHours: number;
  /** The project that the learner is at. */
  inProgress: EnrolmentFacts['inProgress'];
  /** Are they of those who cancel sessions at all? */
  mayCancel: boolean;
}

const WEEKS_BACK = 6;

/** Gathers one session, and the sessions of a person, for their pages. */
@Injectable()
export class SessionPageQueries {
  constructor(
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly visible: VisibleSessions,
    private readonly details: SessionDetailQueries,
    private readonly evidence: EvidenceQueries,
    private readonly sessions: SessionsQueries,
  ) {}

  /** Throws `SessionUnknown`. */
  async of(actor: Actor, sessionId: string): Promise<SessionOnPage> {
    const { side } = await this.visible.session(sessionId, actor);
    const session = await this.details.detailFor(actor, sessionId);
    const enrolment = await this.tracks.enrolment(session.enrolmentId);
    return {
      now: await this.clock.now(),
      side,
      session,
      evidence: await this.evidence.evidenceFor(actor, sessionId),
      contestHours: enrolment?.rulebook.contestHours ?? 0,
      inProgress: enrolment?.inProgress ?? null,
      mayCancel: isPermitted('sessions.cancel-session', actor.roles),
    };
  }

  /** The sessions of a person, of the last weeks and to come: those to come soonest first, those past latest first. */
  async listOf(actor: Actor): Promise<{ coming: SessionInList[]; past: SessionInList[] }> {
    const now = await this.clock.now();
    const from = now.minus({ weeks: WEEKS_BACK }).toISO();
    const { rows } = await this.sessions.listFor(actor, { from, size: 200 });
    const isComing = ({ state, endsAt }: SessionInList) => state === 'booked' && endsAt > now.toJSDate();
    return { coming: rows.filter(isComing), past: rows.filter((session) => !isComing(session)).toReversed() };
  }
}
