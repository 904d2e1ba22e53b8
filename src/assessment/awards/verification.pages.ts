import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../../config/environment.js';
import { Public } from '../../platform/http/doors.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Verification, VerifyPaper } from './verify-paper.use-case.js';

const STATUS: Record<Verification['answer'], number> = { genuine: 200, unknown: 404, wait: 429 };

export class ReferenceQuery {
  @IsOptional()
  @IsString()
  @Length(0, 100)
  reference?: string;
}

/** For whoever holds a paper of the house: is it genuine? */
@Controller('verify')
export class VerificationPages {
  constructor(
    private readonly verifyPaper: VerifyPaper,
    private readonly readers: Readers,
    private readonly environment: Environment,
  ) {}

  @Get()
  @Public()
  @Page()
  async ask(@Query() { reference }: ReferenceQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const typed = reference?.trim();
    if (typed) return goTo(reply, `/verify/${encodeURIComponent(typed)}`);
    const page = await this.readers.show('assessment/pages/verification', { answer: null, typed: '' }, request, reply);
    await reply.send(page);
  }

  @Get(':reference')
  @Public()
  @Page()
  @Header('x-robots-tag', 'noindex')
  async see(
    @Param('reference') typed: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const verification = await this.verifyPaper.run(typed.slice(0, 100), request.ip);
    void reply.status(STATUS[verification.answer]);
    if (verification.answer === 'wait') void reply.header('retry-after', String(verification.waitSeconds));
    const shown = { paper: null, ...verification, typed, body: this.environment.TRAINING_BODY_NAME };
    return this.readers.show('assessment/pages/verification', shown, request, reply);
  }
}
