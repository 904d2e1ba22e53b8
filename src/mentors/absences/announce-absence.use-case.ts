import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { AbsenceRefused, MentorUnknown } from '../mentors.errors.js';
import type { AbsenceAnnounced } from '../mentors.events.js';
import { seesEveryMentor } from '../mentors.policy.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { Absence } from './absence.entity.js';
import { mayBeAway } from './absence.rules.js';
import { AbsencesQueries } from './absences.queries.js';

export interface AnnounceAbsenceInput {
  mentorId: string;
  fromOn: string;
  /** The last day away. */
  untilOn: string;
}

/** A mentor, or the staff for them, says on which days they are away: nothing is booked with them there any more. */
@Injectable()
export class AnnounceAbsence {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
    private readonly absences: AbsencesQueries,
  ) {}

  run({ mentorId, fromOn, untilOn }: AnnounceAbsenceInput, actor: Actor): Promise<{ absenceId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`mentor ${mentorId}`);
      const isTheirs = actor.id === mentorId || seesEveryMentor(actor);
      const mentor = isTheirs ? await this.mentors.mentor(mentorId) : null;
      if (!mentor) throw new MentorUnknown(mentorId);
      const now = await this.clock.now();
      const otherFromOn = await this.absences.otherFromOn(mentorId, fromOn, untilOn);
      const decision = mayBeAway({ fromOn, untilOn, today: dayOf(now, mentor.zone), otherFromOn });
      refuseUnless(decision, (checks) => new AbsenceRefused(checks));

      const absenceId = newId();
      const announced = { announcedAt: now.toJSDate(), announcedBy: actor.id };
      await this.db.of(Absence).insert({ id: absenceId, mentorId, fromOn, untilOn, ...announced });
      await this.events.record<AbsenceAnnounced>(
        { name: 'mentors.absence-announced', subject: mentorId, data: { absenceId, mentorId, fromOn, untilOn } },
        actor,
      );
      return { absenceId };
    });
  }
}
