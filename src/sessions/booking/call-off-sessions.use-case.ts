import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { SessionOutcome } from '../attendance/session-outcome.entity.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { SessionCancelled } from '../sessions.events.js';
import { calledOff, type TrackStop } from './calling-off.rules.js';
import { Session } from './session.entity.js';

export interface CallOffInput {
  enrolmentId: string;
  learnerId: string;
  because: TrackStop;
  onDay: string;
  /** The first day back, where a pause was agreed with one: the sessions from then on stand. */
  untilOn?: string;
  /** When the track was stopped: what was booked later, after a return, stands. */
  stoppedAt: Date;
}

/** Calls off every session still to come of a track that no longer runs; done twice, it changes nothing more. */
@Injectable()
export class CallOffSessions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  run(input: CallOffInput, actor: Actor): Promise<{ calledOff: number }> {
    return this.db.transaction(async () => {
      const { enrolmentId, learnerId, stoppedAt } = input;
      // Whoever books, cancels, settles or contests a session of this learner holds one of these.
      await this.db.lock(`enrolment ${enrolmentId}`, `learner ${learnerId}`);
      const ahead = await this.db.of(Session).find({
        where: {
          enrolmentId,
          state: 'booked',
          startsAt: MoreThan(stoppedAt),
          bookedAt: LessThanOrEqual(stoppedAt),
        },
        order: { startsAt: 'ASC' },
      });
      const off = ahead.filter(({ startsAt, zone }) => isBefore(startsAt, zone, input.untilOn));
      for (const session of off) await this.callOff(session, input, actor);
      return { calledOff: off.length };
    });
  }

  private async callOff(session: Session, { because, onDay }: CallOffInput, actor: Actor): Promise<void> {
    const { id: sessionId, enrolmentId, weekOn } = session;
    const { checks, toMakeUp } = calledOff({ because, onDay, weekOn });
    const outcome = 'cancelled-in-time';
    const decidedAt = (await this.clock.now()).toJSDate();
    await this.db.of(SessionOutcome).insert({
      id: newId(),
      sessionId,
      outcome,
      toMakeUp,
      checks,
      decidedAs: 'staff',
      decidedAt,
      decidedBy: actor.id,
      reason: null,
    });
    await this.db.of(Session).update({ id: sessionId }, { state: outcome, toMakeUp, settledAt: decidedAt });
    await this.events.record<SessionCancelled>(
      {
        name: 'sessions.session-cancelled',
        subject: enrolmentId,
        data: { sessionId, enrolmentId, side: 'staff', state: outcome, madeUp: toMakeUp, because },
      },
      actor,
    );
  }
}

function isBefore(startsAt: Date, zone: string, day: string | undefined): boolean {
  return day === undefined || dayOf(DateTime.fromJSDate(startsAt, { zone: 'utc' }), zone) < day;
}
