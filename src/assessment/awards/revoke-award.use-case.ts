import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { AwardNotRevocable, AwardUnknown } from '../assessment.errors.js';
import type { AwardRevoked } from '../assessment.events.js';
import { AwardRevocation } from './award-revocation.entity.js';
import { Award } from './award.entity.js';
import { mayRevoke } from './award.rules.js';

/** Takes a title back with a reason; its number is never given again, and its parchment no longer stands. */
@Injectable()
export class RevokeAward {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  run({ awardId, reason }: { awardId: string; reason: string }, actor: Actor): Promise<{ revokedAt: Date }> {
    return this.db.transaction(async () => {
      const known = await this.db.of(Award).findOneBy({ id: awardId });
      if (!known) throw new AwardUnknown(awardId);
      const { caseId, enrolmentId, learnerId, number } = known;
      await this.db.lock(`enrolment ${enrolmentId}`);
      const { state } = await this.db.of(Award).findOneByOrFail({ id: awardId });
      refuseUnless(mayRevoke({ state, reason }), (checks) => new AwardNotRevocable(checks));

      const revokedAt = (await this.clock.now()).toJSDate();
      await this.db.of(AwardRevocation).insert({ awardId, reason, revokedAt, revokedBy: actor.id });
      await this.db.of(Award).update({ id: awardId }, { state: 'revoked' });
      await this.events.record<AwardRevoked>(
        {
          name: 'assessment.award-revoked',
          subject: enrolmentId,
          data: { awardId, number, caseId, enrolmentId, learnerId },
        },
        actor,
      );
      return { revokedAt };
    });
  }
}
