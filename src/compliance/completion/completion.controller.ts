import { Controller, Get, Header, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
import { CompletionCertificates } from './completion-certificates.queries.js';
import { CompletionAnswer, CompletionQuery } from './completion.dto.js';

@Controller('api/enrolments/:enrolmentId')
export class CompletionController {
  constructor(private readonly certificates: CompletionCertificates) {}

  @Get('completion-certificate')
  @Can('compliance.issue-completion')
  @Answers(200, CompletionAnswer)
  explain(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Query() { from: fromOn, until: untilOn }: CompletionQuery,
  ) {
    return this.certificates.explain({ enrolmentId, fromOn, untilOn });
  }

  @Get('completion-certificate.pdf')
  @Can('compliance.issue-completion')
  @Answers(200, undefined, 'application/pdf')
  @Header('cache-control', 'private, no-store')
  async print(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Query() { from: fromOn, until: untilOn }: CompletionQuery,
  ) {
    const { number, pdf } = await this.certificates.print({ enrolmentId, fromOn, untilOn });
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${number}.pdf"` });
  }
}
