/** How a rulebook stands: only a draft may change, only an active one is given to new enrolments. */
export type RulebookState = 'draft' | 'active' | 'retired';

/** The numbers of every rule (the « règlement »), as one enrolment is pinned to them. */
export interface RulebookNumbers {
  /** The paces that a learner may choose from, in months. */
  paces: number[];
  /** The weekly load that a pace may imply at most. */
  maxWeeklyHours: number;
  /** On pace: verified hours over planned hours, from here on. */
  onPaceShare: number;
  /** At risk: days without any activity. */
  silentDays: number;
  /** At risk: this many missed sessions… */
  missedSessions: number;
  /** …within this many weeks. */
  missedWithinWeeks: number;
  /** An alert is followed up within this many days. */
  followUpDays: number;
  sessionMinutesFunded: number;
  sessionMinutesSelfFunded: number;
  bookingNoticeHours: number;
  freeCancellationHours: number;
  /** Absent after this share of the session's duration. */
  absentAfterShare: number;
  contestHours: number;
  /** A mentor away for at most so many days moves the sessions; for longer somebody stands in. */
  shortAbsenceDays: number;
  /** An evaluation is contested within this many days, and the contest ruled on within as many. */
  evaluationContestDays: number;
  sessionsBeforeDefence: number;
  defenceNoticeDays: number;
  /** Deliverables are frozen this many hours before the defence. */
  frozenHours: number;
  defenceMinutes: number;
  conditionalLearnerHours: number;
  conditionalEvaluatorHours: number;
  /** Defences of one project without the advisor's leave. */
  maxDefences: number;
  juryMinMembers: number;
  /** Members from outside the certifier and the training body, over all present. */
  juryOutsideShare: number;
  juryNoticeDays: number;
  /** The candidate is told within this many days of the deliberation. */
  notificationDays: number;
  appealMonths: number;
  /** An award is declared to the State within this many months. */
  declarationMonths: number;
}

/** The numbers that a rulebook starts from. */
export const RULEBOOK_DEFAULTS: RulebookNumbers = {
  paces: [6, 9, 12, 15],
  maxWeeklyHours: 35,
  onPaceShare: 0.9,
  silentDays: 14,
  missedSessions: 2,
  missedWithinWeeks: 4,
  followUpDays: 3,
  sessionMinutesFunded: 45,
  sessionMinutesSelfFunded: 30,
  bookingNoticeHours: 24,
  freeCancellationHours: 24,
  absentAfterShare: 0.3333,
  contestHours: 72,
  shortAbsenceDays: 7,
  evaluationContestDays: 15,
  sessionsBeforeDefence: 2,
  defenceNoticeDays: 14,
  frozenHours: 48,
  defenceMinutes: 45,
  conditionalLearnerHours: 48,
  conditionalEvaluatorHours: 48,
  maxDefences: 3,
  juryMinMembers: 2,
  juryOutsideShare: 0.5,
  juryNoticeDays: 15,
  notificationDays: 15,
  appealMonths: 2,
  declarationMonths: 3,
};
