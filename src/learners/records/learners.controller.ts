import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
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
  ReadWithReasonBody,
  RegisterLearnerBody,
  VerifiedIdentity,
  VerifyIdentityBody,
} from './learners.dto.js';
import { ReadWithReason } from './read-with-reason.use-case.js';
import { RegisterLearner } from './register-learner.use-case.js';
import { VerifyIdentity } from './verify-identity.use-case.js';

@Controller('api/learners')
export class LearnersController {
  constructor(
    private readonly registerLearner: RegisterLearner,
    private readonly correctCivilIdentity: CorrectCivilIdentity,
    private readonly verifyIdentity: VerifyIdentity,
    private readonly readWithReason: ReadWithReason,
    private readonly identities: IdentitiesQueries,
  ) {}

  @Post()
  @Can('learners.register-learner')
  @Answers(201, RegisteredLearner)
  @Operation('Register a learner with their civil identity', {
    400: ['learners.identity-invalid'],
    409: ['identity.email-taken'],
  })
  register(@Body() body: RegisterLearnerBody, @CurrentActor() actor: Actor) {
    return this.registerLearner.run(body, actor);
  }

  @Get(':learnerId')
  @Can('learners.see-civil-identity')
  @Answers(200, CivilIdentityRecord)
  @Operation('See the civil identity of a learner, as known at an instant', { 404: ['learners.learner-unknown'] })
  see(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Query() { asOf }: CivilIdentityAsOf,
    @CurrentActor() actor: Actor,
  ) {
    return this.identities.identityFor(actor, learnerId, asOf);
  }

  /** For who has no daily need of it: the reason is recorded, and the learner sees it. */
  @Post(':learnerId/readings')
  @Can('learners.read-with-reason')
  @Answers(201, CivilIdentityRecord)
  @Operation('Read a civil identity with a reason, which the learner sees', { 404: ['learners.learner-unknown'] })
  read(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Body() { reason }: ReadWithReasonBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.readWithReason.run({ learnerId, reason }, actor);
  }

  @Get(':learnerId/corrections')
  @Can('learners.see-civil-identity')
  @Answers(200, [CivilIdentityRecord])
  @Operation('List every civil identity a learner was recorded with', { 404: ['learners.learner-unknown'] })
  history(@Param('learnerId', ParseUUIDPipe) learnerId: string, @CurrentActor() actor: Actor) {
    return this.identities.historyFor(actor, learnerId);
  }

  @Post(':learnerId/corrections')
  @Can('learners.correct-civil-identity')
  @Answers(201, CorrectedCivilIdentity)
  @Operation('Correct a civil identity by a later one, with the reason', {
    400: ['learners.identity-invalid'],
    404: ['learners.learner-unknown'],
    409: ['learners.identity-corrected-meanwhile'],
    422: ['learners.identity-not-correctable'],
  })
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
  @Operation('Record that a civil identity was verified against a document', {
    400: ['learners.identity-check-invalid'],
    403: ['learners.identity-not-yours-to-verify'],
    404: ['learners.learner-unknown'],
    409: ['learners.identity-corrected-meanwhile'],
  })
  verify(
    @Param('learnerId', ParseUUIDPipe) learnerId: string,
    @Body() { document, checkedOn, comparedId }: VerifyIdentityBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.verifyIdentity.run({ learnerId, document, checkedOn, comparedId }, actor);
  }
}
