import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { AvailabilityNotChangeable, AvailabilityNotYours, TravelUnknown } from '../mentors.errors.js';
import type { TravelRemoved } from '../mentors.events.js';
import { mayChangeAvailability } from '../mentors.policy.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { mayChangeFrom } from './availability.rules.js';
import { TravelDays } from './travel.entity.js';

export interface RemoveTravelInput {
  mentorId: string;
  travelId: string;
}

/** Takes a travel back that is not over; of one that has begun the days before today stay. */
@Injectable()
export class RemoveTravel {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
  ) {}

  run({ mentorId, travelId }: RemoveTravelInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const mentor = await this.mentors.mentorFor(actor, mentorId);
      if (!mayChangeAvailability(actor, mentorId)) throw new AvailabilityNotYours();
      await this.db.lock(`mentor ${mentorId}`);
      const travel = await this.db.of(TravelDays).findOneBy({ id: travelId, mentorId });
      if (!travel) throw new TravelUnknown(travelId);
      const { fromOn, untilOn } = travel;
      const today = dayOf(await this.clock.now(), mentor.zone);
      refuseUnless(mayChangeFrom(untilOn, today), (checks) => new AvailabilityNotChangeable(checks));
      if (fromOn >= today) await this.db.of(TravelDays).delete({ id: travelId });
      else await this.db.of(TravelDays).update({ id: travelId }, { untilOn: addDays(today, -1) });
      await this.events.record<TravelRemoved>(
        { name: 'mentors.travel-removed', subject: mentorId, data: { mentorId, travelId, fromOn, untilOn } },
        actor,
      );
    });
  }
}
