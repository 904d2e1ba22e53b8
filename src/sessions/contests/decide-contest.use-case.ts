import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { TracksApi } from '../../tracks/index.js';
import { SessionOutcome } from '../attendance/session-outcome.entity.js';
import { Session } from '../booking/session.entity.js';
import type { SettledState } from '../booking/session.types.js';
import { isToMakeUp } from '../booking/weeks.rules.js';
import { ContestNotDecidable, ContestUnknown, NotYourSide } from '../sessions.errors.js';
import type { ContestDecided } from '../sessions.events.js';
import { mayRuleOn, sideOf } from '../sessions.policy.js';
import { mayRule } from './contest.rules.js';
import { ContestsQueries } from './contests.queries.js';
import { SessionContest } from './session-contest.entity.js';

export interface DecideContestInput {
  contestId: string;
  /** Why it is decided like this. */
  ruling: string;
  /** The outcome as it shall stand; the one that was contested when absent. */
  outcome?: SettledState;
}

/** Decides a contest: the outcome stands, or another supersedes it. */
@Injectable()
export class DecideContest {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tracks: TracksApi,
    private readonly contests: ContestsQueries,
  ) {}

  run({ contestId, ruling, outcome: given }: DecideContestInput, actor: Actor): Promise<{ outcome: SettledState }> {
    return this.db.transaction(async () => {
      const session = await this.sessionOf(contestId, actor);
      const { id: sessionId, enrolmentId, mentorId, learnerId } = session;
      await this.db.lock(`enrolment ${enrolmentId}`, `mentor ${mentorId}`, `learner ${learnerId}`);
      const contest = await this.db.of(SessionContest).findOneByOrFail({ id: contestId });
      refuseUnless(mayRule(contest.decidedAt !== null), (checks) => new ContestNotDecidable(checks));

      const decidedAt = (await this.clock.now()).toJSDate();
      const standing = await this.contests.standingOutcome(sessionId);
      const outcome = given ?? standing.outcome;
      const outcomeChanged = outcome !== standing.outcome;
      await this.db.of(SessionContest).update({ id: contestId }, { decidedAt, decidedBy: actor.id, ruling });
      if (outcomeChanged) {
        await this.supersede(standing.id, { sessionId, outcome, decidedAt, reason: ruling }, actor);
        await this.tell(session, outcome, actor);
      }
      await this.events.record<ContestDecided>(
        {
          name: 'sessions.contest-decided',
          subject: enrolmentId,
          data: { sessionId, enrolmentId, contestId, outcome, outcomeChanged },
        },
        actor,
      );
      return { outcome };
    });
  }

  private async sessionOf(contestId: string, actor: Actor): Promise<Session> {
    const contest = await this.db.of(SessionContest).findOneBy({ id: contestId });
    const session = contest && (await this.db.of(Session).findOneBy({ id: contest.sessionId }));
    if (!session || !sideOf(actor, session)) throw new ContestUnknown(contestId);
    if (!mayRuleOn(actor, session)) throw new NotYourSide(['advisor', 'officer']);
    return session;
  }

  private async supersede(
    supersedesId: string,
    { sessionId, outcome, decidedAt, reason }: Pick<SessionOutcome, 'sessionId' | 'outcome' | 'decidedAt' | 'reason'>,
    actor: Actor,
  ): Promise<void> {
    // Ruled to be a late cancellation, it is the learner's.
    const toMakeUp = isToMakeUp(outcome, 'learner');
    const decided = { decidedAs: 'staff' as const, decidedAt, decidedBy: actor.id, reason };
    await this.db
      .of(SessionOutcome)
      .insert({ id: newId(), sessionId, outcome, toMakeUp, checks: [], ...decided, supersedesId });
    await this.db.of(Session).update({ id: sessionId }, { state: outcome, toMakeUp, settledAt: decidedAt });
  }

  private async tell(
    { id: sessionId, enrolmentId, startsAt: heldAt, projectId }: Session,
    outcome: SettledState,
    actor: Actor,
  ) {
    const told = { enrolmentId, sessionId, heldAt, projectId };
    if (outcome === 'held') await this.tracks.recordSessionHeld(told, actor);
    else if (outcome === 'missed-by-learner') await this.tracks.recordSessionMissed(told, actor);
    else await this.tracks.recordSessionUncounted(told, actor);
  }
}
