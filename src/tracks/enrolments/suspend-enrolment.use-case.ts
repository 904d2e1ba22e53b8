import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { EnrolmentNotChangeable } from '../tracks.errors.js';
import type { EnrolmentChanged } from '../tracks.events.js';
import { EnrolmentChange } from './enrolment-change.entity.js';
import { changeFacts, changeRow, EnrolmentChangesQueries } from './enrolment-changes.queries.js';
import { mayChange } from './enrolment-states.rules.js';
import { Enrolment } from './enrolment.entity.js';
import { Suspension } from './suspension.entity.js';

export interface SuspendEnrolmentInput {
  enrolmentId: string;
  fromOn: string;
  /** The first day back, where it is agreed; the sessions from then on stand. */
  untilOn?: string;
  reason: string;
}

/** Pauses a track from a day on: no session is owed and no project goes on until it is resumed. */
@Injectable()
export class SuspendEnrolment {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly changes: EnrolmentChangesQueries,
  ) {}

  run(
    { enrolmentId, fromOn, untilOn, reason }: SuspendEnrolmentInput,
    actor: Actor,
  ): Promise<{ suspensionId: string }> {
    return this.db.transaction(async () => {
      const changing = await this.changes.held(enrolmentId);
      const { enrolment, now } = changing;
      const decision = mayChange(changeFacts(changing, 'suspended', fromOn));
      refuseUnless(decision, (checks) => new EnrolmentNotChangeable(checks));

      const id = newId();
      await this.db.of(Suspension).insert({
        id,
        enrolmentId,
        fromOn,
        untilOn: null,
        reason,
        openedAt: now,
        openedBy: actor.id,
        closedAt: null,
        closedBy: null,
      });
      await this.db.of(Enrolment).update({ id: enrolmentId }, { state: 'suspended' });
      const change = { to: 'suspended', onDay: fromOn, reason } as const;
      await this.db.of(EnrolmentChange).insert(changeRow(changing, change, actor.id));
      const { learnerId, plannedEndOn } = enrolment;
      await this.events.record<EnrolmentChanged>(
        {
          name: 'tracks.enrolment-suspended',
          subject: enrolmentId,
          data: { enrolmentId, learnerId, onDay: fromOn, plannedEndOn, ...(untilOn && { untilOn }) },
        },
        actor,
      );
      return { suspensionId: id };
    });
  }
}
