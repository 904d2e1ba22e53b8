import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../../config/environment.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor, Public } from '../../platform/http/doors.js';
import { Can } from '../access/can.js';
import { BegunSignIn, SignedInPerson, SignInBody } from './sign-in.dto.js';
import { clearCookie, setCookie } from './cookie.js';
import { SignIns, type SignedIn } from './sign-ins.js';

@Controller('api/sign-in')
export class SignInController {
  constructor(
    private readonly signIns: SignIns,
    private readonly environment: Environment,
  ) {}

  @Post()
  @Public()
  @UseGuards(AuthGuard('local'))
  @Answers(201, BegunSignIn)
  @Operation('Sign in by e-mail and password', {
    403: ['identity.sign-in-refused'],
    429: ['identity.sign-in-slowed-down'],
  })
  async begin(
    @Body() _body: SignInBody,
    @Req() request: FastifyRequest & { user?: { accountId: string } },
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const begun = await this.signIns.begin(request.user?.accountId ?? '');
    setCookie(reply, begun, this.environment);
    return { token: begun.token, endsAt: begun.endsAt.toISOString() };
  }

  @Get()
  @Can('identity.see-self')
  @Answers(200, SignedInPerson)
  @Operation('See who is signed in')
  who(@CurrentActor() { id, name, roles, language, zone }: SignedIn) {
    return { id, name, roles, language, zone };
  }

  @Delete()
  @HttpCode(204)
  @Can('identity.see-self')
  @Answers(204)
  @Operation('Sign out')
  async end(@CurrentActor() { tokenHash }: SignedIn, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.signIns.end(tokenHash);
    clearCookie(reply);
  }
}
