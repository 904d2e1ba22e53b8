import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { IdentitiesQueries } from './identities.queries.js';
import { checkOf, type Form, readingOf } from './identity-forms.js';
import { IdentityHistory } from './identity-history.queries.js';
import { identityAddress, identityFacts, identityShown } from './identity-shown.js';
import { ReadWithReason } from './read-with-reason.use-case.js';
import { VerifyIdentity } from './verify-identity.use-case.js';

/** The civil identity of a learner: what stands, whether it was verified, and all that was ever done with it. */
@Controller()
export class CivilIdentityPages {
  constructor(
    private readonly clock: Clock,
    private readonly identities: IdentitiesQueries,
    private readonly history: IdentityHistory,
    private readonly verifyIdentity: VerifyIdentity,
    private readonly readWithReason: ReadWithReason,
    private readonly readers: Readers,
  ) {}

  /** The reader's own. */
  @Get('civil-identity')
  @Can('learners.see-civil-identity')
  @Page()
  own(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.see(actor.id, actor, request, reply);
  }

  @Get('learners/:learnerId/civil-identity')
  @Can('learners.see-civil-identity')
  @Page()
  async see(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const record = await this.identities.identityFor(actor, learnerId);
    const history = await this.history.for(actor, learnerId);
    const { zone } = await this.readers.of(request);
    const shown = identityShown(actor, record, history, dayOf(await this.clock.now(), zone));
    return this.readers.show('learners/pages/civil-identity', shown, request, reply);
  }

  @Post('learners/:learnerId/civil-identity/checks')
  @Can('learners.verify-identity')
  async verify(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { document, checkedOn, comparedId } = await checkOf(form);
    await this.verifyIdentity.run({ learnerId, document, checkedOn, comparedId }, actor);
    await goTo(reply, identityAddress(actor, learnerId), { key: 'learners:check.done' });
  }

  /** Asks who has no daily need of an identity why they read it. */
  @Get('learners/:learnerId/civil-identity/reading')
  @Can('learners.read-with-reason')
  @Page()
  async ask(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.readers.show('learners/pages/reading', { learnerId, facts: null }, request, reply);
  }

  @Post('learners/:learnerId/civil-identity/reading')
  @Can('learners.read-with-reason')
  @Page()
  async read(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { reason } = await readingOf(form);
    const record = await this.readWithReason.run({ learnerId, reason }, actor);
    const shown = { learnerId, facts: identityFacts(record), reason };
    return this.readers.show('learners/pages/reading', shown, request, reply.status(200));
  }
}
