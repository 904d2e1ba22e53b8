import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { faultsOf } from '../booking/booking.rules.js';
import { Session } from '../booking/session.entity.js';
import { Holds } from '../holds/holds.queries.js';
import { SessionNotMovable } from '../sessions.errors.js';
import type { SessionMoved } from '../sessions.events.js';
import { type MoveCase, MoveCases, type MoveTo } from './move-cases.queries.js';
import { mayMove } from './moving.rules.js';
import { SessionMove } from './session-move.entity.js';

/** Where a session stands after it was moved. */
export interface MovedSession {
  sessionId: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  local: string;
}

/** Moves a session to another time, for its learner or its mentor; it stays the same session. */
@Injectable()
export class MoveSession {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly cases: MoveCases,
    private readonly holds: Holds,
  ) {}

  async run(sessionId: string, to: MoveTo, actor: Actor): Promise<MovedSession> {
    const { session } = await this.decided(sessionId, to, actor);
    return this.db.transaction(async () => {
      await this.db.lock(
        `mentor ${session.mentorId}`,
        `learner ${session.learnerId}`,
        `enrolment ${session.enrolmentId}`,
      );
      return this.write(await this.decided(sessionId, to, actor), actor);
    });
  }

  private async decided(sessionId: string, to: MoveTo, actor: Actor): Promise<MoveCase> {
    const decided = await this.cases.of(sessionId, to, actor);
    const decision = mayMove(decided.moved, decided.wanted.facts);
    refuseUnless(decision, (checks) => new SessionNotMovable(checks, faultsOf(to, checks)));
    return decided;
  }

  private async write({ session, moved, wanted }: MoveCase, actor: Actor): Promise<MovedSession> {
    const { id: sessionId, enrolmentId, startsAt: fromStartsAt, moves } = session;
    const { slot, now, weekOn, inWeekOn, local } = wanted.facts;
    const { zone } = wanted.start;
    const [startsAt, endsAt, movedAt] = [slot.start.toJSDate(), slot.end.toJSDate(), now.toJSDate()];
    await this.db.of(SessionMove).insert({
      id: newId(),
      sessionId,
      fromStartsAt,
      toStartsAt: startsAt,
      zone,
      movedAs: moved.side,
      movedAt,
      movedBy: actor.id,
    });
    await this.db
      .of(Session)
      .update({ id: sessionId }, { startsAt, endsAt, zone, weekOn: weekOn ?? inWeekOn, moves: moves + 1, movedAt });
    await this.holds.letGo(actor, { mentorId: session.mentorId, startsAt, endsAt });
    await this.events.record<SessionMoved>(
      {
        name: 'sessions.session-moved',
        subject: enrolmentId,
        data: {
          sessionId,
          enrolmentId,
          side: moved.side,
          fromStartsAt: fromStartsAt.toISOString(),
          startsAt: startsAt.toISOString(),
          moves: moves + 1,
        },
      },
      actor,
      now,
    );
    return { sessionId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), zone, local };
  }
}
