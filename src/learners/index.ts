export { LearnersApi } from './learners.api.js';
export { LearnersModule } from './learners.module.js';
export type { CivilIdentity, IdentityDocument, KnownIdentity, Sex } from './records/civil-identity.types.js';
export { CorrectCivilIdentity, type CorrectCivilIdentityInput } from './records/correct-civil-identity.use-case.js';
export { RegisterLearner, type RegisterLearnerInput } from './records/register-learner.use-case.js';
export { VerifyIdentity, type VerifyIdentityInput } from './records/verify-identity.use-case.js';
