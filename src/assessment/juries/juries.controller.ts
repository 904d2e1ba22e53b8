import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ConveneJury } from './convene-jury.use-case.js';
import { ConveningQueries } from './convening.queries.js';
import { DeclareConflict } from './declare-conflict.use-case.js';
import {
  ConvenedJuryAnswer,
  ConveneJuryBody,
  ConveningDecisionAnswer,
  DeclareConflictBody,
  DeclaredTie,
  JuriesQuery,
  ReadyLearnersQuery,
  RecordPresencesBody,
  RollCalled,
  SealedMinutesAnswer,
  SealMinutesBody,
  SignedMinutesAnswer,
} from './juries.dto.js';
import { JuriesQueries } from './juries.queries.js';
import { JuryAnswer, JuryPageAnswer, ReadyLearnerAnswer } from './jury-answers.dto.js';
import { JuryDetails } from './jury-detail.queries.js';
import { MinutesDocument } from './minutes-document.queries.js';
import { RecordPresences } from './record-presences.use-case.js';
import { SealMinutes } from './seal-minutes.use-case.js';
import { SignMinutes } from './sign-minutes.use-case.js';

@Controller('api/juries')
export class JuriesController {
  constructor(
    private readonly conveneJury: ConveneJury,
    private readonly convening: ConveningQueries,
    private readonly recordPresences: RecordPresences,
    private readonly declareConflict: DeclareConflict,
    private readonly sealMinutes: SealMinutes,
    private readonly signMinutes: SignMinutes,
    private readonly juries: JuriesQueries,
    private readonly details: JuryDetails,
    private readonly minutes: MinutesDocument,
  ) {}

  @Post()
  @Can('assessment.convene-jury')
  @Answers(201, ConvenedJuryAnswer)
  convene(@Body() body: ConveneJuryBody, @CurrentActor() actor: Actor) {
    return this.conveneJury.run(body, actor);
  }

  /** The same, without convening: what would stand in the way, for the jury and for each candidate. */
  @Post('decision')
  @HttpCode(200)
  @Can('assessment.convene-jury')
  @Answers(200, ConveningDecisionAnswer)
  decision(@Body() body: ConveneJuryBody) {
    return this.convening.decisionOn(body);
  }

  @Get()
  @Can('assessment.see-juries')
  @Answers(200, JuryPageAnswer)
  list(@Query() search: JuriesQuery, @CurrentActor() actor: Actor) {
    return this.juries.list(search, actor);
  }

  @Get('ready-learners')
  @Can('assessment.convene-jury')
  @Answers(200, [ReadyLearnerAnswer])
  ready(@Query() { titleVersionId }: ReadyLearnersQuery) {
    return this.juries.ready(titleVersionId ?? null);
  }

  @Get(':juryId')
  @Can('assessment.see-juries')
  @Answers(200, JuryAnswer)
  one(@Param('juryId', ParseUUIDPipe) juryId: string, @CurrentActor() actor: Actor) {
    return this.details.jury(juryId, actor);
  }

  @Post(':juryId/presences')
  @Can('assessment.deliberate')
  @Answers(201, RollCalled)
  present(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Body() { memberIds }: RecordPresencesBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.recordPresences.run({ juryId, memberIds }, actor);
  }

  @Post(':juryId/conflicts')
  @Can('assessment.declare-conflict')
  @Answers(201, DeclaredTie)
  declare(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Body() { caseId, kind, memberId, reason }: DeclareConflictBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.declareConflict.run({ juryId, caseId, kind, memberId, reason }, actor);
  }

  @Post(':juryId/minutes')
  @Can('assessment.deliberate')
  @Answers(201, SealedMinutesAnswer)
  seal(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Body() { incidents }: SealMinutesBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.sealMinutes.run({ juryId, incidents }, actor);
  }

  @Post(':juryId/minutes/signatures')
  @Can('assessment.sign-minutes')
  @Answers(201, SignedMinutesAnswer)
  sign(@Param('juryId', ParseUUIDPipe) juryId: string, @CurrentActor() actor: Actor) {
    return this.signMinutes.run({ juryId }, actor);
  }

  @Get(':juryId/minutes.pdf')
  @Can('assessment.see-juries')
  @Answers(200, undefined, 'application/pdf')
  @Header('cache-control', 'private, no-store')
  async print(@Param('juryId', ParseUUIDPipe) juryId: string, @CurrentActor() actor: Actor) {
    const { number, pdf } = await this.minutes.print(juryId, actor);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${number}.pdf"` });
  }
}
