import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import {
  IdentityCorrectedMeanwhile,
  IdentityInvalid,
  IdentityNotCorrectable,
  LearnerUnknown,
} from '../learners.errors.js';
import type { CivilIdentityCorrected } from '../learners.events.js';
import { maySeeIdentity } from '../learners.policy.js';
import { WHERE_DAYS_BEGIN } from './birth.rules.js';
import { changedFields, identityFaults, mayCorrect, tidyIdentity } from './civil-identity.rules.js';
import type { CivilIdentity } from './civil-identity.types.js';
import { IdentitiesQueries } from './identities.queries.js';
import { RecordedIdentity } from './recorded-identity.entity.js';

export interface CorrectCivilIdentityInput {
  learnerId: string;
  reason: string;
  identity: CivilIdentity;
  /** The recorded identity that the reader saw; when it is no longer the newest, the correction is a conflict. */
  correctsId?: string;
}

/** Records a civil identity in the place of the one that stands. What was verified before has to be verified anew. */
@Injectable()
export class CorrectCivilIdentity {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly identities: IdentitiesQueries,
  ) {}

  run(input: CorrectCivilIdentityInput, actor: Actor): Promise<{ identityId: string }> {
    const { learnerId, reason, correctsId } = input;
    return this.db.transaction(async () => {
      await this.db.lock(`learner ${learnerId}`);
      const standing = await this.identities.identity(learnerId);
      if (!standing || !maySeeIdentity(actor, learnerId)) throw new LearnerUnknown(learnerId);
      if (correctsId && correctsId !== standing.identityId) throw new IdentityCorrectedMeanwhile(learnerId);

      const identity = tidyIdentity(input.identity);
      const now = await this.clock.now();
      const faults = identityFaults(identity, dayOf(now, WHERE_DAYS_BEGIN));
      if (faults.length > 0) throw new IdentityInvalid(faults);
      const fields = changedFields(standing, identity);
      refuseUnless(mayCorrect(fields), (checks) => new IdentityNotCorrectable(checks));

      const identityId = newId();
      const supersedesId = standing.identityId;
      const recorded = { recordedAt: now.toJSDate(), recordedBy: actor.id, supersedesId, reason };
      await this.db.of(RecordedIdentity).insert({ ...identity, ...recorded, id: identityId, learnerId });
      await this.events.record<CivilIdentityCorrected>(
        {
          name: 'learners.civil-identity-corrected',
          subject: learnerId,
          data: { learnerId, identityId, supersedesId, fields },
        },
        actor,
      );
      return { identityId };
    });
  }
}
