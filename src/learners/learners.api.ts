import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import type { KnownIdentity } from './records/civil-identity.types.js';
import { IdentitiesQueries } from './records/identities.queries.js';
import { Learner } from './records/learner.entity.js';

/** What other rooms may ask about learners. */
@Injectable()
export class LearnersApi {
  constructor(
    private readonly db: Db,
    private readonly identities: IdentitiesQueries,
  ) {}

  /** Is this person a learner of the house? */
  exists(learnerId: string): Promise<boolean> {
    return this.db.of(Learner).existsBy({ id: learnerId });
  }

  /** The civil identity as it stands now, or as it was known at `asOf`; null where there is none. */
  civilIdentity(learnerId: string, asOf?: Date): Promise<KnownIdentity | null> {
    return this.identities.identity(learnerId, asOf);
  }
}
