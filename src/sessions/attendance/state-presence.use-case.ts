import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';
import { slotOf } from '../booking/slots.rules.js';
import { VisibleSessions } from '../booking/visible-sessions.queries.js';
import { NotYourSide, PresenceNotRecordable } from '../sessions.errors.js';
import type { PresenceRecorded } from '../sessions.events.js';
import { PresenceFact } from './presence-fact.entity.js';
import { mayStatePresence } from './presence-record.rules.js';

export interface StatePresenceInput {
  sessionId: string;
  /** `HH:MM` of the day of the session, in its zone. */
  from: string;
  until: string;
}

/** Keeps what one side says afterwards of its presence; said anew, the last word counts. */
@Injectable()
export class StatePresence {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly visible: VisibleSessions,
  ) {}

  run({ sessionId, from, until }: StatePresenceInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { session: seen, side } = await this.visible.session(sessionId, actor);
      if (side === 'staff') throw new NotYourSide(['learner', 'mentor']);
      await this.db.lock(`mentor ${seen.mentorId}`, `learner ${seen.learnerId}`);
      const { session } = await this.visible.session(sessionId, actor);
      const now = await this.clock.now();
      const slot = slotOf(session);
      const day = dayOf(slot.start, session.zone);
      const said = {
        joined: instantOf(`${day}T${from}`, session.zone),
        left: instantOf(`${day}T${until}`, session.zone),
      };
      const facts = { state: session.state, slot, from: said.joined, until: said.left, now };
      refuseUnless(mayStatePresence(facts), (checks) => new PresenceNotRecordable(checks));

      const { enrolmentId } = session;
      const entry = { sessionId, personId: actor.id, source: 'hand', connection: newId() };
      for (const kind of ['joined', 'left'] as const) {
        const at = said[kind];
        const kept = { ...entry, kind, at: at.toJSDate(), recordedAt: now.toJSDate(), recordedBy: actor.id };
        await this.db.of(PresenceFact).insert({ id: newId(), ...kept });
        const data = { sessionId, enrolmentId, personId: actor.id, kind, at: at.toISO() };
        await this.events.record<PresenceRecorded>(
          { name: 'sessions.presence-recorded', subject: enrolmentId, data },
          actor,
        );
      }
    });
  }
}
