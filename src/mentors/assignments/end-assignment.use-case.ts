import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { AssignmentNotEndable, AssignmentUnknown } from '../mentors.errors.js';
import type { AssignmentEnded } from '../mentors.events.js';
import { Assignment } from './assignment.entity.js';
import { mayEnd } from './assignment.rules.js';

export interface EndAssignmentInput {
  assignmentId: string;
  /** The last day, YYYY-MM-DD. */
  untilOn: string;
}

/** Says until when a mentor accompanies; sessions booked for later stay until somebody cancels them. */
@Injectable()
export class EndAssignment {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tracks: TracksApi,
  ) {}

  run({ assignmentId, untilOn }: EndAssignmentInput, actor: Actor): Promise<{ assignmentId: string }> {
    return this.db.transaction(async () => {
      const known = await this.db.of(Assignment).findOneBy({ id: assignmentId });
      if (!known) throw new AssignmentUnknown(assignmentId);
      const { enrolmentId, mentorId } = known;
      await this.db.lock(`enrolment ${enrolmentId}`, `mentor ${mentorId}`);
      const { fromOn, untilOn: standingUntilOn } = await this.db.of(Assignment).findOneByOrFail({ id: assignmentId });
      const enrolment = await this.tracks.enrolment(enrolmentId);
      const now = await this.clock.now();
      const today = dayOf(now, enrolment?.zone ?? 'UTC');
      refuseUnless(mayEnd({ fromOn, standingUntilOn, untilOn, today }), (checks) => new AssignmentNotEndable(checks));

      await this.db
        .of(Assignment)
        .update({ id: assignmentId }, { untilOn, endedAt: now.toJSDate(), endedBy: actor.id });
      await this.events.record<AssignmentEnded>(
        {
          name: 'mentors.assignment-ended',
          subject: enrolmentId,
          data: { assignmentId, mentorId, enrolmentId, untilOn },
        },
        actor,
      );
      return { assignmentId };
    });
  }
}
