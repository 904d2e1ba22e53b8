import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { AvailabilityInvalid, AvailabilityNotChangeable, AvailabilityNotYours } from '../mentors.errors.js';
import type { TravelAdded } from '../mentors.events.js';
import { mayChangeAvailability } from '../mentors.policy.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import type { Travel } from './availability.types.js';
import { TravelDays } from './travel.entity.js';
import { mayTravel, travelFaults } from './travel.rules.js';

export interface AddTravelInput extends Travel {
  mentorId: string;
}

/** Tells that a mentor is in another zone for some days: the weekly hours are read by its clock; what is booked stays. */
@Injectable()
export class AddTravel {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
  ) {}

  run({ mentorId, ...travel }: AddTravelInput, actor: Actor): Promise<{ travelId: string }> {
    return this.db.transaction(async () => {
      const mentor = await this.mentors.mentorFor(actor, mentorId);
      if (!mayChangeAvailability(actor, mentorId)) throw new AvailabilityNotYours();
      const faults = travelFaults(travel);
      if (faults.length > 0) throw new AvailabilityInvalid(faults);
      await this.db.lock(`mentor ${mentorId}`);
      const now = await this.clock.now();
      const others = await this.db.of(TravelDays).findBy({ mentorId });
      const decision = mayTravel(travel, others, dayOf(now, mentor.zone));
      refuseUnless(decision, (checks) => new AvailabilityNotChangeable(checks));

      const [travelId, { fromOn, untilOn }] = [newId(), travel];
      const added = { id: travelId, mentorId, ...travel, addedAt: now.toJSDate(), addedBy: actor.id };
      await this.db.of(TravelDays).insert(added);
      await this.events.record<TravelAdded>(
        { name: 'mentors.travel-added', subject: mentorId, data: { mentorId, travelId, fromOn, untilOn } },
        actor,
      );
      return { travelId };
    });
  }
}
