import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import { AwardFactsQueries } from './award-facts.queries.js';
import { AwardPageAnswer, AwardsQuery, IssuedAward, RevokeAwardBody, RevokedAward } from './awards.dto.js';
import { AwardsQueries } from './awards.queries.js';
import { Certificates, type PrintedCertificate } from './certificates.queries.js';
import { IssueAward } from './issue-award.use-case.js';
import { RevokeAward } from './revoke-award.use-case.js';

@Controller('api')
export class AwardsController {
  constructor(
    private readonly issueAward: IssueAward,
    private readonly revokeAward: RevokeAward,
    private readonly facts: AwardFactsQueries,
    private readonly awards: AwardsQueries,
    private readonly certificates: Certificates,
  ) {}

  @Post('jury-cases/:caseId/award')
  @Can('assessment.issue-award')
  @Answers(201, IssuedAward)
  @Operation('Issue the title to a candidate whose every block is validated', {
    404: ['assessment.case-unknown', 'assessment.jury-unknown', 'tracks.enrolment-unknown'],
    422: ['assessment.award-not-issuable', 'tracks.enrolment-not-changeable'],
  })
  issue(@Param('caseId', ParseUUIDPipe) caseId: string, @CurrentActor() actor: Actor) {
    return this.issueAward.run({ caseId }, actor);
  }

  @Post('awards/:awardId/revocation')
  @Can('assessment.revoke-award')
  @Answers(201, RevokedAward)
  @Operation('Take a title back, with the reason', {
    404: ['assessment.award-unknown'],
    422: ['assessment.award-not-revocable'],
  })
  revoke(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body() { reason }: RevokeAwardBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.revokeAward.run({ awardId, reason }, actor);
  }

  @Get('jury-cases/:caseId/award-decision')
  @Can('assessment.issue-award')
  @Answers(200, ExplainedDecision)
  @Operation('Ask whether the title can be issued on a case, with every check', {
    404: ['assessment.case-unknown', 'assessment.jury-unknown', 'tracks.enrolment-unknown'],
  })
  decision(@Param('caseId', ParseUUIDPipe) caseId: string, @CurrentActor() actor: Actor) {
    return this.facts.decisionOn(caseId, actor);
  }

  @Get('jury-cases/:caseId/blocks/:blockId/certificate.pdf')
  @Can('assessment.see-awards')
  @Answers(200, undefined, 'application/pdf')
  @Operation('Print the certificate of one validated block', {
    404: ['assessment.certificate-unknown'],
    422: ['assessment.birth-incomplete'],
  })
  @Header('cache-control', 'private, no-store')
  async block(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('blockId', ParseUUIDPipe) blockId: string,
    @CurrentActor() actor: Actor,
  ) {
    return fileOf(await this.certificates.block(caseId, blockId, actor));
  }

  @Get('awards')
  @Can('assessment.see-awards')
  @Answers(200, AwardPageAnswer)
  @Operation('List the titles issued, one page at a time')
  list(@Query() search: AwardsQuery, @CurrentActor() actor: Actor) {
    return this.awards.list(search, actor);
  }

  @Get('awards/:awardId/parchment.pdf')
  @Can('assessment.see-awards')
  @Answers(200, undefined, 'application/pdf')
  @Operation('Print the parchment of an award', {
    404: ['assessment.award-unknown'],
    422: ['assessment.birth-incomplete'],
  })
  @Header('cache-control', 'private, no-store')
  async parchment(@Param('awardId', ParseUUIDPipe) awardId: string, @CurrentActor() actor: Actor) {
    return fileOf(await this.certificates.parchment(awardId, actor));
  }
}

function fileOf({ number, pdf }: PrintedCertificate): StreamableFile {
  return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${number}.pdf"` });
}
