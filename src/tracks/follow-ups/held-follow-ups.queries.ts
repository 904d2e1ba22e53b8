import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { FollowUp } from './follow-up.entity.js';
import { FollowUpUnknown } from './follow-ups.errors.js';

/** Loads a follow-up that is about to change. */
@Injectable()
export class HeldFollowUps {
  constructor(private readonly db: Db) {}

  /** Holds its enrolment until the transaction ends. Throws `FollowUpUnknown`. */
  async followUp(followUpId: string): Promise<FollowUp> {
    const known = await this.db.of(FollowUp).findOneBy({ id: followUpId });
    if (!known) throw new FollowUpUnknown(followUpId);
    await this.db.lock(`enrolment ${known.enrolmentId}`);
    return this.db.of(FollowUp).findOneByOrFail({ id: followUpId });
  }
}
