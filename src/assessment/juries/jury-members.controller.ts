import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import {
  JuryMemberAnswer,
  JuryMembersQuery,
  RegisteredJuryMember,
  RegisterJuryMemberBody,
} from './jury-members.dto.js';
import { JuryMembersQueries } from './jury-members.queries.js';
import { RegisterJuryMember } from './register-jury-member.use-case.js';

@Controller('api/jury-members')
export class JuryMembersController {
  constructor(
    private readonly registerJuryMember: RegisterJuryMember,
    private readonly members: JuryMembersQueries,
  ) {}

  @Post()
  @Can('assessment.register-jury-member')
  @Answers(201, RegisteredJuryMember)
  @Operation('Register a member of juries and what they are qualified for', {
    400: ['identity.role-holder-invalid'],
    404: ['identity.account-unknown'],
    409: ['assessment.jury-member-registered-already', 'identity.email-taken'],
  })
  register(@Body() body: RegisterJuryMemberBody, @CurrentActor() actor: Actor) {
    return this.registerJuryMember.run(body, actor);
  }

  @Get()
  @Can('assessment.convene-jury')
  @Answers(200, [JuryMemberAnswer])
  @Operation('List the members of juries')
  list(@Query() { titleCode }: JuryMembersQuery) {
    return this.members.list(titleCode ?? null);
  }
}
