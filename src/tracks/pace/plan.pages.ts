import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { CallOffDaysOff } from './call-off-days-off.use-case.js';
import { ChangePlan } from './change-plan.use-case.js';
import { PacedFactsQueries } from './paced-facts.queries.js';
import { DaysOffParams } from './plan-change.dto.js';
import { changeAsked, PlanChangeForm, PlanPageQuery } from './plan-change-form.dto.js';
import { planShown } from './plan-shown.js';
import { SeenPlanQueries } from './seen-plan.queries.js';

/** The plan of a learner's own track: its dates, what moved them, when it will end; and the changes that are made to any. */
@Controller()
export class PlanPages {
  constructor(
    private readonly facts: PacedFactsQueries,
    private readonly plans: SeenPlanQueries,
    private readonly changePlan: ChangePlan,
    private readonly callOffDaysOff: CallOffDaysOff,
    private readonly readers: Readers,
  ) {}

  @Get('track/plan')
  @Can('tracks.see-own-track')
  @Page()
  async ofLearner(
    @Query() { enrolmentId }: PlanPageQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const present = enrolmentId ?? (await this.facts.presentOf(actor.id));
    if (!present) return this.readers.show('tracks/pages/no-plan', {}, request, reply);
    const shown = planShown(await this.plans.seenBy(actor, present));
    return this.readers.show('tracks/pages/plan', { ...shown, plan: '/track/plan', as: 'learner' }, request, reply);
  }

  @Post('tracks/:enrolmentId/plan-changes')
  @Can('tracks.change-plan')
  async change(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() form: PlanChangeForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changePlan.run({ enrolmentId, asked: changeAsked(form) }, actor);
    await goTo(reply, planAddress(actor, enrolmentId), { key: `pace:done.${form.kind}` });
  }

  @Post('tracks/:enrolmentId/days-off/:daysOffId/calling-off')
  @Can('tracks.change-plan')
  async callOff(
    @Param() params: DaysOffParams,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.callOffDaysOff.run(params, actor);
    await goTo(reply, planAddress(actor, params.enrolmentId), { key: 'pace:done.back' });
  }
}

/** Where the plan of a track is read by who asks. */
export function planAddress(actor: Actor, enrolmentId: string): string {
  return hasRole(actor, 'officer', 'advisor')
    ? `/tracks/${enrolmentId}/plan`
    : `/track/plan?enrolmentId=${enrolmentId}`;
}
