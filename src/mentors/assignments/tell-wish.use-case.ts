import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { TracksApi } from '../../tracks/index.js';
import { EnrolmentNotFound } from '../mentors.errors.js';
import type { WishTold } from '../mentors.events.js';

export interface TellWishInput {
  enrolmentId: string;
  languages: string[];
  asksForArrangement: boolean;
}

/** The learner, or the staff for them, says what they ask of a mentor. */
@Injectable()
export class TellWish {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tracks: TracksApi,
  ) {}

  run({ enrolmentId, languages, asksForArrangement }: TellWishInput, actor: Actor): Promise<{ enrolmentId: string }> {
    return this.db.transaction(async () => {
      const enrolment = await this.tracks.enrolment(enrolmentId);
      const isTheirs = actor.id === enrolment?.learnerId || hasRole(actor, 'officer', 'advisor');
      if (!enrolment || !isTheirs) throw new EnrolmentNotFound(enrolmentId);
      const toldAt = (await this.clock.now()).toJSDate();
      await this.db.sql(
        `INSERT INTO mentors.wish (enrolment_id, languages, asks_for_arrangement, told_at, told_by)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (enrolment_id) DO UPDATE
         SET languages = $2, asks_for_arrangement = $3, told_at = $4, told_by = $5`,
        [enrolmentId, languages, asksForArrangement, toldAt, actor.id],
      );
      // What is asked for stays here: an arrangement says something of a person's health.
      await this.events.record<WishTold>(
        { name: 'mentors.wish-told', subject: enrolmentId, data: { enrolmentId } },
        actor,
      );
      return { enrolmentId };
    });
  }
}
