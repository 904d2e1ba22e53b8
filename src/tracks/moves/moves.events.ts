import type { NewEvent } from '../../platform/events/event.types.js';

/** A move of a group was prepared, confirmed or dropped. */
export type MoveChanged = NewEvent<{ moveId: string; toRulebookId: string | null; toDesignId: string | null }>;

/** An enrolment passed to other pins; `takesBackId` names the passage that it undoes. */
export type EnrolmentMoved = NewEvent<{
  enrolmentId: string;
  learnerId: string;
  moveId: string;
  enrolmentMoveId: string;
  fromTitleVersionId: string;
  fromDesignId: string;
  fromRulebookId: string;
  toTitleVersionId: string;
  toDesignId: string;
  toRulebookId: string;
  gains: number;
  losses: number;
  takesBackId: string | null;
}>;
