import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
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
  sign(@Param('juryId', ParseUUIDPipe) juryId: string, @CurrentActor() actor: Actor) {
    return this.signMinutes.run({ juryId }, actor);
  }

  @Get('minutes.pdf')
  @Can('assessment.see-juries')
  @Answers(200, undefined, 'application/pdf')
  @Header('cache-control', 'private, no-store')
  async print(@Param('juryId', ParseUUIDPipe) juryId: string, @CurrentActor() actor: Actor) {
    const { number, pdf } = await this.minutes.print(juryId, actor);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${number}.pdf"` });
  }
}
