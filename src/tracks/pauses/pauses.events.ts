import type { NewEvent } from '../../platform/events/event.types.js';

/** A pause was asked for, granted, declined or called off. */
export type PauseChanged = NewEvent<{
  enrolmentId: string;
  learnerId: string;
  pauseId: string;
  fromOn: string;
  untilOn: string;
}>;
