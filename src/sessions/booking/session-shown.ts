import { DateTime } from 'luxon';
import { type Outcome, OUTCOMES } from '../attendance/outcome.rules.js';
import { presenceWindow } from '../attendance/presence-record.rules.js';
import type { Check } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { mayContest } from '../contests/contest.rules.js';
import { CALLING_OFF } from './calling-off.rules.js';
import type { OutcomeShown } from './session-detail.queries.js';
import type { SessionOnPage } from './session-page.queries.js';
import type { SessionState } from './session.types.js';
import { slotOf } from './slots.rules.js';

/** A log as it stands in its form. */
export interface LogDraft {
  done: string;
  objectives: string;
  projectState: string;
  privateNote: string;
}

/** What came back with a form that could not be taken. */
export interface Returned {
  log?: LogDraft;
  settling?: { outcome: Outcome; reason: string };
  /** Names of fields that were left empty. */
  missing?: string[];
}

/** Everything that the page of a session shows: what it says, and what this side can do now. */
export function sessionShown(seen: SessionOnPage, { log, settling, missing = [] }: Returned = {}) {
  const { side, session, evidence, inProgress } = seen;
  const slot = slotOf(session);
  return {
    session,
    outcomes: session.outcomes.map(outcomeShown),
    evidence,
    inProgress,
    side,
    minutes: Math.round(slot.length('minutes')),
    opensAt: presenceWindow(slot).start.toJSDate(),
    presence: presenceOf(seen),
    ...stepsOf(seen, log),
    settling: settling ?? { outcome: evidence.outcome, reason: '' },
    isReasonAsked: evidence.outcome === null || settling !== undefined,
    missing: Object.fromEntries(missing.map((name) => [name, true])),
    faults: missing,
  };
}

/** What was said of the presence stands behind what became of a session; why it was called off stands before it. */
export function outcomeShown({ checks, ...outcome }: OutcomeShown) {
  const isCancelled = outcome.outcome.startsWith('cancelled');
  return { ...outcome, withTrack: checks.filter(isAboutTrack), presence: isCancelled ? [] : checks };
}

function isAboutTrack({ code }: Check): boolean {
  return code === CALLING_OFF.trackRuns.code;
}

/** What this side can do now. */
function stepsOf(seen: SessionOnPage, returned?: LogDraft) {
  const { now, side, session } = seen;
  const { state, log, contests } = session;
  const { start, end } = slotOf(session);
  const hasStarted = now >= start;
  const isRunning = hasStarted && now < end;
  const isAhead = state === 'booked' && !hasStarted;
  const isMentors = side === 'mentor' && hasStarted;
  return {
    ...(isMentors ? mentorsSteps(session, returned) : { choices: null, draft: null }),
    isRunning,
    foremost: foremostOf(state, isRunning),
    logDueOn: isMentors && state !== 'booked' ? dayOf(start, session.zone) : null,
    isAhead,
    ...changesOf(seen, isAhead),
    canCountersign: side === 'learner' && isSignedByOne(log),
    contest: contestOf(seen),
    toRule: side === 'staff' ? undecidedOf(contests) : null,
  };
}

/** Before it starts its two sides move it, and whoever cancels sessions cancels it. */
function changesOf({ side, mayCancel }: SessionOnPage, isAhead: boolean) {
  return { canMove: isAhead && side !== 'staff', canCancel: isAhead && mayCancel };
}

function undecidedOf(contests: SessionOnPage['session']['contests']) {
  return contests.find(({ decidedAt }) => decidedAt === null) ?? null;
}

/** One button of the page stands out: to be there, then to say what became of it, then to sign. */
function foremostOf(state: SessionState, isRunning: boolean): 'presence' | 'outcome' | 'log' {
  if (state !== 'booked') return 'log';
  return isRunning ? 'presence' : 'outcome';
}

/** Once it has started: what became of it, and the log of what took place until it is signed. */
function mentorsSteps({ state, log }: SessionOnPage['session'], returned?: LogDraft) {
  const isLogOpen = ['booked', 'held', 'broken-off'].includes(state) && !log?.signedAt;
  return {
    choices: state === 'booked' ? OUTCOMES : null,
    draft: isLogOpen ? (returned ?? draftOf(log)) : null,
  };
}

function isSignedByOne(log: SessionOnPage['session']['log']): boolean {
  return log !== null && log.signedAt !== null && log.countersignedAt === null;
}

/** Until when this side may contest the outcome, and whether it still may; null where it is not theirs to contest. */
function contestOf({ side, session, now, contestHours }: SessionOnPage): { until: string; isOpen: boolean } | null {
  const { settledAt, contests } = session;
  if (!settledAt || contests.length > 0 || !isOfOthers(side, session)) return null;
  const settled = DateTime.fromJSDate(settledAt, { zone: 'utc' }) as DateTime<true>;
  const facts = { settledAt: settled, contestHours, now, openContests: 0, decidedContests: 0 };
  return { until: settled.plus({ hours: contestHours }).toISO(), isOpen: mayContest(facts).allowed };
}

/** Nobody contests what they said themselves, nor that the track stopped. */
function isOfOthers(side: SessionOnPage['side'], { outcomes }: SessionOnPage['session']): boolean {
  const latest = outcomes.at(-1);
  const isWithTrack = latest?.checks.some(isAboutTrack) ?? false;
  return side !== 'staff' && latest?.decidedAs !== side && !isWithTrack;
}

/** Whether this side can say that it is there, and whether it is; null outside the time around the session. */
function presenceOf({ now, side, session, evidence }: SessionOnPage): 'away' | 'there' | null {
  const window = presenceWindow(slotOf(session));
  if (side === 'staff' || session.state !== 'booked' || now < window.start || now > window.end) return null;
  const last = evidence[side].at(-1);
  const isThere =
    last !== undefined && Date.parse(last.to) >= Math.min(now.toMillis(), session.endsAt.getTime()) - 1000;
  return isThere ? 'there' : 'away';
}

function draftOf(log: SessionOnPage['session']['log']): LogDraft {
  return {
    done: log?.done ?? '',
    objectives: log?.objectives ?? '',
    projectState: log?.projectState ?? '',
    privateNote: log?.privateNote ?? '',
  };
}
