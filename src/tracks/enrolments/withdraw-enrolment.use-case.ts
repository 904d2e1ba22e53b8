import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { EnrolmentNotChangeable } from '../tracks.errors.js';
import type { EnrolmentChanged } from '../tracks.events.js';
import { EnrolmentChange } from './enrolment-change.entity.js';
import { changeFacts, changeRow, EnrolmentChangesQueries } from './enrolment-changes.queries.js';
import { mayChange } from './enrolment-states.rules.js';
import { Enrolment } from './enrolment.entity.js';

/** Ends a track that the learner gives up; the validated blocks stay the learner's. */
@Injectable()
export class WithdrawEnrolment {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly changes: EnrolmentChangesQueries,
  ) {}

  run(
    { enrolmentId, onDay, reason }: { enrolmentId: string; onDay: string; reason: string },
    actor: Actor,
  ): Promise<void> {
    return this.db.transaction(async () => {
      const changing = await this.changes.held(enrolmentId);
      const { enrolment, now } = changing;
      const decision = mayChange(changeFacts(changing, 'withdrawn', onDay));
      refuseUnless(decision, (checks) => new EnrolmentNotChangeable(checks));

      await this.db.sql(
        `UPDATE tracks.suspension SET until_on = $2, closed_at = $3, closed_by = $4
         WHERE enrolment_id = $1 AND until_on IS NULL`,
        [enrolmentId, onDay, now, actor.id],
      );
      await this.db.of(Enrolment).update({ id: enrolmentId }, { state: 'withdrawn', endedOn: onDay });
      const change = { to: 'withdrawn', onDay, reason } as const;
      await this.db.of(EnrolmentChange).insert(changeRow(changing, change, actor.id));
      const { learnerId, plannedEndOn } = enrolment;
      await this.events.record<EnrolmentChanged>(
        {
          name: 'tracks.enrolment-withdrawn',
          subject: enrolmentId,
          data: { enrolmentId, learnerId, onDay, plannedEndOn },
        },
        actor,
      );
    });
  }
}
