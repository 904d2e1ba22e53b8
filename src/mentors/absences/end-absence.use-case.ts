import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { AbsenceRefused, AbsenceUnknown } from '../mentors.errors.js';
import type { AbsenceChanged } from '../mentors.events.js';
import { seesEveryMentor } from '../mentors.policy.js';
import { Absence } from './absence.entity.js';
import { mayComeBack } from './absence.rules.js';
import { AbsencesQueries } from './absences.queries.js';

export interface EndAbsenceInput {
  absenceId: string;
  /** The last day away; null when the mentor does not go at all. */
  lastOn: string | null;
}

/** A mentor comes back earlier, or does not go: whoever stands in hands back on that day. */
@Injectable()
export class EndAbsence {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly absences: AbsencesQueries,
  ) {}

  run({ absenceId, lastOn }: EndAbsenceInput, actor: Actor): Promise<{ absenceId: string }> {
    return this.db.transaction(async () => {
      const known = await this.absences.one(absenceId);
      const { mentorId, zone } = known;
      if (actor.id !== mentorId && !seesEveryMentor(actor)) throw new AbsenceUnknown(absenceId);
      await this.db.lock(`mentor ${mentorId}`);
      const { fromOn, untilOn } = await this.absences.one(absenceId);
      const now = await this.clock.now();
      const decision = mayComeBack({ fromOn, untilOn }, lastOn, dayOf(now, zone));
      refuseUnless(decision, (checks) => new AbsenceRefused(checks));

      const changedAt = now.toJSDate();
      const changed = lastOn === null ? { calledOffAt: changedAt } : { untilOn: lastOn };
      await this.db.of(Absence).update({ id: absenceId }, { ...changed, changedAt, changedBy: actor.id });
      await this.db.sql(
        `UPDATE mentors.substitution SET called_off_at = $3
         WHERE absence_id = $1 AND called_off_at IS NULL AND ($2::date IS NULL OR from_on > $2)`,
        [absenceId, lastOn, changedAt],
      );
      await this.db.sql(
        `UPDATE mentors.substitution SET until_on = $2
         WHERE absence_id = $1 AND called_off_at IS NULL AND until_on > $2::date`,
        [absenceId, lastOn],
      );
      await this.events.record<AbsenceChanged>(
        { name: 'mentors.absence-changed', subject: mentorId, data: { absenceId, mentorId, fromOn, untilOn: lastOn } },
        actor,
      );
      return { absenceId };
    });
  }
}
