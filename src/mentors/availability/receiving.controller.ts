import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { AddTravel } from './add-travel.use-case.js';
import { AddedTravel, ReceivingTermsBody, TravelAsked, TravelBody } from './receiving.dto.js';
import { RemoveTravel } from './remove-travel.use-case.js';
import { SetReceivingTerms } from './set-receiving-terms.use-case.js';

const REFUSALS = {
  400: ['mentors.availability-invalid'],
  403: ['mentors.availability-not-yours'],
  404: ['mentors.mentor-unknown'],
};

@Controller('api/mentors/:mentorId')
export class ReceivingController {
  constructor(
    private readonly setTerms: SetReceivingTerms,
    private readonly addTravel: AddTravel,
    private readonly removeTravel: RemoveTravel,
  ) {}

  @Put('receiving-terms')
  @Can('mentors.set-availability')
  @Answers(200, ReceivingTermsBody)
  @Operation('Say how a mentor wishes to be booked: buffers, notice, window, public holidays', REFUSALS)
  set(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Body() { country = null, region = null, ...body }: ReceivingTermsBody,
    @CurrentActor() actor: Actor,
  ) {
    const { bufferBeforeMinutes, bufferAfterMinutes, noticeHours = null, windowDays = null } = body;
    const buffers = { bufferBeforeMinutes, bufferAfterMinutes };
    return this.setTerms.run({ mentorId, ...buffers, noticeHours, windowDays, country, region }, actor);
  }

  @Post('travels')
  @Can('mentors.set-availability')
  @Answers(201, AddedTravel)
  @Operation('Tell that a mentor is in another zone for some days', {
    ...REFUSALS,
    422: ['mentors.availability-not-changeable'],
  })
  add(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Body() { fromOn, untilOn, zone }: TravelBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.addTravel.run({ mentorId, fromOn, untilOn, zone }, actor);
  }

  @Delete('travels/:travelId')
  @HttpCode(204)
  @Can('mentors.set-availability')
  @Answers(204)
  @Operation('Take a travel back that is not over', {
    403: REFUSALS[403],
    404: ['mentors.mentor-unknown', 'mentors.travel-unknown'],
    422: ['mentors.availability-not-changeable'],
  })
  remove(@Param() { mentorId, travelId }: TravelAsked, @CurrentActor() actor: Actor) {
    return this.removeTravel.run({ mentorId, travelId }, actor);
  }
}
