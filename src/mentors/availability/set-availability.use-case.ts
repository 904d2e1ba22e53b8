import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { AvailabilityInvalid, AvailabilityNotChangeable, AvailabilityNotYours } from '../mentors.errors.js';
import type { AvailabilitySet } from '../mentors.events.js';
import { mayChangeAvailability } from '../mentors.policy.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { AvailabilityRule } from './availability-rule.entity.js';
import { mayChangeFrom, stretchFaults } from './availability.rules.js';
import type { LocalTime } from './availability.types.js';

export interface SetAvailabilityInput {
  mentorId: string;
  /** Of the times below, and of the first day. */
  zone: string;
  validFromOn: string;
  rules: { weekday: number; from: LocalTime; to: LocalTime }[];
}

/** Gives a mentor a new week from a day on; the week before it ends the day before. */
@Injectable()
export class SetAvailability {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
  ) {}

  run({ mentorId, zone, validFromOn, rules }: SetAvailabilityInput, actor: Actor): Promise<{ rules: number }> {
    return this.db.transaction(async () => {
      await this.mentors.mentorFor(actor, mentorId);
      if (!mayChangeAvailability(actor, mentorId)) throw new AvailabilityNotYours();
      const faults = stretchFaults(rules, 'rules');
      if (faults.length > 0) throw new AvailabilityInvalid(faults);

      await this.db.lock(`mentor ${mentorId}`);
      const now = await this.clock.now();
      refuseUnless(mayChangeFrom(validFromOn, dayOf(now, zone)), (checks) => new AvailabilityNotChangeable(checks));

      await this.endTheOld(mentorId, validFromOn);
      const set = { mentorId, zone, validFromOn, validUntilOn: null, setAt: now.toJSDate(), setBy: actor.id };
      const rows = rules.map(({ weekday, from, to }) => ({
        ...set,
        id: newId(),
        weekday,
        startsAtLocal: from,
        endsAtLocal: to,
      }));
      if (rows.length > 0) await this.db.of(AvailabilityRule).insert(rows);
      await this.events.record<AvailabilitySet>(
        { name: 'mentors.availability-set', subject: mentorId, data: { mentorId, validFromOn, rules: rows.length } },
        actor,
      );
      return { rules: rows.length };
    });
  }

  /** What would only have begun on that day or later never takes effect, and goes. */
  private async endTheOld(mentorId: string, validFromOn: string): Promise<void> {
    await this.db.sql('DELETE FROM mentors.availability_rule WHERE mentor_id = $1 AND valid_from_on >= $2', [
      mentorId,
      validFromOn,
    ]);
    await this.db.sql(
      `UPDATE mentors.availability_rule SET valid_until_on = $2
       WHERE mentor_id = $1 AND (valid_until_on IS NULL OR valid_until_on > $2)`,
      [mentorId, addDays(validFromOn, -1)],
    );
  }
}
