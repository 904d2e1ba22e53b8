import type { Role } from './actor.js';

/** A rule in words: a stable code, what it says, and the text it comes from when there is one. */
export interface Rule {
  code: string;
  says: string;
  source?: string;
}

/** How a condition stands: it holds, it does not yet, or it no longer can. */
export type Standing = 'met' | 'not-yet' | 'never';

/** What a check looked at: plain values that a sentence can be filled with, in any language. */
export type Facts = Record<string, string | number | boolean | null | string[]>;

/** A rule applied to one case: how it stands, the facts that were looked at, who can change it and by when. */
export interface Check extends Rule {
  standing: Standing;
  facts?: Facts;
  nextActor?: Role;
  /** The day by which the next actor must have acted, YYYY-MM-DD. */
  dueOn?: string;
}

/** The answer to a question of the domain. It keeps every check, so that it can always say why. */
export interface Decision {
  allowed: boolean;
  checks: Check[];
}

/** Who can change an unmet check and by when; `never` says that nobody can any more. */
export interface Remedy {
  nextActor?: Role;
  dueOn?: string;
  never?: boolean;
}

/** Applies one rule: met when it holds, else not yet, or never when the remedy says that it no longer can. */
export function check(rule: Rule, holds: boolean, facts?: Facts, remedy?: Remedy): Check {
  const made: Check = { ...rule, standing: 'met' };
  if (facts) made.facts = facts;
  if (holds) return made;
  made.standing = remedy?.never ? 'never' : 'not-yet';
  if (remedy?.nextActor) made.nextActor = remedy.nextActor;
  if (remedy?.dueOn) made.dueOn = remedy.dueOn;
  return made;
}

/** Puts checks together: allowed exactly when every one is met. */
export function decide(...checks: Check[]): Decision {
  return { allowed: checks.every(({ standing }) => standing === 'met'), checks };
}

/** The checks that stand in the way. */
export function unmet(decision: Decision): Check[] {
  return decision.checks.filter(({ standing }) => standing !== 'met');
}

/** How the whole stands: never when one check can never hold, else not yet while one is open. */
export function standingOf(decision: Decision): Standing {
  if (decision.allowed) return 'met';
  return decision.checks.some(({ standing }) => standing === 'never') ? 'never' : 'not-yet';
}

/** Throws the refusal that `refusal` makes of the unmet checks, when there are any. */
export function refuseUnless(decision: Decision, refusal: (unmetChecks: Check[]) => Error): void {
  if (!decision.allowed) throw refusal(unmet(decision));
}
