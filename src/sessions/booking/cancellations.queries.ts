import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import { SessionUnknown } from '../sessions.errors.js';
import { type CancellationFacts, type Consequence, consequenceOf, mayCancel } from './cancellation.rules.js';
import type { Session } from './session.entity.js';
import { slotOf } from './slots.rules.js';
import { VisibleSessions } from './visible-sessions.queries.js';

/** A session that somebody thinks of cancelling, and what that would come to now. */
export interface CancellationCase {
  session: Session;
  facts: CancellationFacts;
  consequence: Consequence;
  inProgress: EnrolmentFacts['inProgress'];
}

/** What a cancellation depends on. */
@Injectable()
export class CancellationsQueries {
  constructor(
    private readonly visible: VisibleSessions,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
  ) {}

  /** The decision alone, with what it would come to. */
  async decisionFor(sessionId: string, actor: Actor): Promise<Decision & { consequence: Consequence }> {
    const { facts, consequence } = await this.of(sessionId, actor);
    return { ...mayCancel(facts), consequence };
  }

  /** The case of a session, for somebody who has a side in it. Throws `SessionUnknown`. */
  async of(sessionId: string, actor: Actor): Promise<CancellationCase> {
    const { session, side } = await this.visible.session(sessionId, actor);
    const enrolment = await this.tracks.enrolment(session.enrolmentId);
    if (!enrolment) throw new SessionUnknown(sessionId);
    const facts = {
      state: session.state,
      startsAt: slotOf(session).start,
      now: await this.clock.now(),
      side,
      freeCancellationHours: enrolment.rulebook.freeCancellationHours,
    };
    return { session, facts, consequence: consequenceOf(facts), inProgress: enrolment.inProgress };
  }
}
