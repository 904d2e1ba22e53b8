import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { TracksApi } from '../../tracks/index.js';
import type { Session } from '../booking/session.entity.js';
import { VisibleSessions } from '../booking/visible-sessions.queries.js';
import { NotYourSide, SessionNotContestable } from '../sessions.errors.js';
import type { SessionContested } from '../sessions.events.js';
import { type ContestFacts, mayContest, ruleByOn } from './contest.rules.js';
import { ContestsQueries } from './contests.queries.js';
import { SessionContest } from './session-contest.entity.js';

export interface ContestSessionInput {
  sessionId: string;
  reason: string;
}

/** Keeps that one side does not agree with the outcome of a session. */
@Injectable()
export class ContestSession {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tracks: TracksApi,
    private readonly visible: VisibleSessions,
    private readonly contests: ContestsQueries,
  ) {}

  run({ sessionId, reason }: ContestSessionInput, actor: Actor): Promise<{ contestId: string }> {
    return this.db.transaction(async () => {
      const { session: seen, side } = await this.visible.session(sessionId, actor);
      if (side === 'staff') throw new NotYourSide(['learner', 'mentor']);
      await this.db.lock(`mentor ${seen.mentorId}`, `learner ${seen.learnerId}`);
      const { session } = await this.visible.session(sessionId, actor);
      const now = await this.clock.now();
      const facts = await this.factsOf(session, now);
      const decision = mayContest(facts);
      refuseUnless(decision, (checks) => new SessionNotContestable(checks));

      const contestId = newId();
      const { enrolmentId } = session;
      await this.db.of(SessionContest).insert({
        id: contestId,
        sessionId,
        enrolmentId,
        outcomeId: (await this.contests.standingOutcome(sessionId)).id,
        raisedAs: side,
        raisedBy: actor.id,
        raisedAt: now.toJSDate(),
        ruleByOn: ruleByOn(facts, session.zone),
        reason,
      });
      await this.events.record<SessionContested>(
        {
          name: 'sessions.session-contested',
          subject: enrolmentId,
          data: { sessionId, enrolmentId, contestId, side },
        },
        actor,
      );
      return { contestId };
    });
  }

  private async factsOf({ id, enrolmentId, settledAt }: Session, now: DateTime<true>): Promise<ContestFacts> {
    const enrolment = await this.tracks.enrolment(enrolmentId);
    return {
      settledAt: settledAt && (DateTime.fromJSDate(settledAt, { zone: 'utc' }) as DateTime<true>),
      contestHours: enrolment?.rulebook.contestHours ?? 0,
      now,
      ...(await this.contests.countsOf(id)),
    };
  }
}
