import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Hold } from './hold.entity.js';

/** Reads and lets go the slots that are kept for people. */
@Injectable()
export class Holds {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The live hold of a person on this start of an enrolment; null when it ran out or never was. */
  async of(actor: Actor, { enrolmentId, startsAt }: { enrolmentId: string; startsAt: Date }): Promise<Hold | null> {
    const expiresAt = MoreThan((await this.clock.now()).toJSDate());
    return this.db.of(Hold).findOneBy({ heldBy: actor.id, enrolmentId, startsAt, expiresAt });
  }

  /** Lets what a person holds in this stretch of a mentor's time go: it is booked now. */
  async letGo(actor: Actor, { mentorId, startsAt, endsAt }: Pick<Hold, 'mentorId' | 'startsAt' | 'endsAt'>) {
    await this.db.sql(
      'DELETE FROM sessions.hold WHERE mentor_id = $1 AND held_by = $2 AND starts_at < $4 AND ends_at > $3',
      [mentorId, actor.id, startsAt, endsAt],
    );
  }
}
