import { conflict, forbidden, invalid, notFound, refused } from '../platform/kernel/refusals.js';

/** No such learner, or one that the reader may not see. */
export class LearnerUnknown extends notFound('learners.learner-unknown', 'There is no such learner', 'learnerId') {}

/** A civil identity with fields that cannot be right. */
export class IdentityInvalid extends invalid(
  'learners.identity-invalid',
  'The civil identity cannot be kept as it is written',
) {}

/** The correction says nothing new. */
export class IdentityNotCorrectable extends refused(
  'learners.identity-not-correctable',
  'This correction cannot be made',
) {}

/** Somebody else corrected the identity after the reader had seen it. */
export class IdentityCorrectedMeanwhile extends conflict(
  'learners.identity-corrected-meanwhile',
  'Another correction was faster: read the civil identity again and correct what stands now',
  'learnerId',
) {}

/** Who may see an identity may still not be the one to verify it. */
export class IdentityNotYoursToVerify extends forbidden(
  'learners.identity-not-yours-to-verify',
  'Another officer verifies this identity: nobody vouches for themselves',
) {}

/** A check of a document that cannot have taken place. */
export class IdentityCheckInvalid extends invalid(
  'learners.identity-check-invalid',
  'This check of a document cannot be recorded',
) {}
