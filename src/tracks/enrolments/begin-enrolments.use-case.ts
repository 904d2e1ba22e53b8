import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import type { EnrolmentChanged } from '../tracks.events.js';
import { EnrolmentChange } from './enrolment-change.entity.js';

interface Begun {
  enrolmentId: string;
  learnerId: string;
  onDay: string;
  plannedEndOn: string;
}

/** Begins the tracks of admitted learners whose first day has come. */
@Injectable()
export class BeginEnrolments {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /** Begins them all; running it twice begins none twice. */
  run(_input: object, actor: Actor): Promise<{ begun: number }> {
    return this.db.transaction(async () => {
      const now = (await this.clock.now()).toJSDate();
      const begun = await this.db.sql<Begun>(
        `UPDATE tracks.enrolment SET state = 'active'
         WHERE state = 'admitted' AND entered_on <= ($1::timestamptz AT TIME ZONE zone)::date
         RETURNING id AS "enrolmentId", learner_id AS "learnerId", entered_on AS "onDay",
           planned_end_on AS "plannedEndOn"`,
        [now],
      );
      for (const data of begun) {
        await this.db.of(EnrolmentChange).insert({
          id: newId(),
          enrolmentId: data.enrolmentId,
          fromState: 'admitted',
          toState: 'active',
          effectiveOn: data.onDay,
          reason: null,
          recordedAt: now,
          recordedBy: actor.id,
        });
        await this.events.record<EnrolmentChanged>(
          { name: 'tracks.enrolment-begun', subject: data.enrolmentId, data: { ...data } },
          actor,
        );
      }
      return { begun: begun.length };
    });
  }
}
