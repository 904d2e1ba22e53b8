import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { addDays } from '../../platform/kernel/period.js';
import { AssignMentor } from './assign-mentor.use-case.js';
import { EndAssignment } from './end-assignment.use-case.js';
import { HandoverNote } from './handover-note.entity.js';

export interface HandOverInput {
  enrolmentId: string;
  /** The next mentor. */
  mentorId: string;
  /** Their first day. */
  fromOn: string;
  /** What they are told of the learner; nothing when empty. */
  note: string | null;
}

/** Gives a learner their next mentor, from the day after the last of the one before, with what the next one is told. */
@Injectable()
export class HandOver {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly assignMentor: AssignMentor,
    private readonly endAssignment: EndAssignment,
  ) {}

  run({ enrolmentId, mentorId, fromOn, note }: HandOverInput, actor: Actor): Promise<{ assignmentId: string }> {
    return this.db.transaction(async () => {
      const standing = await this.db.one<{ id: string; mentorId: string }>(
        `SELECT id, mentor_id AS "mentorId" FROM mentors.assignment
         WHERE enrolment_id = $1 AND (until_on IS NULL OR until_on >= $2)`,
        [enrolmentId, fromOn],
      );
      // All at once: both mentors in the order of locks, whoever hands over to whom meanwhile.
      await this.db.lock(`enrolment ${enrolmentId}`, `mentor ${mentorId}`, `mentor ${standing?.mentorId ?? mentorId}`);
      if (standing) await this.endAssignment.run({ assignmentId: standing.id, untilOn: addDays(fromOn, -1) }, actor);
      const made = await this.assignMentor.run({ enrolmentId, mentorId, fromOn }, actor);
      if (note) {
        const written = { writtenAt: (await this.clock.now()).toJSDate(), writtenBy: actor.id };
        await this.db.of(HandoverNote).insert({ id: newId(), enrolmentId, note, ...written });
      }
      return made;
    });
  }
}
