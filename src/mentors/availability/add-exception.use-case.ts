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
import { mayChangeFrom } from './availability.rules.js';
import { daysOf, exceptionFaults } from './exception.rules.js';
import type { DayException, ExceptionKind, LocalTime } from './availability.types.js';

export interface AddExceptionInput {
  mentorId: string;
  onDay: string;
  /** The last of several days with the same hours; the first one alone when absent. */
  untilOn?: string;
  from: LocalTime;
  to: LocalTime;
  kind: ExceptionKind;
  /** The mentor's own when absent. */
  zone?: string;
}

/** Opens or closes a stretch of one day or of several, whatever the weekly rules say; what is booked stays booked. */
@Injectable()
export class AddException {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
  ) {}

  /** Answers the exception of the first day. */
  run(input: AddExceptionInput, actor: Actor): Promise<{ exceptionId: string }> {
    return this.db.transaction(async () => {
      const { mentorId, onDay } = input;
      const mentor = await this.mentors.mentorFor(actor, mentorId);
      if (!mayChangeAvailability(actor, mentorId)) throw new AvailabilityNotYours();
      const faults = exceptionFaults(input);
      if (faults.length > 0) throw new AvailabilityInvalid(faults);
      const zone = input.zone ?? mentor.zone;
      await this.db.lock(`mentor ${mentorId}`);
      const now = await this.clock.now();
      refuseUnless(mayChangeFrom(onDay, dayOf(now, zone)), (checks) => new AvailabilityNotChangeable(checks));

      const ids: string[] = [];
      for (const day of daysOf(input)) {
        ids.push(await this.keep({ ...input, onDay: day, zone }, now.toJSDate(), actor));
      }
      return { exceptionId: ids[0] ?? '' };
    });
  }

  private async keep(exception: DayException & { mentorId: string }, addedAt: Date, actor: Actor): Promise<string> {
    const { mentorId, onDay, from, to, zone, kind } = exception;
    const id = newId();
    const stretch = { onDay, startsLocal: from, endsLocal: to, zone, kind };
    await this.db.of(AvailabilityException).insert({ id, mentorId, ...stretch, addedAt, addedBy: actor.id });
    await this.events.record<ExceptionAdded>(
      { name: 'mentors.exception-added', subject: mentorId, data: { mentorId, exceptionId: id, onDay, kind } },
      actor,
    );
    return id;
  }
}
