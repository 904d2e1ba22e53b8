import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { EnrolmentChanged } from '../tracks.events.js';
import { EnrolmentChange } from './enrolment-change.entity.js';
import { Enrolment } from './enrolment.entity.js';

/** The zone in which each day begins first. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

type Begun = {
  enrolmentId: string;
  learnerId: string;
  onDay: string;
  plannedEndOn: string;
};

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
      const instant = await this.clock.now();
      const now = instant.toJSDate();
      const admitted = await this.db.sql<Begun & { zone: string }>(
        `SELECT id AS "enrolmentId", learner_id AS "learnerId", entered_on AS "onDay",
           planned_end_on AS "plannedEndOn", zone
         FROM tracks.enrolment WHERE state = 'admitted' AND entered_on <= $1 ORDER BY id FOR UPDATE`,
        [dayOf(instant, EARLIEST_ZONE)],
      );
      const begun = admitted.filter(({ onDay, zone }) => onDay <= dayOf(instant, zone));
      for (const { zone: _zone, ...data } of begun) {
        await this.db.of(Enrolment).update({ id: data.enrolmentId }, { state: 'active' });
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
          { name: 'tracks.enrolment-begun', subject: data.enrolmentId, data },
          actor,
        );
      }
      return { begun: begun.length };
    });
  }
}
