import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ConveneJury } from './convene-jury.use-case.js';
import { ConveningQueries } from './convening.queries.js';
import { NotifiedCandidatesAnswer } from './cases.dto.js';
import {
  ConvenedJuryAnswer,
  ConveneJuryBody,
  ConveningDecisionAnswer,
  JuriesQuery,
  ReadyLearnersQuery,
} from './juries.dto.js';
import { JuriesQueries } from './juries.queries.js';
import { NotifyCandidates } from './notify-candidates.use-case.js';
import { ReadyLearners } from './ready-learners.queries.js';
import { JuryAnswer, JuryPageAnswer, ReadyLearnersPage } from './jury-answers.dto.js';
import { JuryDetails } from './jury-detail.queries.js';

@Controller('api/juries')
export class JuriesController {
  constructor(
    private readonly conveneJury: ConveneJury,
    private readonly convening: ConveningQueries,
    private readonly juries: JuriesQueries,
    private readonly readyLearners: ReadyLearners,
    private readonly notifyCandidates: NotifyCandidates,
    private readonly details: JuryDetails,
  ) {}

  @Post()
  @Can('assessment.convene-jury')
  @Answers(201, ConvenedJuryAnswer)
  @Operation('Convene a jury: members, candidates, day and place', {
    400: ['assessment.jury-invalid'],
    404: ['tracks.enrolment-unknown'],
    422: ['assessment.jury-not-convenable'],
  })
  convene(@Body() body: ConveneJuryBody, @CurrentActor() actor: Actor) {
    return this.conveneJury.run(body, actor);
  }

  /** The same, without convening: what would stand in the way, for the jury and for each candidate. */
  @Post('decision')
  @HttpCode(200)
  @Can('assessment.convene-jury')
  @Answers(200, ConveningDecisionAnswer)
  @Operation('Ask whether a jury can be convened so, with every check', {
    400: ['assessment.jury-invalid'],
    404: ['tracks.enrolment-unknown'],
  })
  decision(@Body() body: ConveneJuryBody) {
    return this.convening.decisionOn(body);
  }

  @Get()
  @Can('assessment.see-juries')
  @Answers(200, JuryPageAnswer)
  @Operation('List the juries, one page at a time')
  list(@Query() search: JuriesQuery, @CurrentActor() actor: Actor) {
    return this.juries.list(search, actor);
  }

  @Get('ready-learners')
  @Can('assessment.convene-jury')
  @Answers(200, ReadyLearnersPage)
  @Operation('List the learners who are ready for a jury, the longest waiting first')
  ready(@Query() search: ReadyLearnersQuery) {
    return this.readyLearners.list(search);
  }

  /** Every candidate who waits for it is told what the jury decided. */
  @Post(':juryId/notification')
  @Can('assessment.convene-jury')
  @Answers(201, NotifiedCandidatesAnswer)
  @Operation('Tell every candidate of a jury what it decided', {
    404: ['assessment.jury-unknown'],
    422: ['assessment.candidates-not-notifiable'],
  })
  notify(@Param('juryId', ParseUUIDPipe) juryId: string, @CurrentActor() actor: Actor) {
    return this.notifyCandidates.run({ juryId }, actor);
  }

  @Get(':juryId')
  @Can('assessment.see-juries')
  @Answers(200, JuryAnswer)
  @Operation('See a jury: panel, cases, declarations, minutes', { 404: ['assessment.jury-unknown'] })
  one(@Param('juryId', ParseUUIDPipe) juryId: string, @CurrentActor() actor: Actor) {
    return this.details.jury(juryId, actor);
  }
}
