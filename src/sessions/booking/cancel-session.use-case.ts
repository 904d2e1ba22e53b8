import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { SessionOutcome } from '../attendance/session-outcome.entity.js';
import { SessionNotCancellable } from '../sessions.errors.js';
import type { SessionCancelled } from '../sessions.events.js';
import { CancellationsQueries } from './cancellations.queries.js';
import { type Consequence, mayCancel } from './cancellation.rules.js';
import { Session } from './session.entity.js';

export interface CancelSessionInput {
  sessionId: string;
  reason: string;
}

/** Calls a session off, for its learner, its mentor or the staff, and says what that comes to. */
@Injectable()
export class CancelSession {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly cancellations: CancellationsQueries,
  ) {}

  run({ sessionId, reason }: CancelSessionInput, actor: Actor): Promise<Consequence> {
    return this.db.transaction(async () => {
      const { session: seen } = await this.cancellations.of(sessionId, actor);
      await this.db.lock(`mentor ${seen.mentorId}`, `learner ${seen.learnerId}`);
      const { facts, consequence, inProgress } = await this.cancellations.of(sessionId, actor);
      const decision = mayCancel(facts);
      refuseUnless(decision, (checks) => new SessionNotCancellable(checks));

      const { state, madeUp } = consequence;
      const now = facts.now.toJSDate();
      await this.db.of(SessionOutcome).insert({
        id: newId(),
        sessionId,
        outcome: state,
        toMakeUp: madeUp,
        checks: decision.checks,
        decidedAs: facts.side,
        decidedAt: now,
        decidedBy: actor.id,
        reason,
      });
      await this.db.of(Session).update(
        { id: sessionId },
        {
          state,
          toMakeUp: madeUp,
          settledAt: now,
          projectId: inProgress?.projectId ?? null,
          projectLevel: inProgress?.level ?? null,
        },
      );
      const { enrolmentId } = seen;
      await this.events.record<SessionCancelled>(
        {
          name: 'sessions.session-cancelled',
          subject: enrolmentId,
          data: { sessionId, enrolmentId, side: facts.side, state, madeUp },
        },
        actor,
      );
      return consequence;
    });
  }
}
