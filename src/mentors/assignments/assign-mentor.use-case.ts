import { Injectable } from '@nestjs/common';
import { Environment } from '../../../config/environment.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { EnrolmentNotFound, MentorNotAssignable, MentorUnknown } from '../mentors.errors.js';
import type { MentorAssigned } from '../mentors.events.js';
import { Assignment } from './assignment.entity.js';
import { noviceUntil } from '../profiles/profile.rules.js';
import { mayAssign } from './assignment.rules.js';
import { AssignmentsQueries } from './assignments.queries.js';

export interface AssignMentorInput {
  enrolmentId: string;
  mentorId: string;
  /** The first day, YYYY-MM-DD. */
  fromOn: string;
}

/** Gives an enrolment its mentor, from a day on. */
@Injectable()
export class AssignMentor {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tracks: TracksApi,
    private readonly assignments: AssignmentsQueries,
    private readonly environment: Environment,
  ) {}

  run({ enrolmentId, mentorId, fromOn }: AssignMentorInput, actor: Actor): Promise<{ assignmentId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${enrolmentId}`, `mentor ${mentorId}`);
      const enrolment = await this.tracks.enrolment(enrolmentId);
      if (!enrolment) throw new EnrolmentNotFound(enrolmentId);
      const found = await this.assignments.around(enrolmentId, mentorId, fromOn);
      if (!found) throw new MentorUnknown(mentorId);

      const { sinceOn, ...around } = found;
      const { learnerId, state: enrolmentState, zone, inProgress } = enrolment;
      const now = await this.clock.now();
      const decision = mayAssign({
        fromOn,
        today: dayOf(now, zone),
        enrolmentState,
        learnerId,
        mentorId,
        levelInProgress: inProgress?.level ?? null,
        noviceLearners: this.environment.MENTOR_NOVICE_LEARNERS,
        noviceUntilOn: noviceUntil(sinceOn, fromOn, this.environment.MENTOR_NOVICE_MONTHS),
        ...around,
      });
      refuseUnless(decision, (checks) => new MentorNotAssignable(checks));

      const assignmentId = newId();
      await this.db.of(Assignment).insert({
        id: assignmentId,
        mentorId,
        enrolmentId,
        learnerId,
        fromOn,
        assignedAt: now.toJSDate(),
        assignedBy: actor.id,
      });
      await this.events.record<MentorAssigned>(
        {
          name: 'mentors.mentor-assigned',
          subject: enrolmentId,
          data: { assignmentId, mentorId, enrolmentId, fromOn },
        },
        actor,
      );
      return { assignmentId };
    });
  }
}
