import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CaseAnswer, CaseToNotifyAnswer, NotifiedCandidateAnswer } from './cases.dto.js';
import { JuriesQueries } from './juries.queries.js';
import { JuryDetails } from './jury-detail.queries.js';
import { NotifyCandidate } from './notify-candidate.use-case.js';

@Controller('api/jury-cases')
export class JuryCasesController {
  constructor(
    private readonly notifyCandidate: NotifyCandidate,
    private readonly juries: JuriesQueries,
    private readonly details: JuryDetails,
  ) {}

  @Get('to-notify')
  @Can('assessment.convene-jury')
  @Answers(200, [CaseToNotifyAnswer])
  toNotify() {
    return this.juries.toNotify();
  }

  @Get(':caseId')
  @Can('assessment.see-juries')
  @Answers(200, CaseAnswer)
  one(@Param('caseId', ParseUUIDPipe) caseId: string, @CurrentActor() actor: Actor) {
    return this.details.case(caseId, actor);
  }

  @Post(':caseId/notification')
  @Can('assessment.convene-jury')
  @Answers(201, NotifiedCandidateAnswer)
  notify(@Param('caseId', ParseUUIDPipe) caseId: string, @CurrentActor() actor: Actor) {
    return this.notifyCandidate.run({ caseId }, actor);
  }
}
