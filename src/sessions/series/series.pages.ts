import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { goTo, Page, sendPage } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { BookSeries } from './book-series.use-case.js';
import { SeriesForm, SeriesQuery } from './series.dto.js';
import { type Occurrence, SeriesQueries } from './series.queries.js';
import { MOST_WEEKS } from './series.rules.js';

const WEEKS_AT_FIRST = 4;

/** What came back with a form that could not be taken: what was chosen, and why nothing is booked. */
interface Returned {
  chosen: string[];
  because: 'empty' | 'lost';
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** The weeks of a series with what can be had in each, and booking those that are chosen. */
@Controller('sessions/series')
export class SeriesPages {
  constructor(
    private readonly series: SeriesQueries,
    private readonly bookSeries: BookSeries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('sessions.book-session')
  @Page()
  choose(
    @Query() asked: SeriesQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(asked, actor, { request, reply });
  }

  @Post()
  @Can('sessions.book-session')
  async book(
    @Body() form: SeriesForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { enrolmentId, starts } = form;
    const again = (because: Returned['because']) =>
      this.page(form, actor, { request, reply }, { chosen: starts, because });
    if (starts.length === 0) return sendPage(reply, await again('empty'), 400);
    try {
      await this.bookSeries.run({ enrolmentId, starts, noticeWaived: hasRole(actor, 'mentor') }, actor);
      await goTo(reply, '/sessions', { key: 'sessions:series.done', facts: { count: starts.length } });
    } catch (error) {
      await showAgain(error, { request, reply }, () => again('lost'));
    }
  }

  private async page(asked: SeriesQuery, actor: Actor, exchange: Exchange, returned?: Returned): Promise<string> {
    const { enrolmentId, startsAt, weeks = WEEKS_AT_FIRST } = asked;
    const wish = { enrolmentId, startsAt, weeks, noticeWaived: hasRole(actor, 'mentor') };
    const occurrences = await this.series.plan(wish, actor);
    const shown = {
      enrolmentId,
      startsAt,
      weeks,
      most: MOST_WEEKS,
      occurrences: occurrences.map((one) => occurrenceShown(one, returned?.chosen)),
      open: occurrences.filter(({ decision, others }) => decision.allowed || others.length > 0).length,
      free: occurrences.filter(({ decision }) => decision.allowed).length,
      because: returned?.because,
    };
    return this.readers.show('sessions/pages/series', shown, exchange.request, exchange.reply);
  }
}

/** What was chosen before stays chosen; at first, everything that can be had as it was wanted. */
function occurrenceShown({ start, decision, others }: Occurrence, chosen?: string[]) {
  const startsAt = start.at.toJSDate().toISOString();
  return {
    startsAt,
    zone: start.zone,
    occurrence: start.occurrence,
    allowed: decision.allowed,
    unmet: unmet(decision),
    isChosen: chosen ? chosen.includes(startsAt) : decision.allowed,
    others: others.map((other) => ({ startsAt: other, isChosen: chosen?.includes(other) ?? false })),
  };
}
