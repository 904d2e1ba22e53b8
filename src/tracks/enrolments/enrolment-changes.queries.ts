import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import type { ChangeFacts } from './enrolment-states.rules.js';
import { Enrolment } from './enrolment.entity.js';
import type { EnrolmentChange } from './enrolment-change.entity.js';
import type { EnrolmentState } from './enrolment.types.js';
import { Suspension } from './suspension.entity.js';

/** An enrolment that is about to change: its row, its pauses so far, and what time it is. */
export interface ChangingEnrolment {
  enrolment: Enrolment;
  pauses: Suspension[];
  /** The last day on which the title may be awarded. */
  awardableUntilOn: string | null;
  now: Date;
  today: string;
}

/** Loads what a change of an enrolment is decided on. */
@Injectable()
export class EnrolmentChangesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Holds the enrolment until the transaction ends. Throws `EnrolmentUnknown`. */
  async held(enrolmentId: string): Promise<ChangingEnrolment> {
    await this.db.lock(`enrolment ${enrolmentId}`);
    return this.seen(enrolmentId);
  }

  /** The same for somebody who only wants to know. Throws `EnrolmentUnknown`. */
  async seen(enrolmentId: string): Promise<ChangingEnrolment> {
    const enrolment = await this.db.of(Enrolment).findOneBy({ id: enrolmentId });
    if (!enrolment) throw new EnrolmentUnknown(enrolmentId);
    const pauses = await this.db.of(Suspension).find({ where: { enrolmentId }, order: { fromOn: 'ASC' } });
    const title = await this.db.one<{ awardableUntilOn: string | null }>(
      'SELECT awardable_until_on AS "awardableUntilOn" FROM competence_blocks.pub_title WHERE id = $1',
      [enrolment.titleVersionId],
    );
    const awardableUntilOn = title?.awardableUntilOn ?? null;
    const now = await this.clock.now();
    return { enrolment, pauses, awardableUntilOn, now: now.toJSDate(), today: dayOf(now, enrolment.zone) };
  }
}

/** The facts of a change to a state from a day on. */
export function changeFacts(changing: ChangingEnrolment, to: EnrolmentState, onDay: string): ChangeFacts {
  const { enrolment, pauses, today } = changing;
  const touched = pauses.map(({ fromOn, untilOn }) => untilOn ?? fromOn);
  const lastPauseOn = touched.reduce<string | null>((last, day) => (last === null || last < day ? day : last), null);
  return { from: enrolment.state, to, onDay, today, enteredOn: enrolment.enteredOn, lastPauseOn };
}

/** The row that tells of a change. */
export function changeRow(
  { enrolment, now }: Pick<ChangingEnrolment, 'now'> & { enrolment: Pick<Enrolment, 'id' | 'state'> },
  { to, onDay, reason }: { to: EnrolmentState; onDay: string; reason: string | null },
  actorId: string,
): Omit<EnrolmentChange, 'enrolment'> {
  return {
    id: newId(),
    enrolmentId: enrolment.id,
    fromState: enrolment.state,
    toState: to,
    effectiveOn: onDay,
    reason,
    recordedAt: now,
    recordedBy: actorId,
  };
}
