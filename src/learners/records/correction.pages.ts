import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { problemOf } from '../../platform/http/problem.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { goTo, Page, sendPage } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { WHERE_DAYS_BEGIN } from './birth.rules.js';
import { CorrectCivilIdentity } from './correct-civil-identity.use-case.js';
import { IdentitiesQueries } from './identities.queries.js';
import { correctionOf, faultsInForm, type Form } from './identity-forms.js';
import { correctionShown, identityAddress } from './identity-shown.js';

/** Correcting a civil identity, one's own or that of a learner: a refused form comes back as it was filled in. */
@Controller('learners/:learnerId/civil-identity/correction')
export class CorrectionPages {
  constructor(
    private readonly clock: Clock,
    private readonly identities: IdentitiesQueries,
    private readonly correctCivilIdentity: CorrectCivilIdentity,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('learners.correct-civil-identity')
  @Page()
  async form(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const record = await this.identities.identityFor(actor, learnerId);
    return this.readers.show('learners/pages/correction', correctionShown(record, null, []), request, reply);
  }

  @Post()
  @Can('learners.correct-civil-identity')
  async correct(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.identities.identityFor(actor, learnerId);
    const refused = await this.refusalOf(form, learnerId, actor);
    if (!refused) {
      await goTo(reply, identityAddress(actor, learnerId), { key: 'learners:correction.done' });
      return;
    }
    const shown = correctionShown(record, form, refused);
    const page = await this.readers.show('learners/pages/correction', shown, request, reply);
    await sendPage(reply, page, 400);
  }

  /** The fields for which a correction is not made; null when it is. What no field can mend is thrown on. */
  private async refusalOf(form: Form, learnerId: string, actor: Actor): Promise<string[] | null> {
    try {
      const { reason, identity, correctsId } = await correctionOf(form);
      await this.correctCivilIdentity.run({ learnerId, reason, identity, correctsId }, actor);
      return null;
    } catch (error) {
      const { status, faults = [] } = problemOf(error, '', '');
      if (status === 422) return ['nothing'];
      if (status !== 400) throw error;
      const today = dayOf(await this.clock.now(), WHERE_DAYS_BEGIN);
      const others = faults.filter(({ at }) => !at.startsWith('identity.'));
      return [...(await faultsInForm(form, today)), ...others].map(({ at }) => at.replace(/^identity\./, ''));
    }
  }
}
