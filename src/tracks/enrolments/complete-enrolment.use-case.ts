import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { decide, refuseUnless } from '../../platform/kernel/decision.js';
import { mayComplete } from '../progression/block-results.rules.js';
import { ProgressionQueries } from '../progression/progression.queries.js';
import { endPauses } from '../pauses/end-pauses.js';
import { EnrolmentNotChangeable } from '../tracks.errors.js';
import type { EnrolmentChanged } from '../tracks.events.js';
import { EnrolmentChange } from './enrolment-change.entity.js';
import { changeFacts, changeRow, EnrolmentChangesQueries } from './enrolment-changes.queries.js';
import { mayChange } from './enrolment-states.rules.js';
import { Enrolment } from './enrolment.entity.js';

/** Completes a track whose every block is validated, when its award is issued. */
@Injectable()
export class CompleteEnrolment {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly changes: EnrolmentChangesQueries,
    private readonly progression: ProgressionQueries,
  ) {}

  run({ enrolmentId }: { enrolmentId: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const changing = await this.changes.held(enrolmentId);
      const { enrolment, now, today: onDay } = changing;
      const change = mayChange(changeFacts(changing, 'completed', onDay));
      const blocks = mayComplete(await this.progression.standing(enrolmentId));
      const decision = decide(...change.checks, ...blocks.checks);
      refuseUnless(decision, (checks) => new EnrolmentNotChangeable(checks));

      await this.db.sql(
        `UPDATE tracks.suspension SET until_on = $2, closed_at = $3, closed_by = $4
         WHERE enrolment_id = $1 AND until_on IS NULL`,
        [enrolmentId, onDay, now, actor.id],
      );
      await endPauses(this.db, enrolmentId, 'every');
      await this.db.of(Enrolment).update({ id: enrolmentId }, { state: 'completed', endedOn: onDay });
      const row = changeRow(changing, { to: 'completed', onDay, reason: null }, actor.id);
      await this.db.of(EnrolmentChange).insert(row);
      const { learnerId, plannedEndOn } = enrolment;
      await this.events.record<EnrolmentChanged>(
        {
          name: 'tracks.enrolment-completed',
          subject: enrolmentId,
          data: { enrolmentId, learnerId, onDay, plannedEndOn },
        },
        actor,
      );
    });
  }
}
