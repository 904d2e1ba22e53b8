import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { AppealShown, FileAppealBody, FiledAppeal, RuledAppeal, RuleOnAppealBody } from './appeals.dto.js';
import { AppealsQueries } from './appeals.queries.js';
import { FileAppeal } from './file-appeal.use-case.js';
import { RuleOnAppeal } from './rule-on-appeal.use-case.js';

@Controller('api')
export class AppealsController {
  constructor(
    private readonly fileAppeal: FileAppeal,
    private readonly ruleOnAppeal: RuleOnAppeal,
    private readonly appeals: AppealsQueries,
  ) {}

  @Post('my/jury-cases/:caseId/appeal')
  @Can('assessment.see-own-cases')
  @Answers(201, FiledAppeal)
  @Operation('Appeal against what a jury decided, with the reason', {
    404: ['assessment.case-unknown'],
    422: ['assessment.appeal-refused'],
  })
  file(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() { reason }: FileAppealBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.fileAppeal.run({ caseId, reason }, actor);
  }

  @Get('appeals')
  @Can('assessment.rule-on-appeal')
  @Answers(200, [AppealShown])
  @Operation('List the appeals that wait for their ruling, the oldest first')
  waiting() {
    return this.appeals.waiting();
  }

  @Post('jury-cases/:caseId/appeal-ruling')
  @Can('assessment.rule-on-appeal')
  @Answers(201, RuledAppeal)
  @Operation('Find an appeal admissible or not, with the reason', {
    404: ['assessment.appeal-unknown'],
    422: ['assessment.appeal-refused'],
  })
  rule(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() { admissible, reason }: RuleOnAppealBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.ruleOnAppeal.run({ caseId, admissible, reason }, actor);
  }
}
