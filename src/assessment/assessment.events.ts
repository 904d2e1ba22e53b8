import type { NewEvent } from '../platform/events/event.types.js';

/** Names, employers, evidence and reasons stay in the tables: an event carries ids and facts. */
export type JuryMemberRegistered = NewEvent<{ memberId: string; isOutside: boolean; titleCodes: string[] }>;
export type JuryConvened = NewEvent<{
  juryId: string;
  number: string;
  titleVersionId: string;
  heldAt: string;
  memberIds: string[];
  enrolmentIds: string[];
}>;
export type JuryRollCalled = NewEvent<{ juryId: string; presentIds: string[] }>;
export type TieDeclared = NewEvent<{
  juryId: string;
  caseId: string;
  enrolmentId: string;
  memberId: string;
  kind: string;
  source: string;
}>;
export type CandidateHeard = NewEvent<{ juryId: string; caseId: string; enrolmentId: string }>;
export type CaseDeliberated = NewEvent<{
  juryId: string;
  caseId: string;
  enrolmentId: string;
  attendance: string;
  outcome: string;
  blocks: { blockId: string; decision: string }[];
  panelIds: string[];
  notifyByOn: string;
}>;
export type JuryDeliberated = NewEvent<{ juryId: string; cases: number }>;
export type MinutesSealed = NewEvent<{ juryId: string; minutesId: string; number: string; sha256: string }>;
export type MinutesSigned = NewEvent<{ juryId: string; minutesId: string; memberId: string; sha256: string }>;
export type CandidateNotified = NewEvent<{
  juryId: string;
  caseId: string;
  enrolmentId: string;
  outcome: string;
  appealUntilOn: string;
}>;
export type AwardIssued = NewEvent<{
  awardId: string;
  number: string;
  enrolmentId: string;
  learnerId: string;
  titleVersionId: string;
  juryId: string;
  issuedOn: string;
}>;

export type DeliverableUploaded = NewEvent<{
  enrolmentId: string;
  projectId: string;
  fileId: string;
  attempt: number;
  replacesId: string | null;
  sha256: string;
  byteCount: number;
  mediaType: string;
}>;
export type DeliverableRemoved = NewEvent<{ enrolmentId: string; projectId: string; fileId: string }>;
export type ProjectHandedIn = NewEvent<{
  enrolmentId: string;
  projectId: string;
  attempt: number;
  files: string[];
  isCompletion: boolean;
}>;
export type EvaluatorRegistered = NewEvent<{ evaluatorId: string; titleCodes: string[]; maxLevel: number }>;
export type ProjectMarkedReady = NewEvent<{ enrolmentId: string; projectId: string; attempt: number }>;
export type DefenceLeaveGranted = NewEvent<{ enrolmentId: string; projectId: string; leaveId: string }>;
export type DefencePlanned = NewEvent<{
  enrolmentId: string;
  projectId: string;
  defenceId: string;
  attempt: number;
  evaluatorId: string;
  startsAt: string;
}>;
export type DefenceCancelled = NewEvent<{
  enrolmentId: string;
  projectId: string;
  defenceId: string;
  evaluatorId: string;
  startsAt: string;
}>;
/** Deadlines are instants; a correction names the evaluation that it supersedes. */
export type ProjectEvaluated = NewEvent<{
  enrolmentId: string;
  projectId: string;
  defenceId: string;
  evaluationId: string;
  occasion: string;
  outcome: string;
  met: number;
  criteria: number;
  completeBy: string | null;
  supersedesId: string | null;
}>;
export type AppealFiled = NewEvent<{ juryId: string; caseId: string; enrolmentId: string; appealId: string }>;
export type AppealRuled = NewEvent<{
  juryId: string;
  caseId: string;
  enrolmentId: string;
  appealId: string;
  admissible: boolean;
}>;
export type AwardRevoked = NewEvent<{
  awardId: string;
  number: string;
  caseId: string;
  enrolmentId: string;
  learnerId: string;
}>;
/** Which criteria and why stay in the tables. */
export type EvaluationContested = NewEvent<{
  contestId: string;
  evaluationId: string;
  defenceId: string;
  enrolmentId: string;
  projectId: string;
  evaluatorId: string;
  criteria: number;
  ruleByOn: string;
}>;
export type EvaluationContestRuled = NewEvent<{
  contestId: string;
  evaluationId: string;
  defenceId: string;
  enrolmentId: string;
  projectId: string;
  evaluatorId: string;
  upheld: boolean;
  correctionId: string | null;
}>;
