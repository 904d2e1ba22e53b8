import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { TracksApi } from '../../tracks/index.js';
import { type BookingCase, BookingCases } from '../booking/booking-cases.queries.js';
import type { Session } from '../booking/session.entity.js';
import { slotOf } from '../booking/slots.rules.js';
import type { Start, StartInput } from '../booking/start.rules.js';
import { VisibleSessions } from '../booking/visible-sessions.queries.js';
import { SessionUnknown } from '../sessions.errors.js';
import { type MovedFacts, mayLeave, mayMove } from './moving.rules.js';

/** To when a session shall be moved. */
export interface MoveTo extends StartInput {
  /** Only the mentor can waive the notice. */
  noticeWaived?: boolean;
}

/** A session that somebody wants to move, and the slot that they want it in. */
export interface MoveCase {
  session: Session;
  moved: MovedFacts;
  wanted: BookingCase;
}

/** What a move depends on. */
@Injectable()
export class MoveCases {
  constructor(
    private readonly visible: VisibleSessions,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly bookings: BookingCases,
  ) {}

  /** The decision alone, with the start as it was understood. */
  async decisionFor(sessionId: string, to: MoveTo, actor: Actor): Promise<Decision & { start: Start }> {
    const { moved, wanted } = await this.of(sessionId, to, actor);
    return { ...mayMove(moved, wanted.facts), start: wanted.start };
  }

  /** May it be moved at all now? Throws `SessionUnknown`. */
  async leavingOf(sessionId: string, actor: Actor): Promise<Decision & { session: Session }> {
    const { session, moved } = await this.movedBy(sessionId, actor);
    return { ...mayLeave(moved, await this.clock.now()), session };
  }

  /** The case of a session for its learner or its mentor. Throws `SessionUnknown`, `EnrolmentNotYours`. */
  async of(sessionId: string, { noticeWaived, startsAt, local, zone }: MoveTo, actor: Actor): Promise<MoveCase> {
    const { session, moved } = await this.movedBy(sessionId, actor);
    const { enrolmentId, mentorId } = session;
    const wanted = await this.bookings.of(
      {
        enrolmentId,
        mentorId,
        insteadOf: sessionId,
        noticeWaived: noticeWaived === true,
        ...(startsAt !== undefined && { startsAt }),
        ...(local !== undefined && { local }),
        ...(zone !== undefined && { zone }),
      },
      actor,
    );
    return { session, moved, wanted };
  }

  private async movedBy(sessionId: string, actor: Actor): Promise<Pick<MoveCase, 'session' | 'moved'>> {
    const { session, side } = await this.visible.session(sessionId, actor);
    const enrolment = await this.tracks.enrolment(session.enrolmentId);
    if (!enrolment) throw new SessionUnknown(sessionId);
    const { state, kind } = session;
    const { freeCancellationHours } = enrolment.rulebook;
    return { session, moved: { state, kind, startsAt: slotOf(session).start, side, freeCancellationHours } };
  }
}
