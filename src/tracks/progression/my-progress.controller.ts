import { Controller, Get, ParseUUIDPipe, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ProgressSeen } from './progression.dto.js';
import { ProgressionQueries } from './progression.queries.js';

const NO_TRACK: ProgressSeen = { enrolment: null, pace: null, blocks: [], projects: [], next: null };

@Controller('api/my/progress')
export class MyProgressController {
  constructor(private readonly progression: ProgressionQueries) {}

  /** `enrolmentId` asks for one of the learner's tracks instead of the present one. */
  @Get()
  @Can('tracks.see-own-track')
  @Answers(200, ProgressSeen)
  @Operation('See the progress of the learner who asks')
  async see(
    @Query('enrolmentId', new ParseUUIDPipe({ optional: true })) enrolmentId: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return (await this.progression.progressOfLearner(actor.id, enrolmentId ?? null)) ?? NO_TRACK;
  }
}
