import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type Decision, refuseUnless } from '../../platform/kernel/decision.js';
import { KeepPlan } from '../pace/keep-plan.js';
import { endPauses } from '../pauses/end-pauses.js';
import { EnrolmentNotChangeable } from '../tracks.errors.js';
import type { EnrolmentChanged } from '../tracks.events.js';
import { EnrolmentChange } from './enrolment-change.entity.js';
import {
  changeFacts,
  changeRow,
  type ChangingEnrolment,
  EnrolmentChangesQueries,
} from './enrolment-changes.queries.js';
import { mayChange } from './enrolment-states.rules.js';
import { Enrolment } from './enrolment.entity.js';
import { keepsLimits } from './enrolment.rules.js';

export interface ResumeEnrolmentInput {
  enrolmentId: string;
  /** The first day back. */
  onDay: string;
  reason?: string;
}

/** Takes a paused track up again: the plan is made anew, what was left moves by the days of the pause. */
@Injectable()
export class ResumeEnrolment {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly changes: EnrolmentChangesQueries,
    private readonly plan: KeepPlan,
  ) {}

  /** Answers the new end, and whether it keeps the limits of funding and award: nobody is kept out for that. */
  run(input: ResumeEnrolmentInput, actor: Actor): Promise<{ plannedEndOn: string; limits: Decision }> {
    return this.db.transaction(async () => {
      const { enrolmentId, onDay, reason = null } = input;
      const changing = await this.changes.held(enrolmentId);
      const { enrolment, awardableUntilOn } = changing;
      const decision = mayChange(changeFacts(changing, 'active', onDay));
      refuseUnless(decision, (checks) => new EnrolmentNotChangeable(checks));

      await this.closePause(changing, onDay, actor);
      await endPauses(this.db, enrolmentId, 'begun');
      await this.db.of(Enrolment).update({ id: enrolmentId }, { state: 'active' });
      const plan = await this.plan.run(enrolmentId, { cause: 'resumed', facts: { onDay } }, actor);
      const change = { to: 'active', onDay, reason } as const;
      await this.db.of(EnrolmentChange).insert(changeRow(changing, change, actor.id));
      await this.events.record<EnrolmentChanged>(
        {
          name: 'tracks.enrolment-resumed',
          subject: enrolmentId,
          data: { enrolmentId, learnerId: enrolment.learnerId, onDay, plannedEndOn: plan.endsOn },
        },
        actor,
      );
      const { fundedBy, fundingEndsOn } = enrolment;
      const limits = keepsLimits({ plannedEndOn: plan.endsOn, fundedBy, fundingEndsOn, awardableUntilOn });
      return { plannedEndOn: plan.endsOn, limits };
    });
  }

  private async closePause({ enrolment, now }: ChangingEnrolment, onDay: string, actor: Actor): Promise<void> {
    await this.db.sql(
      `UPDATE tracks.suspension SET until_on = $2, closed_at = $3, closed_by = $4
       WHERE enrolment_id = $1 AND until_on IS NULL`,
      [enrolment.id, onDay, now, actor.id],
    );
  }
}
