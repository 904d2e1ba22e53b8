import { Injectable } from '@nestjs/common';
import { MentorsApi } from '../../mentors/index.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { TakeTime } from '../../sessions/index.js';
import { TracksApi } from '../../tracks/index.js';
import type { DefencePlanned } from '../assessment.events.js';
import { mayArrangeDefence } from '../assessment.policy.js';
import { ProjectNotYours } from '../evidence/evidence.errors.js';
import type { ProjectKey } from '../evidence/project-visits.queries.js';
import type { AskedTime, Occurrence } from './defence-time.rules.js';
import { Defence } from './defence.entity.js';
import { mayPlanDefence } from './defence.rules.js';
import { DefenceNotPlannable, DefenceTimeInvalid, EvaluatorUnknown } from './evaluations.errors.js';
import type { DefenceMode } from './evaluations.types.js';
import { PlanningQueries } from './planning.queries.js';

export interface PlanDefenceInput extends ProjectKey, AskedTime {
  evaluatorId: string;
  mode: DefenceMode;
}

export interface PlannedDefence {
  defenceId: string;
  attempt: number;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  /** `twice`: the local time comes twice on that day, and the first of the two is meant. */
  occurrence: Occurrence;
}

/** Plans the defence of a project before an evaluator. */
@Injectable()
export class PlanDefence {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly planning: PlanningQueries,
    private readonly tracks: TracksApi,
    private readonly times: TakeTime,
    private readonly mentors: MentorsApi,
  ) {}

  run(input: PlanDefenceInput, actor: Actor): Promise<PlannedDefence> {
    return this.db.transaction(async () => {
      const { enrolmentId, projectId, evaluatorId, mode } = input;
      const { enrolment: seen } = (await this.planning.plan(actor, input)).visited;
      const people = [evaluatorId, seen.learnerId];
      await this.times.lock(people, `enrolment ${enrolmentId}`);
      const { visited, time, options } = await this.planning.plan(actor, input);
      if (!mayArrangeDefence(visited.capacities)) throw new ProjectNotYours('the learner and the staff');

      if (!time) throw new DefenceTimeInvalid();
      const [option] = options;
      if (!option) throw new EvaluatorUnknown(evaluatorId);
      const { facts } = option;
      refuseUnless(mayPlanDefence({ ...facts, time }), (checks) => new DefenceNotPlannable(checks));

      const defenceId = newId();
      const { slot, zone, occurrence } = time;
      const [startsAt, endsAt] = [slot.start.toJSDate(), slot.end.toJSDate()];
      const { attempt, enrolment } = visited;
      const { learnerId } = enrolment;
      const planned = { plannedAt: facts.now.toJSDate(), plannedBy: actor.id, state: 'planned' } as const;
      await this.db.of(Defence).insert({
        id: defenceId,
        enrolmentId,
        projectId,
        attempt,
        learnerId,
        evaluatorId,
        startsAt,
        endsAt,
        zone,
        mode,
        ...planned,
      });
      await this.mentors.recordJudge({ judgeId: evaluatorId, learnerId });
      const stretches = people.map((personId) => ({ personId, startsAt, endsAt }));
      await this.times.take({ meetingId: defenceId, kind: 'defence', people: stretches });
      await this.tracks.recordDefencePlanned({ enrolmentId, projectId, defenceId }, actor);
      await this.events.record<DefencePlanned>(
        {
          name: 'assessment.defence-planned',
          subject: enrolmentId,
          data: { enrolmentId, projectId, defenceId, attempt, evaluatorId, startsAt: startsAt.toISOString() },
        },
        actor,
      );
      return { defenceId, attempt, startsAt, endsAt, zone, occurrence };
    });
  }
}
