import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CloseFollowUp } from './close-follow-up.use-case.js';
import {
  CloseFollowUpBody,
  FollowUpSearchQuery,
  NoteBody,
  NoteWritten,
  PageOfFollowUps,
  WholeFollowUp,
} from './follow-ups.dto.js';
import { FollowUpsQueries } from './follow-ups.queries.js';
import { NoteFollowUp } from './note-follow-up.use-case.js';

@Controller('api/follow-ups')
export class FollowUpsController {
  constructor(
    private readonly followUps: FollowUpsQueries,
    private readonly noteFollowUp: NoteFollowUp,
    private readonly closeFollowUp: CloseFollowUp,
  ) {}

  @Get()
  @Can('tracks.follow-up')
  @Answers(200, PageOfFollowUps)
  @Operation('List the follow-ups of learners at risk, the earliest due first')
  list(@Query() search: FollowUpSearchQuery) {
    return this.followUps.list(search);
  }

  @Get(':followUpId')
  @Can('tracks.follow-up')
  @Answers(200, WholeFollowUp)
  @Operation('Read a follow-up with its playbook and its log', { 404: ['tracks.follow-up-unknown'] })
  see(@Param('followUpId', ParseUUIDPipe) followUpId: string) {
    return this.followUps.followUp(followUpId);
  }

  @Post(':followUpId/notes')
  @Can('tracks.follow-up')
  @Answers(201, NoteWritten)
  @Operation('Write down what was done', { 404: ['tracks.follow-up-unknown'], 422: ['tracks.follow-up-fixed'] })
  note(
    @Param('followUpId', ParseUUIDPipe) followUpId: string,
    @Body() { step, note }: NoteBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.noteFollowUp.run({ followUpId, note, ...(step && { step }) }, actor);
  }

  @Post(':followUpId/closing')
  @HttpCode(204)
  @Can('tracks.follow-up')
  @Answers(204)
  @Operation('Close a follow-up with what came of it', {
    404: ['tracks.follow-up-unknown'],
    422: ['tracks.follow-up-fixed'],
  })
  close(
    @Param('followUpId', ParseUUIDPipe) followUpId: string,
    @Body() { outcome, note }: CloseFollowUpBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.closeFollowUp.run({ followUpId, outcome, ...(note && { note }) }, actor);
  }
}
