import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor, Role } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { AccountUnknown } from '../identity.errors.js';
import type { RoleGranted } from '../identity.events.js';
import { Account } from './account.entity.js';
import { RoleGrant } from './role-grant.entity.js';

/** Gives a role to a person; one that they hold already stays as it is. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  run({ accountId, role }: { accountId: string; role: Role }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.lock(`account ${accountId}`);
      if (!(await this.db.of(Account).existsBy({ id: accountId }))) throw new AccountUnknown(accountId);
      const held = await this.db.sql(
        'SELECT 1 FROM identity.role_grant WHERE account_id = $1 AND role = $2 AND withdrawn_at IS NULL',
        [accountId, role],
      );
      if (held.length > 0) return;
      const grantedAt = (await this.clock.now()).toJSDate();
      await this.db
        .of(RoleGrant)
        .insert({ id: newId(), accountId, role, grantedBy: actor.id, grantedAt, withdrawnAt: null });
      await this.events.record<RoleGranted>(
        { name: 'identity.role-granted', subject: accountId, data: { accountId, role } },
        actor,
      );
    });
  }
}
