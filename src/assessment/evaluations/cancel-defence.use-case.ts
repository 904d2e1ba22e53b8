import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { TakeTime } from '../../sessions/index.js';
import { TracksApi } from '../../tracks/index.js';
import type { DefenceCancelled } from '../assessment.events.js';
import { mayArrangeDefence } from '../assessment.policy.js';
import { ProjectVisits } from '../evidence/project-visits.queries.js';
import { mayCancelDefence } from './cancellation.rules.js';
import { Defence } from './defence.entity.js';
import { DefenceNotCancellable, DefenceUnknown } from './evaluations.errors.js';

/** Calls a planned defence off; the project waits for another. */
@Injectable()
export class CancelDefence {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly visits: ProjectVisits,
    private readonly tracks: TracksApi,
    private readonly times: TakeTime,
  ) {}

  run({ defenceId, reason }: { defenceId: string; reason: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const known = await this.db.of(Defence).findOneBy({ id: defenceId });
      const visited = known && (await this.visits.find(actor, known));
      if (!visited || !mayArrangeDefence(visited.capacities)) throw new DefenceUnknown(defenceId);

      const { enrolmentId, projectId, evaluatorId } = known;
      await this.db.lock(`enrolment ${enrolmentId}`);
      const { state, startsAt } = await this.db.of(Defence).findOneByOrFail({ id: defenceId });
      const { now } = visited;
      const byStaff = visited.capacities.includes('staff');
      refuseUnless(
        mayCancelDefence({ now, state, startsAt: DateTime.fromJSDate(startsAt, { zone: 'utc' }), byStaff }),
        (checks) => new DefenceNotCancellable(checks),
      );

      const cancelled = { cancelledAt: now.toJSDate(), cancelledBy: actor.id, cancelReason: reason };
      await this.db.of(Defence).update({ id: defenceId }, { state: 'cancelled', ...cancelled });
      await this.times.free(defenceId);
      await this.tracks.recordDefenceCancelled({ enrolmentId, projectId, defenceId }, actor);
      await this.events.record<DefenceCancelled>(
        {
          name: 'assessment.defence-cancelled',
          subject: enrolmentId,
          data: { enrolmentId, projectId, defenceId, evaluatorId, startsAt: startsAt.toISOString() },
        },
        actor,
      );
    });
  }
}
