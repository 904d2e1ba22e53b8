import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../platform/kernel/actor.js';
import type { Language } from '../../platform/web/locale.js';
import { RoleHolderInvalid } from '../identity.errors.js';
import { GrantRole } from './grant-role.use-case.js';
import { OpenAccount } from './open-account.use-case.js';

/** A new account by its e-mail, or one that stands already by its id. */
export interface RoleHolder {
  email?: string;
  password?: string;
  language?: Language;
  zone?: string;
  accountId?: string;
  fullName: string;
}

/** Gives a role of the house to a person, with an account or without one yet. */
@Injectable()
export class RoleHolders {
  constructor(
    private readonly openAccount: OpenAccount,
    private readonly grantRole: GrantRole,
  ) {}

  /** The account of the person, who holds the role from now on. Throws `RoleHolderInvalid`. */
  async hold(role: Role, holder: RoleHolder, actor: Actor): Promise<string> {
    const { email, accountId, password, language, zone, fullName: displayName } = holder;
    if ((email === undefined) === (accountId === undefined)) throw new RoleHolderInvalid();
    if (accountId !== undefined) {
      await this.grantRole.run({ accountId, role }, actor);
      return accountId;
    }
    const wishes = { ...(password && { password }), ...(language && { language }), ...(zone && { zone }) };
    const opened = await this.openAccount.run({ email: email ?? '', displayName, roles: [role], ...wishes }, actor);
    return opened.accountId;
  }
}
