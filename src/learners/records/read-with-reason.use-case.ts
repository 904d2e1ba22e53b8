import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { LearnerUnknown } from '../learners.errors.js';
import type { CivilIdentityRead } from '../learners.events.js';
import type { IdentityRecord } from './civil-identity.types.js';
import { IdentitiesQueries } from './identities.queries.js';
import { IdentityReading } from './identity-reading.entity.js';

/** Shows the civil identity that stands to who has no daily need for it, once the reason is on record. */
@Injectable()
export class ReadWithReason {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly identities: IdentitiesQueries,
  ) {}

  /** Throws `LearnerUnknown`. */
  run({ learnerId, reason }: { learnerId: string; reason: string }, actor: Actor): Promise<IdentityRecord> {
    return this.db.transaction(async () => {
      const standing = await this.identities.identity(learnerId);
      if (!standing) throw new LearnerUnknown(learnerId);
      const { identityId } = standing;
      const [readingId, readAt] = [newId(), (await this.clock.now()).toJSDate()];
      await this.db
        .of(IdentityReading)
        .insert({ id: readingId, learnerId, civilIdentityId: identityId, reason, readAt, readBy: actor.id });
      await this.events.record<CivilIdentityRead>(
        { name: 'learners.civil-identity-read', subject: learnerId, data: { learnerId, identityId, readingId } },
        actor,
      );
      return standing;
    });
  }
}
