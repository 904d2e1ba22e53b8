import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { OncePerKey } from '../../platform/http/once-per-key.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { HoldSlot } from './hold-slot.use-case.js';
import { HoldSlotBody, SlotHeldAnswer } from './holds.dto.js';
import { ReleaseHold } from './release-hold.use-case.js';

@Controller('api/session-holds')
export class HoldsController {
  constructor(
    private readonly holdSlot: HoldSlot,
    private readonly releaseHold: ReleaseHold,
  ) {}

  @Post()
  @OncePerKey()
  @Can('sessions.book-session')
  @Answers(201, SlotHeldAnswer)
  @Operation('Have a slot kept for some minutes, while its form is open', {
    400: ['sessions.start-invalid'],
    404: ['sessions.enrolment-unknown', 'sessions.session-unknown'],
    422: ['sessions.session-not-bookable', 'sessions.session-not-movable'],
  })
  hold(@Body() body: HoldSlotBody, @CurrentActor() actor: Actor) {
    return this.holdSlot.run(body, actor);
  }

  @Delete(':holdId')
  @HttpCode(204)
  @Can('sessions.book-session')
  @Answers(204)
  @Operation('Let a slot go that was kept', { 404: ['sessions.hold-unknown'] })
  release(@Param('holdId', ParseUUIDPipe) holdId: string, @CurrentActor() actor: Actor) {
    return this.releaseHold.run(holdId, actor);
  }
}
