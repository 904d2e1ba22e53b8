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
import { AssignmentsQueries } from '../assignments/assignments.queries.js';
import { EnrolmentNotFound, MentorUnknown, SubstituteRefused } from '../mentors.errors.js';
import type { SubstituteArranged } from '../mentors.events.js';
import { noviceUntil } from '../profiles/profile.rules.js';
import { mayStandIn } from './absence.rules.js';
import { AbsencesQueries } from './absences.queries.js';
import { Substitution } from './substitution.entity.js';

export interface ArrangeSubstituteInput {
  absenceId: string;
  enrolmentId: string;
  substituteId: string;
}

/** Somebody stands in for a mentor who is away, with one learner, from now or the first day of the absence to its last. */
@Injectable()
export class ArrangeSubstitute {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tracks: TracksApi,
    private readonly absences: AbsencesQueries,
    private readonly assignments: AssignmentsQueries,
    private readonly environment: Environment,
  ) {}

  run(input: ArrangeSubstituteInput, actor: Actor): Promise<{ substitutionId: string }> {
    const { absenceId, enrolmentId, substituteId } = input;
    return this.db.transaction(async () => {
      const { mentorId } = await this.absences.one(absenceId);
      await this.db.lock(`enrolment ${enrolmentId}`, `mentor ${mentorId}`, `mentor ${substituteId}`);
      const absence = await this.absences.one(absenceId);
      const enrolment = await this.tracks.enrolment(enrolmentId);
      if (!enrolment) throw new EnrolmentNotFound(enrolmentId);
      const { learnerId, inProgress, zone } = enrolment;
      const now = await this.clock.now();
      const today = dayOf(now, zone);
      const fromOn = absence.fromOn > today ? absence.fromOn : today;
      const { untilOn } = absence;
      const found = await this.assignments.around(enrolmentId, substituteId, fromOn);
      if (!found) throw new MentorUnknown(substituteId);
      const { sinceOn, ...around } = found;
      const decision = mayStandIn({
        ...around,
        fromOn,
        untilOn,
        learnerId,
        mentorId: substituteId,
        levelInProgress: inProgress?.level ?? null,
        noviceLearners: this.environment.MENTOR_NOVICE_LEARNERS,
        noviceUntilOn: noviceUntil(sinceOn, fromOn, this.environment.MENTOR_NOVICE_MONTHS),
        awayMentorId: mentorId,
        dayMentorId: await this.assignments.mentorOf(enrolmentId, fromOn),
        isAway: (await this.absences.otherFromOn(substituteId, fromOn, untilOn)) !== null,
      });
      refuseUnless(decision, (checks) => new SubstituteRefused(checks));

      const substitutionId = newId();
      const days = { fromOn, untilOn, arrangedAt: now.toJSDate(), arrangedBy: actor.id };
      const who = { absenceId, enrolmentId, learnerId, mentorId, substituteId };
      await this.db.of(Substitution).insert({ id: substitutionId, ...who, ...days });
      await this.events.record<SubstituteArranged>(
        {
          name: 'mentors.substitute-arranged',
          subject: enrolmentId,
          data: { substitutionId, absenceId, enrolmentId, mentorId, substituteId, fromOn, untilOn },
        },
        actor,
      );
      return { substitutionId };
    });
  }
}
