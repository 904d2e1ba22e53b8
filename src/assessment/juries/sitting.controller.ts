import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { DeliberateBody, DeliberatedCase, HeardCandidate } from './cases.dto.js';
import { DeclareConflict } from './declare-conflict.use-case.js';
import { Deliberate } from './deliberate.use-case.js';
import { DeclareConflictBody, DeclaredTie, RecordPresencesBody, RollCalled } from './juries.dto.js';
import { RecordHearing } from './record-hearing.use-case.js';
import { RecordPresences } from './record-presences.use-case.js';

/** What a jury does on its day. */
@Controller('api')
export class SittingController {
  constructor(
    private readonly recordPresences: RecordPresences,
    private readonly declareConflict: DeclareConflict,
    private readonly recordHearing: RecordHearing,
    private readonly deliberate: Deliberate,
  ) {}

  @Post('juries/:juryId/presences')
  @Can('assessment.deliberate')
  @Answers(201, RollCalled)
  present(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Body() { memberIds }: RecordPresencesBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.recordPresences.run({ juryId, memberIds }, actor);
  }

  @Post('juries/:juryId/conflicts')
  @Can('assessment.declare-conflict')
  @Answers(201, DeclaredTie)
  declare(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Body() { caseId, kind, memberId, reason }: DeclareConflictBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.declareConflict.run({ juryId, caseId, kind, memberId, reason }, actor);
  }

  @Post('jury-cases/:caseId/hearing')
  @Can('assessment.deliberate')
  @Answers(201, HeardCandidate)
  hear(@Param('caseId', ParseUUIDPipe) caseId: string, @CurrentActor() actor: Actor) {
    return this.recordHearing.run({ caseId }, actor);
  }

  @Post('jury-cases/:caseId/deliberation')
  @Can('assessment.deliberate')
  @Answers(201, DeliberatedCase)
  decide(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() { attendance, reason, blocks }: DeliberateBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.deliberate.run({ caseId, attendance, reason, blocks }, actor);
  }
}
