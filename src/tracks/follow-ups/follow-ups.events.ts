import type { NewEvent } from '../../platform/events/event.types.js';

export type FollowUpOpened = NewEvent<{
  enrolmentId: string;
  learnerId: string;
  followUpId: string;
  causes: string[];
  dueOn: string;
}>;
export type FollowUpNoted = NewEvent<{ enrolmentId: string; followUpId: string; step: string | null }>;
export type FollowUpClosed = NewEvent<{ enrolmentId: string; followUpId: string; outcome: string }>;
