import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Can } from '../access/can.js';
import { GrantRoleBody, OpenAccountBody, OpenedAccount } from './accounts.dto.js';
import { GrantRole } from './grant-role.use-case.js';
import { OpenAccount } from './open-account.use-case.js';

@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly openAccount: OpenAccount,
    private readonly grantRole: GrantRole,
  ) {}

  @Post()
  @Can('identity.manage-accounts')
  @Answers(201, OpenedAccount)
  @Operation('Open an account with its roles', { 409: ['identity.email-taken'] })
  open(@Body() body: OpenAccountBody, @CurrentActor() actor: Actor) {
    return this.openAccount.run(body, actor);
  }

  @Post(':accountId/roles')
  @HttpCode(204)
  @Can('identity.manage-accounts')
  @Answers(204)
  @Operation('Grant a role to an account', { 404: ['identity.account-unknown'] })
  grant(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() { role }: GrantRoleBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.grantRole.run({ accountId, role }, actor);
  }
}
