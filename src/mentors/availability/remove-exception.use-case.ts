import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { AvailabilityNotChangeable, AvailabilityNotYours, ExceptionUnknown } from '../mentors.errors.js';
import type { ExceptionRemoved } from '../mentors.events.js';
import { mayChangeAvailability } from '../mentors.policy.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { AvailabilityException } from './availability-exception.entity.js';
import { mayChangeFrom } from './availability.rules.js';

export interface RemoveExceptionInput {
  mentorId: string;
  exceptionId: string;
}

/** Takes an exception of today or later back: the weekly rules hold again; sessions booked already stay booked. */
@Injectable()
export class RemoveException {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
  ) {}

  run({ mentorId, exceptionId }: RemoveExceptionInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      await this.mentors.mentorFor(actor, mentorId);
      if (!mayChangeAvailability(actor, mentorId)) throw new AvailabilityNotYours();
      await this.db.lock(`mentor ${mentorId}`);
      const exception = await this.db.of(AvailabilityException).findOneBy({ id: exceptionId, mentorId });
      if (!exception) throw new ExceptionUnknown(exceptionId);
      const { onDay, kind, zone } = exception;
      const today = dayOf(await this.clock.now(), zone);
      refuseUnless(mayChangeFrom(onDay, today), (checks) => new AvailabilityNotChangeable(checks));
      await this.db.of(AvailabilityException).delete({ id: exceptionId });
      await this.events.record<ExceptionRemoved>(
        { name: 'mentors.exception-removed', subject: mentorId, data: { mentorId, exceptionId, onDay, kind } },
        actor,
      );
    });
  }
}
