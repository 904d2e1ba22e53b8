export const ALERT_CAUSES = ['projected-end-within-limits', 'active-lately', 'sessions-attended'] as const;

/** What makes an alert: the code of the check of the pace that is not met. */
export type AlertCause = (typeof ALERT_CAUSES)[number];

export const FOLLOW_UP_OUTCOMES = [
  'back-to-work',
  'plan-changed',
  'pause-agreed',
  'leaving',
  'not-reached',
  'nothing-needed',
] as const;

/** What came of a follow-up. */
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

export const PLAYBOOK_STEPS = [
  'call-learner',
  'write-learner',
  'ask-mentor',
  'offer-pause',
  'other-session-time',
  'look-at-plan',
  'other-pace',
  'longer-funding',
] as const;

/** Something that the playbook suggests to do. */
export type PlaybookStep = (typeof PLAYBOOK_STEPS)[number];
