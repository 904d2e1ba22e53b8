import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { VisibleSessions } from '../booking/visible-sessions.queries.js';
import { LogNotWritable, NotYourSide } from '../sessions.errors.js';
import type { LogCountersigned } from '../sessions.events.js';
import { mayCountersign } from './log.rules.js';
import { SessionLog } from './session-log.entity.js';

/** Keeps that the learner has read the log and agrees with it. */
@Injectable()
export class CountersignLog {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly visible: VisibleSessions,
  ) {}

  run({ sessionId }: { sessionId: string }, actor: Actor): Promise<{ countersignedAt: string }> {
    return this.db.transaction(async () => {
      const { session, side } = await this.visible.session(sessionId, actor);
      if (side !== 'learner') throw new NotYourSide(['learner']);
      await this.db.lock(`learner ${session.learnerId}`);
      const log = await this.db.of(SessionLog).findOneBy({ sessionId });
      const decision = mayCountersign({
        isSigned: Boolean(log?.signedAt),
        isCountersigned: Boolean(log?.countersignedAt),
      });
      refuseUnless(decision, (checks) => new LogNotWritable(checks));

      const countersignedAt = (await this.clock.now()).toJSDate();
      await this.db.of(SessionLog).update({ sessionId }, { countersignedAt });
      const { enrolmentId } = session;
      await this.events.record<LogCountersigned>(
        { name: 'sessions.log-countersigned', subject: enrolmentId, data: { sessionId, enrolmentId } },
        actor,
      );
      return { countersignedAt: countersignedAt.toISOString() };
    });
  }
}
