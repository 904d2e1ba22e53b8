import type { NewEvent } from '../platform/events/event.types.js';

export type LearnerRegistered = NewEvent<{ learnerId: string; identityId: string }>;
/** `fields` are the names of the fields that changed, never what they say. */
export type CivilIdentityCorrected = NewEvent<{
  learnerId: string;
  identityId: string;
  supersedesId: string;
  fields: string[];
}>;
/** Why is kept with the reading itself. */
export type CivilIdentityRead = NewEvent<{ learnerId: string; identityId: string; readingId: string }>;
export type IdentityVerified = NewEvent<{ learnerId: string; identityId: string; document: string; checkedOn: string }>;
