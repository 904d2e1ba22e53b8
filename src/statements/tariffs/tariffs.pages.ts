import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { bodyOf, type Form } from '../forms.js';
import { monthAfter, monthOf } from '../months/month.rules.js';
import { SetTariff } from './set-tariff.use-case.js';
import { TariffForm } from './tariffs.dto.js';
import { tariffOf } from './tariff.rules.js';
import { TariffsQueries } from './tariffs.queries.js';

/** What a tariff starts from where there is none: the published rates of the field, in euros. */
const USUAL = { level1: 30, level2: 35, level3: 40, lostPercent: 50, approvalDays: 10 };

/** What mentors are paid a session: the tariffs so far, and the next. */
@Controller('statements/tariffs')
export class TariffsPages {
  constructor(
    private readonly clock: Clock,
    private readonly tariffs: TariffsQueries,
    private readonly setTariff: SetTariff,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('statements.issue')
  @Page()
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.readers.show('statements/pages/tariffs', await this.shown(), request, reply);
  }

  @Post()
  @Can('statements.issue')
  async set(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { fromMonth, lostPercent, approvalDays, ...euros } = await bodyOf(TariffForm, form);
      const rates = {
        level1Cents: centsIn(euros.level1),
        level2Cents: centsIn(euros.level2),
        level3Cents: centsIn(euros.level3),
      };
      await this.setTariff.run({ fromMonth, ...rates, lostPercent, approvalDays }, actor);
      await goTo(reply, '/statements/tariffs', { key: 'statements:done.tariff' });
    } catch (error) {
      const shown = await this.shown();
      await showAgain(error, { request, reply }, (refusal) =>
        this.readers.show(
          'statements/pages/tariffs',
          { ...shown, form: { ...shown.form, ...form }, refusal },
          request,
          reply,
        ),
      );
    }
  }

  private async shown() {
    const now = (await this.clock.now()).toJSDate();
    const known = await this.tariffs.known(now);
    const present = monthOf(now);
    const closed = await this.tariffs.lastClosed();
    const first = known.length > 0 ? monthAfter(present) : monthAfter(present, -1);
    const earliest = closed && closed >= first ? monthAfter(closed) : first;
    const latest = known.at(-1);
    const rates = latest
      ? {
          level1: latest.level1Cents / 100,
          level2: latest.level2Cents / 100,
          level3: latest.level3Cents / 100,
          lostPercent: latest.lostPercent,
          approvalDays: latest.approvalDays,
        }
      : USUAL;
    return {
      tariffs: known
        .map((tariff) => ({
          ...tariff,
          fromOn: `${tariff.fromMonth}-01`,
          isHolding: tariffOf(present, known)?.id === tariff.id,
        }))
        .toReversed(),
      form: { fromMonth: earliest, ...rates },
      refusal: null,
    };
  }
}

function centsIn(euros: number): number {
  return Math.round(euros * 100);
}
