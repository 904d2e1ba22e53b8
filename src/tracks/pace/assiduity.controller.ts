import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { AssiduityQuery, AssiduitySeen } from './assiduity.dto.js';
import { AssiduityQueries } from './assiduity.queries.js';

@Controller('api/enrolments/:enrolmentId/assiduity')
export class AssiduityController {
  constructor(private readonly assiduity: AssiduityQueries) {}

  /** Verified over planned estimated duration, month by month (code du travail, R6341-13). */
  @Get()
  @Can('tracks.see-enrolment')
  @Answers(200, AssiduitySeen)
  @Operation('Read the assiduity of a track, month by month', {
    400: ['tracks.as-of-to-come'],
    404: ['tracks.enrolment-unknown'],
  })
  see(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Query() { asOf }: AssiduityQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.assiduity.of(actor, enrolmentId, asOf);
  }
}
