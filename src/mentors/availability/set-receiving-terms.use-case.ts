import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { PublicHolidays } from '../../tracks/index.js';
import { AvailabilityInvalid, AvailabilityNotYours } from '../mentors.errors.js';
import type { ReceivingTermsSet } from '../mentors.events.js';
import { mayChangeAvailability } from '../mentors.policy.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import type { ReceivingTerms } from './availability.types.js';
import { KeptReceivingTerms } from './receiving-terms.entity.js';

export interface SetReceivingTermsInput extends ReceivingTerms {
  mentorId: string;
}

/** Says how a mentor wishes to be booked, in place of what was said before; what is booked stays booked. */
@Injectable()
export class SetReceivingTerms {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
    private readonly holidays: PublicHolidays,
  ) {}

  run({ mentorId, ...terms }: SetReceivingTermsInput, actor: Actor): Promise<ReceivingTerms> {
    return this.db.transaction(async () => {
      await this.mentors.mentorFor(actor, mentorId);
      if (!mayChangeAvailability(actor, mentorId)) throw new AvailabilityNotYours();
      await this.refuseUnknownPlace(terms);
      await this.db.lock(`mentor ${mentorId}`);
      const setAt = (await this.clock.now()).toJSDate();
      await this.db.of(KeptReceivingTerms).upsert({ mentorId, ...terms, setAt, setBy: actor.id }, ['mentorId']);
      await this.events.record<ReceivingTermsSet>(
        { name: 'mentors.receiving-terms-set', subject: mentorId, data: { mentorId } },
        actor,
      );
      return terms;
    });
  }

  private async refuseUnknownPlace({ country, region }: ReceivingTerms): Promise<void> {
    const isKnown = country === null ? region === null : await this.holidays.knows(country, region);
    if (isKnown) return;
    const message = 'The public holidays of this country or region are not known: give codes as FR, and 67';
    throw new AvailabilityInvalid([{ at: 'country', code: 'place-without-holidays', message }]);
  }
}
