import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Answers, Operation } from '../../platform/http/answers.js';
import { Public } from '../../platform/http/doors.js';
import { TakeProviderEvents } from './take-provider-events.use-case.js';

/** Where providers of video tell who came and went; the signature is over the bytes of the body. */
@Controller('api/provider-events')
export class ProviderEventsController {
  constructor(private readonly takeEvents: TakeProviderEvents) {}

  @Post(':provider')
  @Public()
  @HttpCode(200)
  @Answers(200)
  @Operation('Take what a provider of video tells of presence, signed by it', {
    403: ['sessions.provider-refused'],
    404: ['sessions.provider-unknown'],
  })
  async take(@Param('provider') provider: string, @Req() request: FastifyRequest): Promise<void> {
    const { body, headers, query } = request;
    await this.takeEvents.run(provider, {
      body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      headers,
      query: query as Record<string, unknown>,
    });
  }
}
