import { type Check, unmet } from '../../platform/kernel/decision.js';
import type { PaceStanding } from '../pace/pace-standing.rules.js';
import { ALERT_CAUSES, type AlertCause, type PlaybookStep } from './follow-up.types.js';

/** One cause of an alert, and what makes it this one and no other: it alerts once. */
export interface Cause {
  code: AlertCause;
  /** Since when there is silence, the last session missed, the limit that is passed. */
  key: string;
}

/** Why a learner is at risk: each cause with its check; none while nothing is. */
export interface Alert {
  causes: Cause[];
  reasons: Check[];
}

export interface AlertFacts {
  pace: Pick<PaceStanding, 'state' | 'decision'>;
  lastActiveOn: string;
  missedOn: readonly string[];
}

/** What there is to be told of a track that is at risk; the causes that were told already are left out. */
export function alertOf(facts: AlertFacts, told: readonly Cause[]): Alert {
  if (facts.pace.state !== 'at-risk') return { causes: [], reasons: [] };
  const reasons = unmet(facts.pace.decision);
  const causes = reasons.flatMap((check) => causeOf(check, facts));
  const fresh = causes.filter(({ code, key }) => !told.some((one) => one.code === code && one.key === key));
  return { causes: fresh, reasons: fresh.length > 0 ? reasons : [] };
}

/** What the house suggests to do, the first first, by the causes of the alert. */
export function playbookOf(causes: readonly AlertCause[]): PlaybookStep[] {
  return [...new Set(ALERT_CAUSES.filter((code) => causes.includes(code)).flatMap((code) => PLAYBOOK[code]))];
}

const PLAYBOOK: Record<AlertCause, PlaybookStep[]> = {
  'active-lately': ['call-learner', 'write-learner', 'ask-mentor', 'offer-pause'],
  'sessions-attended': ['call-learner', 'ask-mentor', 'other-session-time', 'offer-pause'],
  'projected-end-within-limits': ['look-at-plan', 'call-learner', 'other-pace', 'longer-funding'],
};

function causeOf({ code, facts }: Check, { lastActiveOn, missedOn }: AlertFacts): Cause[] {
  const keys: Record<AlertCause, string> = {
    'active-lately': lastActiveOn,
    'sessions-attended': missedOn.toSorted().at(-1) ?? '',
    'projected-end-within-limits': String(facts?.['limit'] ?? ''),
  };
  const cause = ALERT_CAUSES.find((one) => one === code);
  return cause ? [{ code: cause, key: keys[cause] }] : [];
}
