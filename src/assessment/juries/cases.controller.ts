import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CaseAnswer, CaseToNotifyAnswer } from './cases.dto.js';
import { JuriesQueries } from './juries.queries.js';
import { JuryDetails } from './jury-detail.queries.js';

@Controller('api/jury-cases')
export class JuryCasesController {
  constructor(
    private readonly juries: JuriesQueries,
    private readonly details: JuryDetails,
  ) {}

  @Get('to-notify')
  @Can('assessment.convene-jury')
  @Answers(200, [CaseToNotifyAnswer])
  @Operation('List the decided candidates who are still to be told')
  toNotify() {
    return this.juries.toNotify();
  }

  @Get(':caseId')
  @Can('assessment.see-juries')
  @Answers(200, CaseAnswer)
  @Operation('See the case of one candidate before a jury', {
    404: ['assessment.case-unknown', 'assessment.jury-unknown', 'tracks.enrolment-unknown'],
  })
  one(@Param('caseId', ParseUUIDPipe) caseId: string, @CurrentActor() actor: Actor) {
    return this.details.case(caseId, actor);
  }
}
