import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { slotOf } from '../booking/slots.rules.js';
import { VisibleSessions } from '../booking/visible-sessions.queries.js';
import { NotYourSide, PresenceNotRecordable } from '../sessions.errors.js';
import type { PresenceRecorded } from '../sessions.events.js';
import { mayRecordPresence } from './presence-record.rules.js';
import type { PresenceKind } from './presence.types.js';

export interface RecordPresenceInput {
  sessionId: string;
  kind: PresenceKind;
  /** An instant; now when absent. */
  at?: string;
}

/** Keeps that one side joined or left, as that side says; said twice, it is kept once. */
@Injectable()
export class RecordPresence {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly visible: VisibleSessions,
  ) {}

  run({ sessionId, kind, at: given }: RecordPresenceInput, actor: Actor): Promise<{ at: string }> {
    return this.db.transaction(async () => {
      const { session, side } = await this.visible.session(sessionId, actor);
      if (side === 'staff') throw new NotYourSide(['learner', 'mentor']);
      const now = await this.clock.now();
      const at = given === undefined ? now : (DateTime.fromISO(given, { zone: 'utc' }) as DateTime<true>);
      const decision = mayRecordPresence({ state: session.state, slot: slotOf(session), at, now });
      refuseUnless(decision, (checks) => new PresenceNotRecordable(checks));

      const { enrolmentId } = session;
      const [kept] = await this.db.sql(
        `INSERT INTO sessions.presence_fact (id, session_id, person_id, kind, at, source, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, 'self', $6, $3) ON CONFLICT DO NOTHING RETURNING id`,
        [newId(), sessionId, actor.id, kind, at.toJSDate(), now.toJSDate()],
      );
      if (kept) {
        await this.events.record<PresenceRecorded>(
          {
            name: 'sessions.presence-recorded',
            subject: enrolmentId,
            data: { sessionId, enrolmentId, personId: actor.id, kind, at: at.toISO() },
          },
          actor,
        );
      }
      return { at: at.toISO() };
    });
  }
}
