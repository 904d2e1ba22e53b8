import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { AvailabilityInvalid, AvailabilityNotChangeable, AvailabilityNotYours } from '../mentors.errors.js';
import type { ExceptionAdded } from '../mentors.events.js';
import { mayChangeAvailability } from '../mentors.policy.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { AvailabilityException } from './availability-exception.entity.js';
import { mayChangeFrom, stretchFaults } from './availability.rules.js';
import type { ExceptionKind, LocalTime } from './availability.types.js';

export interface AddExceptionInput {
  mentorId: string;
  onDay: string;
  from: LocalTime;
  to: LocalTime;
  kind: ExceptionKind;
  /** The mentor's own when absent. */
  zone?: string;
}

/** Opens or closes a stretch of one day, whatever the weekly rules say; sessions booked already stay booked. */
@Injectable()
export class AddException {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
  ) {}

  run(
    { mentorId, onDay, from, to, kind, ...given }: AddExceptionInput,
    actor: Actor,
  ): Promise<{ exceptionId: string }> {
    return this.db.transaction(async () => {
      const mentor = await this.mentors.mentorFor(actor, mentorId);
      if (!mayChangeAvailability(actor, mentorId)) throw new AvailabilityNotYours();
      if (stretchFaults([{ from, to }], '').length > 0) {
        throw new AvailabilityInvalid([
          {
            at: 'to',
            code: 'end-before-start',
            message: `The exception ends after it begins: give a time after ${from}`,
            facts: { from },
          },
        ]);
      }
      const zone = given.zone ?? mentor.zone;
      await this.db.lock(`mentor ${mentorId}`);
      const now = await this.clock.now();
      refuseUnless(mayChangeFrom(onDay, dayOf(now, zone)), (checks) => new AvailabilityNotChangeable(checks));

      const id = newId();
      await this.db.of(AvailabilityException).insert({
        id,
        mentorId,
        onDay,
        startsLocal: from,
        endsLocal: to,
        zone,
        kind,
        addedAt: now.toJSDate(),
        addedBy: actor.id,
      });
      await this.events.record<ExceptionAdded>(
        { name: 'mentors.exception-added', subject: mentorId, data: { mentorId, exceptionId: id, onDay, kind } },
        actor,
      );
      return { exceptionId: id };
    });
  }
}
