import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import {
  IdentityCheckInvalid,
  IdentityCorrectedMeanwhile,
  IdentityNotYoursToVerify,
  LearnerUnknown,
} from '../learners.errors.js';
import type { IdentityVerified } from '../learners.events.js';
import { maySeeIdentity, mayVerifyIdentity } from '../learners.policy.js';
import { WHERE_DAYS_BEGIN } from './birth.rules.js';
import type { IdentityDocument } from './civil-identity.types.js';
import { IdentitiesQueries } from './identities.queries.js';
import { IdentityCheck } from './identity-check.entity.js';
import { identityCheckFaults } from './identity-check.rules.js';

export interface VerifyIdentityInput {
  learnerId: string;
  document: IdentityDocument;
  /** The day on which the document was looked at, YYYY-MM-DD. */
  checkedOn: string;
  /** The recorded identity that was compared; when it is no longer the newest, the check is a conflict. */
  comparedId?: string;
}

/** Records that an officer compared the identity that stands with a document. */
@Injectable()
export class VerifyIdentity {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly identities: IdentitiesQueries,
  ) {}

  run({ learnerId, document, checkedOn, comparedId }: VerifyIdentityInput, actor: Actor): Promise<{ checkId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`learner ${learnerId}`);
      const standing = await this.identities.identity(learnerId);
      if (!standing || !maySeeIdentity(actor, learnerId)) throw new LearnerUnknown(learnerId);
      if (!mayVerifyIdentity(actor, learnerId)) throw new IdentityNotYoursToVerify();
      const { identityId } = standing;
      if (comparedId && comparedId !== identityId) throw new IdentityCorrectedMeanwhile(learnerId);
      const now = await this.clock.now();
      const faults = identityCheckFaults(checkedOn, dayOf(now, WHERE_DAYS_BEGIN));
      if (faults.length > 0) throw new IdentityCheckInvalid(faults);

      const checkId = newId();
      const checked = { document, checkedOn, checkedAt: now.toJSDate(), checkedBy: actor.id };
      await this.db.of(IdentityCheck).insert({ id: checkId, learnerId, civilIdentityId: identityId, ...checked });
      await this.events.record<IdentityVerified>(
        {
          name: 'learners.identity-verified',
          subject: learnerId,
          data: { learnerId, identityId, document, checkedOn },
        },
        actor,
      );
      return { checkId };
    });
  }
}
