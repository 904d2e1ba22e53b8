import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
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
  @Operation('Record who of the panel is present', {
    400: ['assessment.jury-invalid'],
    404: ['assessment.jury-unknown'],
    422: ['assessment.presence-not-recordable'],
  })
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
  @Operation('Declare a tie with a candidate, or that there is none', {
    400: ['assessment.jury-invalid'],
    403: ['assessment.tie-not-yours-to-declare'],
    404: ['assessment.jury-unknown'],
    422: ['assessment.tie-not-declarable'],
  })
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
  @Operation('Record that a candidate was heard', {
    403: ['assessment.not-on-the-panel'],
    404: ['assessment.case-unknown', 'assessment.jury-unknown', 'tracks.enrolment-unknown'],
    422: ['assessment.case-not-deliberable'],
  })
  hear(@Param('caseId', ParseUUIDPipe) caseId: string, @CurrentActor() actor: Actor) {
    return this.recordHearing.run({ caseId }, actor);
  }

  @Post('jury-cases/:caseId/deliberation')
  @Can('assessment.deliberate')
  @Answers(201, DeliberatedCase)
  @Operation('Record what the jury decides on a candidate, block by block', {
    400: ['assessment.jury-invalid'],
    403: ['assessment.not-on-the-panel'],
    404: ['assessment.case-unknown', 'assessment.jury-unknown', 'tracks.block-unknown', 'tracks.enrolment-unknown'],
    422: ['assessment.case-not-deliberable', 'tracks.block-result-refused'],
  })
  decide(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() { attendance, reason, blocks }: DeliberateBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.deliberate.run({ caseId, attendance, reason, blocks }, actor);
  }
}
