import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { TracksApi } from '../../tracks/index.js';
import { Session } from '../booking/session.entity.js';
import { slotOf } from '../booking/slots.rules.js';
import { VisibleSessions } from '../booking/visible-sessions.queries.js';
import { isToMakeUp } from '../booking/weeks.rules.js';
import { NotYourSide, SessionNotSettleable } from '../sessions.errors.js';
import type { SessionSettled } from '../sessions.events.js';
import { EvidenceQueries } from './evidence.queries.js';
import { maySettle, type Outcome } from './outcome.rules.js';
import { PRESENCE_ALGORITHM } from './presence.rules.js';
import { SessionOutcome } from './session-outcome.entity.js';

export interface SettleSessionInput {
  sessionId: string;
  outcome: Outcome;
  /** Asked for when the evidence says something else, or nothing. */
  reason?: string;
}

/** Records what became of a session, as its mentor says; what counts for the track is told there. */
@Injectable()
export class SettleSession {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tracks: TracksApi,
    private readonly visible: VisibleSessions,
    private readonly evidence: EvidenceQueries,
  ) {}

  run({ sessionId, outcome, reason }: SettleSessionInput, actor: Actor): Promise<{ outcomeId: string }> {
    return this.db.transaction(async () => {
      const { session: seen, side } = await this.visible.session(sessionId, actor);
      if (side !== 'mentor') throw new NotYourSide(['mentor']);
      const { enrolmentId, learnerId, mentorId } = seen;
      await this.db.lock(`enrolment ${enrolmentId}`, `mentor ${mentorId}`, `learner ${learnerId}`);
      const { session } = await this.visible.session(sessionId, actor);
      const now = await this.clock.now();
      const { evidence, inProgress } = await this.evidence.of(session, now);
      const decision = maySettle({
        state: session.state,
        outcome,
        proposed: evidence.outcome,
        hasReason: Boolean(reason),
        startsAt: slotOf(session).start,
        absentAfter: evidence.absentAfter,
        now,
      });
      refuseUnless(decision, (checks) => new SessionNotSettleable(checks));

      const outcomeId = newId();
      const settledAt = now.toJSDate();
      const toMakeUp = isToMakeUp(outcome, side);
      const decided = { decidedAs: side, decidedAt: settledAt, decidedBy: actor.id, reason: reason ?? null };
      const { checks, outcome: proposed, minutesTogether, learner, mentor } = evidence;
      const derivation = { algorithm: PRESENCE_ALGORITHM, proposed, minutesTogether, learner, mentor };
      await this.db
        .of(SessionOutcome)
        .insert({ id: outcomeId, sessionId, outcome, toMakeUp, checks, derivation, ...decided });
      const projectId = inProgress?.projectId ?? null;
      const about = { projectId, projectLevel: inProgress?.level ?? null };
      await this.db.of(Session).update({ id: sessionId }, { state: outcome, toMakeUp, settledAt, ...about });
      const told = { enrolmentId, sessionId, heldAt: session.startsAt, projectId };
      if (outcome === 'held') await this.tracks.recordSessionHeld(told, actor);
      if (outcome === 'missed-by-learner') await this.tracks.recordSessionMissed(told, actor);
      const agreesWithEvidence = outcome === evidence.outcome;
      await this.events.record<SessionSettled>(
        {
          name: 'sessions.session-settled',
          subject: enrolmentId,
          data: { sessionId, enrolmentId, outcomeId, outcome, agreesWithEvidence },
        },
        actor,
      );
      return { outcomeId };
    });
  }
}
