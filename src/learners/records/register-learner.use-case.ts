import { Injectable } from '@nestjs/common';
import { type Language, OpenAccount } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { IdentityInvalid } from '../learners.errors.js';
import type { LearnerRegistered } from '../learners.events.js';
import { WHERE_DAYS_BEGIN } from './birth.rules.js';
import { identityFaults, tidyIdentity } from './civil-identity.rules.js';
import type { CivilIdentity } from './civil-identity.types.js';
import { Learner } from './learner.entity.js';
import { RecordedIdentity } from './recorded-identity.entity.js';

export interface RegisterLearnerInput {
  email: string;
  password?: string;
  language?: Language;
  zone?: string;
  identity: CivilIdentity;
}

/** Takes a learner in: opens the account and records the civil identity. */
@Injectable()
export class RegisterLearner {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly openAccount: OpenAccount,
  ) {}

  run({ identity: given, ...account }: RegisterLearnerInput, actor: Actor): Promise<{ learnerId: string }> {
    return this.db.transaction(async () => {
      const identity = tidyIdentity(given);
      const now = await this.clock.now();
      const faults = identityFaults(identity, dayOf(now, WHERE_DAYS_BEGIN));
      if (faults.length > 0) throw new IdentityInvalid(faults);

      const { accountId: learnerId } = await this.openAccount.run(
        { ...account, displayName: displayNameOf(identity), roles: ['learner'] },
        actor,
      );
      const at = now.toJSDate();
      const identityId = newId();
      await this.db.of(Learner).insert({ id: learnerId, registeredAt: at, registeredBy: actor.id });
      await this.db
        .of(RecordedIdentity)
        .insert({ ...identity, id: identityId, learnerId, recordedAt: at, recordedBy: actor.id });
      await this.events.record<LearnerRegistered>(
        { name: 'learners.learner-registered', subject: learnerId, data: { learnerId, identityId } },
        actor,
      );
      return { learnerId };
    });
  }
}

function displayNameOf({ firstName, usageName, birthName }: CivilIdentity): string {
  return `${firstName} ${usageName ?? birthName}`;
}
