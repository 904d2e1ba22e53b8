import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { problemOf } from '../../platform/http/problem.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { WHERE_DAYS_BEGIN } from './birth.rules.js';
import { faultsInForm, type Form, registrationOf } from './identity-forms.js';
import { registrationShown } from './identity-shown.js';
import { RegisterLearner } from './register-learner.use-case.js';

/** Taking a learner in: the account and the civil identity; a refused form comes back as it was filled in. */
@Controller('learners')
export class RegistrationPages {
  constructor(
    private readonly clock: Clock,
    private readonly registerLearner: RegisterLearner,
    private readonly readers: Readers,
  ) {}

  @Get('new')
  @Can('learners.register-learner')
  @Page()
  form(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.readers.show('learners/pages/registration', registrationShown({}, []), request, reply);
  }

  @Post()
  @Can('learners.register-learner')
  @Page()
  async register(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { learnerId } = await this.registerLearner.run(await registrationOf(form), actor);
      await goTo(reply, `/enrolments/new?learnerId=${learnerId}`, { key: 'learners:registration.done' });
    } catch (error) {
      const { status, faults = [] } = problemOf(error, '', '');
      if (status !== 400 && status !== 409) throw error;
      const shown = registrationShown(form, await this.allFaults(form, faults));
      await reply.status(status).send(await this.readers.show('learners/pages/registration', shown, request, reply));
    }
  }

  /** Those of the account, and all of the identity, though the first of them was enough to refuse. */
  private async allFaults(form: Form, faults: readonly Fault[]): Promise<string[]> {
    const today = dayOf(await this.clock.now(), WHERE_DAYS_BEGIN);
    const others = faults.filter(({ at }) => !at.startsWith('identity'));
    const identity = await faultsInForm(form, today);
    return [...others, ...identity].map(({ at }) => at.replace(/^identity\./, '')).filter((at) => at !== 'reason');
  }
}
