import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AccessGuard } from './access/access.guard.js';
import { AccountNames } from './accounts/account-names.queries.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { Addressees } from './accounts/addressees.queries.js';
import { GrantRole } from './accounts/grant-role.use-case.js';
import { OpenAccount } from './accounts/open-account.use-case.js';
import { RoleHolders } from './accounts/role-holders.js';
import { CheckPassword } from './sign-in/check-password.js';
import { ForgetSignIns } from './sign-in/forget-sign-ins.job.js';
import { LocalStrategy } from './sign-in/local.strategy.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInPages } from './sign-in/sign-in.pages.js';
import { SignInAgain } from './sign-in/sign-in-again.js';
import { SignIns } from './sign-in/sign-ins.js';

@Global()
@Module({
  imports: [PassportModule.register({ session: false })],
  controllers: [AccountsController, SignInController, SignInPages],
  providers: [
    SignIns,
    SignInAgain,
    CheckPassword,
    LocalStrategy,
    ForgetSignIns,
    OpenAccount,
    GrantRole,
    AccountNames,
    RoleHolders,
    Addressees,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [SignIns, OpenAccount, GrantRole, AccountNames, RoleHolders, Addressees],
})
export class IdentityModule {}
