import { Module } from '@nestjs/common';
import { LearnersApi } from './learners.api.js';
import { CorrectCivilIdentity } from './records/correct-civil-identity.use-case.js';
import { IdentitiesQueries } from './records/identities.queries.js';
import { LearnersController } from './records/learners.controller.js';
import { RegisterLearner } from './records/register-learner.use-case.js';
import { VerifyIdentity } from './records/verify-identity.use-case.js';

@Module({
  controllers: [LearnersController],
  providers: [LearnersApi, IdentitiesQueries, RegisterLearner, CorrectCivilIdentity, VerifyIdentity],
  exports: [LearnersApi, RegisterLearner, CorrectCivilIdentity, VerifyIdentity],
})
export class LearnersModule {}
