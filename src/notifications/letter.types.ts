import type { Facts } from '../platform/kernel/decision.js';

export const LETTER_KINDS = [
  'session-booked',
  'series-booked',
  'session-moved',
  'session-cancelled',
  'session-called-off',
  'session-taken-over',
  'session-given-up',
  'session-to-rebook',
  'session-to-rebook-later',
  'mentor-assigned',
  'substitute-arranged',
  'session-in-two-days',
  'session-in-an-hour',
  'defence-planned',
  'defence-cancelled',
  'evaluation-contested',
  'evaluation-contest-ruled',
  'jury-convened',
  'decision-notified',
  'appeal-answered',
  'award-revoked',
  'title-entry-ends',
  'title-award-ends',
  'track-moved',
  'track-moved-back',
  'learner-moved',
  'learner-moved-back',
  'logs-overdue',
  'statement-issued',
  'statement-disputed',
  'statement-replied',
] as const;

/** What a letter is about: its words are `mails.<kind>` in `templates/locales`. */
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Asked for, handed over, given up after too many tries, or no longer of use to anybody. */
export type LetterState = 'waiting' | 'sent' | 'failed' | 'dropped';

/** A letter that a fact gives rise to: ids and instants only, the words are found when it is written. */
export interface NewLetter {
  kind: LetterKind;
  recipientId: string;
  /** Whom it is about besides the recipient; their name is given to the words as `with`. */
  withId?: string;
  facts: Facts;
  /** The page of the house that it leads to. */
  href: string;
}
