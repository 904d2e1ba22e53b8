import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { OncePerKey } from '../../platform/http/once-per-key.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { BookSeries } from './book-series.use-case.js';
import { BookSeriesBody, OccurrenceAnswer, SeriesBookedAnswer, SeriesWishBody } from './series.dto.js';
import { SeriesQueries } from './series.queries.js';

@Controller('api/session-series')
export class SeriesController {
  constructor(
    private readonly bookSeries: BookSeries,
    private readonly series: SeriesQueries,
  ) {}

  @Post()
  @OncePerKey()
  @Can('sessions.book-session')
  @Answers(201, SeriesBookedAnswer)
  @Operation('Book the sessions of a weekly series, all of them or none', {
    400: ['sessions.start-invalid'],
    404: ['sessions.enrolment-unknown'],
    422: ['sessions.series-not-bookable'],
  })
  book(@Body() body: BookSeriesBody, @CurrentActor() actor: Actor) {
    return this.bookSeries.run(body, actor);
  }

  @Post('plan')
  @HttpCode(200)
  @Can('sessions.book-session')
  @Answers(200, [OccurrenceAnswer])
  @Operation('Ask which sessions of a weekly series can be booked, and what else is free where one cannot', {
    400: ['sessions.start-invalid'],
    404: ['sessions.enrolment-unknown'],
  })
  async plan(@Body() body: SeriesWishBody, @CurrentActor() actor: Actor) {
    const occurrences = await this.series.plan(body, actor);
    return occurrences.map(({ start, decision, others }) => ({ ...decision, start, others }));
  }
}
