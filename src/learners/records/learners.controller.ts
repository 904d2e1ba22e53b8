import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CorrectCivilIdentity } from './correct-civil-identity.use-case.js';
import { IdentitiesQueries } from './identities.queries.js';
import {
  CivilIdentityAsOf,
  CivilIdentityRecord,
  CorrectCivilIdentityBody,
  CorrectedCivilIdentity,
  RegisteredLearner,
  RegisterLearnerBody,
  VerifiedIdentity,
  VerifyIdentityBody,
} from './learners.dto.js';
import { RegisterLearner } from './register-learner.use-case.js';
import { VerifyIdentity } from './verify-identity.use-case.js';

@Controller('api/learners')
export class LearnersController {
  constructor(
    private readonly registerLearner: RegisterLearner,
    private readonly correctCivilIdentity: CorrectCivilIdentity,
    private readonly verifyIdentity: VerifyIdentity,
    private readonly identities: IdentitiesQueries,
  ) {}

  @Post()
  @Can('learners.register-learner')
  @Answers(201, RegisteredLearner)
  register(@Body() body: RegisterLearnerBody, @CurrentActor() actor: Actor) {
    return this.registerLearner.run(body, actor);
  }

  @Get(':learnerId')
  @Can('learners.see-civil-identity')
  @Answers(200, CivilIdentityRecord)
  see(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Query() { asOf }: CivilIdentityAsOf,
    @CurrentActor() actor: Actor,
  ) {
    return this.identities.identityFor(actor, learnerId, asOf);
  }

  @Get(':learnerId/corrections')
  @Can('learners.see-civil-identity')
  @Answers(200, [CivilIdentityRecord])
  history(@Param('learnerId', ParseUUIDPipe) learnerId: string, @CurrentActor() actor: Actor) {
    return this.identities.historyFor(actor, learnerId);
  }

  @Post(':learnerId/corrections')
  @Can('learners.correct-civil-identity')
  @Answers(201, CorrectedCivilIdentity)
  correct(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Body() { reason, identity, correctsId }: CorrectCivilIdentityBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.correctCivilIdentity.run({ learnerId, reason, identity, correctsId }, actor);
  }

  @Post(':learnerId/identity-checks')
  @Can('learners.verify-identity')
  @Answers(201, VerifiedIdentity)
  verify(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Body() { document, checkedOn, comparedId }: VerifyIdentityBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.verifyIdentity.run({ learnerId, document, checkedOn, comparedId }, actor);
  }
}
