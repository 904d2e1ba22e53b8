import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { VisibleSessions } from '../booking/visible-sessions.queries.js';
import { LogNotWritable, NotYourSide } from '../sessions.errors.js';
import type { LogSigned } from '../sessions.events.js';
import { mayWriteLog } from './log.rules.js';
import { SessionLog } from './session-log.entity.js';

export interface WriteLogInput {
  sessionId: string;
  /** What was done. */
  done: string;
  /** What the learner does until the next session. */
  objectives: string;
  projectState: string;
  /** For the mentor's eyes alone. */
  privateNote?: string;
  /** Signs it: after that it is fixed. */
  sign: boolean;
}

/** Writes the log of a session, or writes it anew as long as it is not signed. */
@Injectable()
export class WriteLog {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly visible: VisibleSessions,
  ) {}

  run({ sessionId, sign, ...text }: WriteLogInput, actor: Actor): Promise<{ signedAt: string | null }> {
    return this.db.transaction(async () => {
      const { session, side } = await this.visible.session(sessionId, actor);
      if (side !== 'mentor') throw new NotYourSide(['mentor']);
      await this.db.lock(`learner ${session.learnerId}`);
      const now = (await this.clock.now()).toJSDate();
      const written = await this.db.of(SessionLog).findOneBy({ sessionId });
      const { state, startsAt, enrolmentId } = session;
      const decision = mayWriteLog({ state, hasStarted: startsAt <= now, isSigned: Boolean(written?.signedAt) });
      refuseUnless(decision, (checks) => new LogNotWritable(checks));

      const { done, objectives, projectState, privateNote = null } = text;
      const signedAt = sign ? now : null;
      await this.db
        .of(SessionLog)
        .upsert({ sessionId, done, objectives, projectState, privateNote, writtenAt: now, signedAt }, ['sessionId']);
      if (sign) {
        await this.events.record<LogSigned>(
          { name: 'sessions.log-signed', subject: enrolmentId, data: { sessionId, enrolmentId } },
          actor,
        );
      }
      return { signedAt: signedAt?.toISOString() ?? null };
    });
  }
}
