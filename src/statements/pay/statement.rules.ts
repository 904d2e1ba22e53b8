import type { DateTime } from 'luxon';
import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';

/*
 * Months are stated one after the other: one that is over, with a tariff, once the one before is closed. The mentor
 * approves a statement or disputes it, with words; an officer replies. A month is closed when each statement is
 * approved, or its days are over without a word, and no dispute waits for a reply. Then only later lines correct it.
 */
export const ISSUING = {
  over: { code: 'statement-month-over', says: 'A month is stated when it is over.' },
  inOrder: { code: 'statement-months-in-order', says: 'A month is stated once the one before it is closed.' },
  notYet: { code: 'statement-month-once', says: 'A month is stated once.' },
  tariff: { code: 'statement-tariff-set', says: 'A tariff holds for the month.' },
} satisfies Record<string, Rule>;

export const ANSWERING = {
  standing: { code: 'statement-stands', says: 'No other version took the place of the statement.' },
  open: { code: 'statement-month-open', says: 'The month of the statement is not closed.' },
  unapproved: { code: 'statement-not-approved-yet', says: 'The statement was not approved yet.' },
  undisputed: { code: 'statement-not-disputed-yet', says: 'A statement is disputed once.' },
  disputed: { code: 'statement-disputed', says: 'The mentor disputes the statement.' },
  unreplied: { code: 'statement-not-replied-yet', says: 'The dispute was not replied to yet.' },
} satisfies Record<string, Rule>;

export const CLOSING = {
  issued: {
    code: 'statement-month-issued',
    says: 'Every statement of the month is issued, and the month is not closed.',
  },
  replied: { code: 'statement-disputes-replied', says: 'Every dispute was replied to.' },
  answered: {
    code: 'statement-month-answered',
    says: 'Every mentor approved the statement, or the days to do so are over.',
  },
} satisfies Record<string, Rule>;

export interface IssuingFacts {
  month: string;
  /** The month that runs now. */
  present: string;
  /** The latest month that was stated, and whether it is closed. */
  latest: { month: string; isClosed: boolean } | null;
  hasTariff: boolean;
}

/** May the statements of this month be issued? */
export function mayIssue({ month, present, latest, hasTariff }: IssuingFacts): Decision {
  const isFirst = latest === null;
  return decide(
    check(ISSUING.over, month < present, { month }),
    check(ISSUING.notYet, isFirst || month > latest.month, { month }, { never: true }),
    check(ISSUING.inOrder, isFirst || latest.isClosed, { latest: latest?.month ?? null }, { nextActor: 'officer' }),
    check(ISSUING.tariff, hasTariff, { month }, { nextActor: 'officer' }),
  );
}

export interface AnsweringFacts {
  /** Is it the latest version? */
  isStanding: boolean;
  isMonthClosed: boolean;
  approved: boolean;
  disputed: boolean;
  replied: boolean;
}

/** May the mentor approve it? A dispute is withdrawn by approving. */
export function mayApprove(facts: AnsweringFacts): Decision {
  return decide(...openChecks(facts), check(ANSWERING.unapproved, !facts.approved, {}, { never: true }));
}

/** May the mentor dispute it? */
export function mayDispute(facts: AnsweringFacts): Decision {
  return decide(
    ...openChecks(facts),
    check(ANSWERING.unapproved, !facts.approved, {}, { never: true }),
    check(ANSWERING.undisputed, !facts.disputed, {}, { never: true }),
  );
}

/** May an officer reply to the dispute? */
export function mayReply(facts: AnsweringFacts): Decision {
  return decide(
    ...openChecks(facts),
    check(ANSWERING.unapproved, !facts.approved, {}, { never: true }),
    check(ANSWERING.disputed, facts.disputed, {}, { nextActor: 'mentor' }),
    check(ANSWERING.unreplied, !facts.replied, {}, { never: true }),
  );
}

function openChecks({ isStanding, isMonthClosed }: AnsweringFacts) {
  return [
    check(ANSWERING.standing, isStanding, {}, { never: true }),
    check(ANSWERING.open, !isMonthClosed, {}, { never: true }),
  ];
}

/** How a statement stands: its days to answer are over when `approvalDays` have gone by without a word. */
export type StatementState = 'issued' | 'approved' | 'tacit' | 'disputed' | 'replied';

/** How does it stand at this instant? */
export function stateOf(
  { approved, disputed, replied }: Pick<AnsweringFacts, 'approved' | 'disputed' | 'replied'>,
  { now, answerUntil }: { now: DateTime; answerUntil: DateTime },
): StatementState {
  if (approved) return 'approved';
  if (disputed && !replied) return 'disputed';
  if (now > answerUntil) return 'tacit';
  return replied ? 'replied' : 'issued';
}

export interface ClosingFacts {
  isIssued: boolean;
  /** Disputes without a reply. */
  disputed: number;
  /** Statements without a word whose days are not over. */
  waiting: number;
  /** The last day to answer, of those that wait. */
  waitUntilOn: string | null;
}

/** May the month be closed? */
export function mayClose({ isIssued, disputed, waiting, waitUntilOn }: ClosingFacts): Decision {
  return decide(
    check(CLOSING.issued, isIssued),
    check(CLOSING.replied, disputed === 0, { disputed }, { nextActor: 'officer' }),
    check(
      CLOSING.answered,
      waiting === 0,
      { waiting, waitUntilOn },
      { nextActor: 'mentor', ...(waitUntilOn && { dueOn: waitUntilOn }) },
    ),
  );
}
