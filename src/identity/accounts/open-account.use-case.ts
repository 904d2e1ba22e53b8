import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor, Role } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { EmailTaken } from '../identity.errors.js';
import type { AccountOpened } from '../identity.events.js';
import { hashPassword } from '../sign-in/password.js';
import { Account } from './account.entity.js';
import type { Language } from '../../platform/web/locale.js';
import { RoleGrant } from './role-grant.entity.js';

export interface OpenAccountInput {
  email: string;
  displayName: string;
  password?: string;
  language?: Language;
  zone?: string;
  roles: Role[];
}

/** Opens the account of a person, with the first roles. */
@Injectable()
export class OpenAccount {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /** Would it be the first of the house? */
  async isFirst(): Promise<boolean> {
    return !(await this.db.of(Account).exists());
  }

  async run(input: OpenAccountInput, actor: Actor): Promise<{ accountId: string }> {
    const passwordHash = input.password ? await hashPassword(input.password) : null;
    return this.db.transaction(async () => {
      const email = input.email.trim().toLowerCase();
      await this.db.lock(`account ${email}`);
      if (await this.db.of(Account).existsBy({ email })) throw new EmailTaken();
      const now = (await this.clock.now()).toJSDate();
      const { displayName, language = 'fr', zone = 'Europe/Paris' } = input;
      const id = newId();
      await this.db
        .of(Account)
        .insert({ id, email, passwordHash, displayName, language, zone, openedAt: now, closedAt: null });
      const grants = input.roles.map((role) => grantOf(id, role, { by: actor.id, at: now }));
      if (grants.length > 0) await this.db.of(RoleGrant).insert(grants);
      await this.events.record<AccountOpened>(
        { name: 'identity.account-opened', subject: id, data: { accountId: id, roles: input.roles } },
        actor,
      );
      return { accountId: id };
    });
  }
}

function grantOf(accountId: string, role: Role, { by, at }: { by: string; at: Date }) {
  return { id: newId(), accountId, role, grantedBy: by, grantedAt: at, withdrawnAt: null };
}
