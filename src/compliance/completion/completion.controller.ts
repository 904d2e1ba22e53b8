import { Controller, Get, Header, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CompletionCertificates } from './completion-certificates.queries.js';
import { CompletionAnswer, CompletionQuery } from './completion.dto.js';

@Controller('api/enrolments/:enrolmentId')
export class CompletionController {
  constructor(private readonly certificates: CompletionCertificates) {}

  @Get('completion-certificate')
  @Can('compliance.issue-completion')
  @Answers(200, CompletionAnswer)
  @Operation('Ask what a certificate of completion would attest, term by term', {
    400: ['compliance.period-invalid'],
    404: ['compliance.enrolment-unknown'],
  })
  explain(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Query() { from: fromOn, until: untilOn, asOf }: CompletionQuery,
  ) {
    return this.certificates.explain({ enrolmentId, fromOn, untilOn, asOf });
  }

  @Get('completion-certificate.pdf')
  @Can('compliance.issue-completion')
  @Answers(200, undefined, 'application/pdf')
  @Operation('Print a certificate of completion', {
    400: ['compliance.period-invalid'],
    404: ['compliance.enrolment-unknown'],
    422: ['compliance.completion-not-certifiable'],
  })
  @Header('cache-control', 'private, no-store')
  async print(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Query() { from: fromOn, until: untilOn, asOf }: CompletionQuery,
  ) {
    const { number, pdf } = await this.certificates.print({ enrolmentId, fromOn, untilOn, asOf });
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${number}.pdf"` });
  }
}
