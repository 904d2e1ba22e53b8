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
import { unpackForm, wordsOf } from './carried-form.js';
import { clearCookie, setCookie } from './cookie.js';
import { SignIns, type SignedIn } from './sign-ins.js';
import { tokenOf } from './token.js';

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

  /** A form that was sent after the sign-in had ended, packed. */
  @IsOptional()
  @IsString()
  @Length(0, 200_000)
  carried?: string;
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
    const hasEnded = tokenOf(request) !== null && (request as { actor?: SignedIn | null }).actor === null;
    const said = hasEnded ? 'identity:sign-in.ended' : null;
    const data = { next: localAddress(next) ?? '', carried: '', said, email: '', faults: [] };
    return this.readers.show('identity/pages/sign-in', data, request, reply);
  }

  @Post('sign-in')
  @Public()
  @Page()
  async begin(@Body() form: SignInForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const accountId = await this.checkPassword.run(form.email, form.password).catch(slowedDown);
    if (typeof accountId === 'string') {
      setCookie(reply, await this.signIns.begin(accountId), this.environment);
      const carried = unpackForm(form.carried);
      if (!carried) return goTo(reply, localAddress(form.next) ?? '/');
      const data = { ...carried, words: wordsOf(carried), back: localAddress(form.next) ?? '/' };
      await reply.status(200).send(await this.readers.show('identity/pages/carried', data, request, reply));
      return;
    }
    if (accountId) void reply.header('retry-after', String(accountId.waitSeconds));
    const faults = [{ at: 'email', message: await this.whyNot(accountId, request) }];
    const { carried = '', email } = form;
    const data = { next: localAddress(form.next) ?? '', carried, said: null, email, faults };
    await reply
      .status(accountId ? 429 : 403)
      .send(await this.readers.show('identity/pages/sign-in', data, request, reply));
  }

  private whyNot(slowed: SignInSlowedDown | null, request: FastifyRequest): Promise<string> {
    if (!slowed) return this.readers.tell('identity:sign-in.refused', request);
    return this.readers.tell('identity:sign-in.slowed-down', request, { count: Math.ceil(slowed.waitSeconds / 60) });
  }

  @Post('sign-out')
  @Public()
  async end(@CurrentActor() actor: SignedIn | null, @Res() reply: FastifyReply): Promise<void> {
    if (actor) await this.signIns.end(actor.tokenHash);
    clearCookie(reply);
    await goTo(reply, '/sign-in', { key: 'identity:sign-in.out' });
  }
}

/** Too many tries are told on the form itself. */
function slowedDown(error: unknown): SignInSlowedDown {
  if (error instanceof SignInSlowedDown) return error;
  throw error;
}
