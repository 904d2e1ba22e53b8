import type { NewEvent } from '../platform/events/event.types.js';

export type DesignDrafted = NewEvent<{ designId: string; titleVersionId: string; version: number; projects: number }>;
export type DesignRevised = NewEvent<{ designId: string; projects: number }>;
export type DesignPublished = NewEvent<{ designId: string }>;
export type DesignRetired = NewEvent<{ designId: string }>;
export type RulebookDrafted = NewEvent<{ rulebookId: string; version: number }>;
export type RulebookRevised = NewEvent<{ rulebookId: string }>;
export type RulebookActivated = NewEvent<{ rulebookId: string }>;
export type RulebookRetired = NewEvent<{ rulebookId: string }>;
export type LearnerEnrolled = NewEvent<{
  enrolmentId: string;
  learnerId: string;
  titleVersionId: string;
  designId: string;
  rulebookId: string;
  state: string;
  paceMonths: number;
  enteredOn: string;
  plannedEndOn: string;
}>;
/** Begun, suspended, resumed, withdrawn, ended, completed: the day from which it holds, and the end that is planned since. */
export type EnrolmentChanged = NewEvent<{
  enrolmentId: string;
  learnerId: string;
  onDay: string;
  plannedEndOn: string;
  /** The first day back, where a pause was agreed with one. */
  untilOn?: string;
}>;
/** A plan was made anew: why, and how many projects have other dates. */
export type PlanMoved = NewEvent<{
  enrolmentId: string;
  learnerId: string;
  version: number;
  cause: string;
  endedOnBefore: string | null;
  endsOn: string;
  projects: number;
}>;
export type ProjectMoved = NewEvent<{ enrolmentId: string; projectId: string; step: string; state: string }>;
export type ProjectCorrected = NewEvent<{
  enrolmentId: string;
  projectId: string;
  evaluationId: string;
  state: string;
  opened: string[];
  locked: string[];
}>;
export type ProjectsOpened = NewEvent<{ enrolmentId: string; projectIds: string[] }>;
export type SessionCounted = NewEvent<{
  enrolmentId: string;
  sessionId: string;
  outcome: string;
  projectId: string | null;
}>;
export type ProjectDefenceGranted = NewEvent<{ enrolmentId: string; projectId: string }>;
export type PresentationAllowed = NewEvent<{ enrolmentId: string; blockId: string; leaveId: string }>;
export type BlockSettled = NewEvent<{ enrolmentId: string; blockId: string; result: string; juryId: string }>;
export type ActivityFileKept = NewEvent<{ fileId: string; sha256: string; byteCount: number }>;
