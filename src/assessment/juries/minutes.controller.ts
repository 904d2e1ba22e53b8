import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { SealedMinutesAnswer, SealMinutesBody, SignedMinutesAnswer } from './juries.dto.js';
import { MinutesDocument } from './minutes-document.queries.js';
import { SealMinutes } from './seal-minutes.use-case.js';
import { SignMinutes } from './sign-minutes.use-case.js';

@Controller('api/juries/:juryId')
export class MinutesController {
  constructor(
    private readonly sealMinutes: SealMinutes,
    private readonly signMinutes: SignMinutes,
    private readonly minutes: MinutesDocument,
  ) {}

  @Post('minutes')
  @Can('assessment.deliberate')
  @Answers(201, SealedMinutesAnswer)
  @Operation('Seal the minutes of a jury', {
    403: ['assessment.not-on-the-panel'],
    404: ['assessment.jury-unknown'],
    422: ['assessment.minutes-not-sealable'],
  })
  seal(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Body() { incidents }: SealMinutesBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.sealMinutes.run({ juryId, incidents }, actor);
  }

  @Post('minutes/signatures')
  @Can('assessment.sign-minutes')
  @Answers(201, SignedMinutesAnswer)
  @Operation('Sign the sealed minutes', {
    404: ['assessment.jury-unknown', 'assessment.minutes-unknown'],
    422: ['assessment.minutes-not-signable'],
  })
  sign(@Param('juryId', ParseUUIDPipe) juryId: string, @CurrentActor() actor: Actor) {
    return this.signMinutes.run({ juryId }, actor);
  }

  @Get('minutes.pdf')
  @Can('assessment.see-juries')
  @Answers(200, undefined, 'application/pdf')
  @Operation('Print the sealed minutes', { 404: ['assessment.jury-unknown', 'assessment.minutes-unknown'] })
  @Header('cache-control', 'private, no-store')
  async print(@Param('juryId', ParseUUIDPipe) juryId: string, @CurrentActor() actor: Actor) {
    const { number, pdf } = await this.minutes.print(juryId, actor);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${number}.pdf"` });
  }
}
