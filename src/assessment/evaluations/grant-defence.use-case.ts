import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { TracksApi } from '../../tracks/index.js';
import type { DefenceLeaveGranted } from '../assessment.events.js';
import { mayGrantDefence } from '../assessment.policy.js';
import { type ProjectKey, ProjectVisits } from '../evidence/project-visits.queries.js';
import { DefenceLeave } from './defence-leave.entity.js';
import { LeaveNotYours } from './evaluations.errors.js';

/** An advisor gives leave to defend a project once more than the rulebook grants. */
@Injectable()
export class GrantDefence {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly visits: ProjectVisits,
    private readonly tracks: TracksApi,
  ) {}

  run(input: ProjectKey & { reason: string }, actor: Actor): Promise<{ leaveId: string }> {
    return this.db.transaction(async () => {
      const { enrolmentId, projectId, reason } = input;
      await this.visits.visit(actor, input);
      if (!mayGrantDefence(actor)) throw new LeaveNotYours();

      await this.db.lock(`enrolment ${enrolmentId}`);
      const leaveId = newId();
      const grantedAt = (await this.clock.now()).toJSDate();
      await this.db
        .of(DefenceLeave)
        .insert({ id: leaveId, enrolmentId, projectId, reason, grantedAt, grantedBy: actor.id });
      await this.tracks.recordDefenceGranted({ enrolmentId, projectId }, actor);
      await this.events.record<DefenceLeaveGranted>(
        {
          name: 'assessment.defence-leave-granted',
          subject: enrolmentId,
          data: { enrolmentId, projectId, leaveId },
        },
        actor,
      );
      return { leaveId };
    });
  }
}
