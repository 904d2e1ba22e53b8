import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../../config/environment.js';
import type { Role } from '../../platform/kernel/actor.js';
import { CurrentActor, Public } from '../../platform/http/doors.js';
import { goTo, localAddress, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { SignInSlowedDown } from '../identity.errors.js';
import { CheckPassword } from './check-password.js';
import { clearCookie, setCookie } from './cookie.js';
import { SignIns, type SignedIn } from './sign-ins.js';

/** The first page of each role, in the order in which they go before one another. */
const HOMES: [Role, string][] = [
  ['officer', '/office'],
  ['advisor', '/office'],
  ['mentor', '/mentoring'],
  ['learner', '/track'],
  ['evaluator', '/judging'],
  ['jury', '/juries'],
];

export class SignInForm {
  @IsString()
  @Length(0, 200)
  email: string;

  @IsString()
  @Length(0, 200)
  password: string;

  @IsOptional()
  @IsString()
  @Length(0, 2000)
  next?: string;
}

/** The way in and out, for people. */
@Controller()
export class SignInPages {
  constructor(
    private readonly signIns: SignIns,
    private readonly checkPassword: CheckPassword,
    private readonly readers: Readers,
    private readonly environment: Environment,
  ) {}

  @Get()
  @Public()
  async home(@CurrentActor() actor: SignedIn | null, @Res() reply: FastifyReply) {
    const [, home] = HOMES.find(([role]) => actor?.roles.includes(role)) ?? [];
    await goTo(reply, home ?? '/sign-in');
  }

  @Get('sign-in')
  @Public()
  @Page()
  form(
    @Query('next') next: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const data = { next: localAddress(next) ?? '', email: '', faults: [] };
    return this.readers.show('identity/pages/sign-in', data, request, reply);
  }

  @Post('sign-in')
  @Public()
  @Page()
  async begin(@Body() form: SignInForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const accountId = await this.checkPassword.run(form.email, form.password).catch(slowedDown);
    if (typeof accountId === 'string') {
      setCookie(reply, await this.signIns.begin(accountId), this.environment);
      return goTo(reply, localAddress(form.next) ?? '/');
    }
    const why = accountId ? 'identity:sign-in.slowed-down' : 'identity:sign-in.refused';
    const faults = [{ at: 'email', message: await this.readers.tell(why, request) }];
    const data = { next: localAddress(form.next) ?? '', email: form.email, faults };
    await reply.status(403).send(await this.readers.show('identity/pages/sign-in', data, request, reply));
  }

  @Post('sign-out')
  @Public()
  async end(@CurrentActor() actor: SignedIn | null, @Res() reply: FastifyReply): Promise<void> {
    if (actor) await this.signIns.end(actor.tokenHash);
    clearCookie(reply);
    await goTo(reply, '/sign-in');
  }
}

/** Too many tries are told on the form itself. */
function slowedDown(error: unknown): SignInSlowedDown {
  if (error instanceof SignInSlowedDown) return error;
  throw error;
}
