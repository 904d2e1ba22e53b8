import { Module } from '@nestjs/common';
import { LearnersApi } from './learners.api.js';
import { CivilIdentityPages } from './records/civil-identity.pages.js';
import { CorrectCivilIdentity } from './records/correct-civil-identity.use-case.js';
import { CorrectionPages } from './records/correction.pages.js';
import { IdentitiesQueries } from './records/identities.queries.js';
import { IdentityHistory } from './records/identity-history.queries.js';
import { LearnersController } from './records/learners.controller.js';
import { ReadWithReason } from './records/read-with-reason.use-case.js';
import { RegisterLearner } from './records/register-learner.use-case.js';
import { RegistrationPages } from './records/registration.pages.js';
import { VerifyIdentity } from './records/verify-identity.use-case.js';

@Module({
  controllers: [LearnersController, CivilIdentityPages, CorrectionPages, RegistrationPages],
  providers: [
    LearnersApi,
    IdentitiesQueries,
    IdentityHistory,
    RegisterLearner,
    CorrectCivilIdentity,
    VerifyIdentity,
    ReadWithReason,
  ],
  exports: [LearnersApi, RegisterLearner, CorrectCivilIdentity, VerifyIdentity],
})
export class LearnersModule {}
