import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { AddTravel, RemoveTravel, SetReceivingTerms } from '../../mentors/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { PublicHolidays } from '../../tracks/index.js';
import { AvailabilityAnswers } from './availability-answers.js';
import type { Form } from './availability-forms.js';
import { termsIn, termsOf, travelOf } from './receiving-forms.js';

/** Where a mentor travels, and what they ask of a booking. */
@Controller('availability')
export class ReceivingPages {
  constructor(
    private readonly answers: AvailabilityAnswers,
    private readonly addTravel: AddTravel,
    private readonly removeTravel: RemoveTravel,
    private readonly setTerms: SetReceivingTerms,
    private readonly holidays: PublicHolidays,
  ) {}

  @Post('travels')
  @Can('mentors.set-availability')
  @Page()
  async travel(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { faults, ...travel } = travelOf(form);
    if (faults.length > 0) return this.answers.giveBack(actor, { travel: { ...travel, faults } }, { request, reply });
    const wish = { what: 'travels', form, thought: { travels: [travel] } } as const;
    if (await this.answers.asksFirst(actor, wish, { request, reply })) return;
    await this.addTravel.run({ mentorId: actor.id, ...travel }, actor);
    await goTo(reply, '/availability', { key: 'availability:travels.done' });
  }

  @Post('travels/:travelId/removal')
  @Can('mentors.set-availability')
  async back(
    @Param('travelId', ParseUUIDPipe) travelId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.removeTravel.run({ mentorId: actor.id, travelId }, actor);
    await goTo(reply, '/availability', { key: 'availability:travels.removed' });
  }

  @Post('terms')
  @Can('mentors.set-availability')
  @Page()
  async ask(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const written = termsOf(form);
    if (written.faults.length > 0) return this.answers.giveBack(actor, { terms: written }, { request, reply });
    const terms = await this.inOneCountry(termsIn(written));
    const wish = { what: 'terms', form, thought: { place: terms } } as const;
    if (await this.answers.asksFirst(actor, wish, { request, reply })) return;
    await this.setTerms.run({ mentorId: actor.id, ...terms }, actor);
    await goTo(reply, '/availability', { key: 'availability:terms.done' });
  }

  /** Whoever chooses another country leaves the region of the one before. */
  private async inOneCountry<Terms extends { country: string | null; region: string | null }>(terms: Terms) {
    const { country, region } = terms;
    const isThere = country !== null && (await this.holidays.knows(country, region));
    return isThere ? terms : { ...terms, region: null };
  }
}
