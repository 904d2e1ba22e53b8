import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { endPauses } from '../pauses/end-pauses.js';
import { EnrolmentNotChangeable } from '../tracks.errors.js';
import type { EnrolmentChanged } from '../tracks.events.js';
import { EnrolmentChange } from './enrolment-change.entity.js';
import { changeFacts, changeRow, EnrolmentChangesQueries } from './enrolment-changes.queries.js';
import { mayChange } from './enrolment-states.rules.js';
import { Enrolment } from './enrolment.entity.js';

export interface CloseEnrolmentInput {
  enrolmentId: string;
  /** `withdrawn` when the learner gives the track up, `ended` when the house does. */
  as: 'withdrawn' | 'ended';
  onDay: string;
  reason: string;
}

/** Ends a track before its award, or an enrolment before its first day; the validated blocks stay the learner's. */
@Injectable()
export class CloseEnrolment {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly changes: EnrolmentChangesQueries,
  ) {}

  run({ enrolmentId, as, onDay, reason }: CloseEnrolmentInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const changing = await this.changes.held(enrolmentId);
      const { enrolment, now } = changing;
      const decision = mayChange(changeFacts(changing, as, onDay));
      refuseUnless(decision, (checks) => new EnrolmentNotChangeable(checks));

      await this.db.sql(
        `UPDATE tracks.suspension SET until_on = $2, closed_at = $3, closed_by = $4
         WHERE enrolment_id = $1 AND until_on IS NULL`,
        [enrolmentId, onDay, now, actor.id],
      );
      await endPauses(this.db, enrolmentId, 'every');
      await this.db.of(Enrolment).update({ id: enrolmentId }, { state: as, endedOn: onDay });
      await this.db.of(EnrolmentChange).insert(changeRow(changing, { to: as, onDay, reason }, actor.id));
      const { learnerId, plannedEndOn } = enrolment;
      await this.events.record<EnrolmentChanged>(
        {
          name: `tracks.enrolment-${as}`,
          subject: enrolmentId,
          data: { enrolmentId, learnerId, onDay, plannedEndOn },
        },
        actor,
      );
    });
  }
}
