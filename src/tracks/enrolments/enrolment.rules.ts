import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';
import type { FundedBy } from './enrolment.types.js';

export const ENROLLING = {
  paceAllowed: {
    code: 'pace-allowed',
    says: 'The pace is one of those that the rulebook offers.',
    source: 'Rulebook, paces',
  },
  rulebookActive: { code: 'rulebook-active', says: 'The enrolment is pinned to an active rulebook.' },
  designPublished: { code: 'design-published', says: 'The enrolment is pinned to a published design.' },
  titleActive: { code: 'title-active', says: 'The title takes learners in.' },
  entryRegistered: {
    code: 'entry-within-registration',
    says: 'The learner enters while the title is registered.',
    source: 'Code du travail, L6113-9',
  },
  notTwice: { code: 'not-enrolled-already', says: 'The learner follows no other track of this title.' },
  loadBearable: {
    code: 'weekly-load-bearable',
    says: 'The weekly load that the pace implies is at most what the rulebook allows.',
    source: 'Rulebook, weekly load',
  },
  hoursSuffice: { code: 'weekly-hours-suffice', says: 'The learner gives the hours a week that the pace implies.' },
  fundingKnown: {
    code: 'funding-known',
    says: 'A track that somebody else pays for names its funder and the last day of the funding.',
  },
  withinFunding: { code: 'plan-within-funding', says: 'The plan ends before the funding does.' },
  withinDelivery: {
    code: 'plan-within-delivery',
    says: 'The plan ends before the last day on which the title may be awarded.',
    source: 'Public register, last day of delivery',
  },
} satisfies Record<string, Rule>;

/** The last days that a plan has to keep. */
export interface PlanLimits {
  plannedEndOn: string;
  fundedBy: FundedBy;
  fundingEndsOn: string | null;
  awardableUntilOn: string | null;
}

export interface EnrolmentCase extends PlanLimits {
  paceMonths: number;
  enteredOn: string;
  rulebookState: string;
  rulebook: Pick<RulebookNumbers, 'paces' | 'maxWeeklyHours'>;
  designState: string;
  titleState: string;
  registeredFromOn: string | null;
  registeredUntilOn: string | null;
  /** The hours of the busiest week of the plan. */
  weeklyLoadHours: number;
  weeklyHours: number | null;
  funder: string | null;
  isEnrolledAlready: boolean;
}

/** May this learner be enrolled like this? */
export function mayEnrol(facts: EnrolmentCase): Decision {
  const { paceMonths, rulebook, rulebookState, designState, titleState } = facts;
  const byOfficer = { nextActor: 'officer' } as const;
  return decide(
    paceCheck({ paceMonths, rulebook }),
    check(ENROLLING.rulebookActive, rulebookState === 'active', { state: rulebookState }, byOfficer),
    check(ENROLLING.designPublished, designState === 'published', { state: designState }, byOfficer),
    check(ENROLLING.titleActive, titleState === 'active', { state: titleState }, byOfficer),
    entersWhileRegistered(facts),
    check(ENROLLING.notTwice, !facts.isEnrolledAlready),
    ...loadChecks(facts),
    check(ENROLLING.fundingKnown, facts.fundedBy === 'self' || (facts.funder !== null && facts.fundingEndsOn !== null)),
    ...keepsLimits(facts).checks,
  );
}

/** Does the plan end before the funding and before the title can no longer be awarded? */
export function keepsLimits({ plannedEndOn, fundedBy, fundingEndsOn, awardableUntilOn }: PlanLimits): Decision {
  const isFunded = fundedBy === 'third-party' && fundingEndsOn !== null;
  return decide(
    check(ENROLLING.withinFunding, !isFunded || plannedEndOn <= fundingEndsOn, { plannedEndOn, fundingEndsOn }),
    check(ENROLLING.withinDelivery, awardableUntilOn === null || plannedEndOn <= awardableUntilOn, {
      plannedEndOn,
      awardableUntilOn,
    }),
  );
}

/** Does the rulebook offer the pace? */
export function paceCheck({ paceMonths, rulebook }: Pick<EnrolmentCase, 'paceMonths' | 'rulebook'>): Check {
  const allowed = rulebook.paces.map(String);
  return check(ENROLLING.paceAllowed, rulebook.paces.includes(paceMonths), { paceMonths, allowed });
}

/** Is the busiest week of the plan within what the rulebook allows? */
export function loadCheck({ weeklyLoadHours, rulebook }: Pick<EnrolmentCase, 'weeklyLoadHours' | 'rulebook'>): Check {
  const most = rulebook.maxWeeklyHours;
  return check(ENROLLING.loadBearable, weeklyLoadHours <= most, {
    weeklyLoadHours: Math.round(weeklyLoadHours * 100) / 100,
    maxWeeklyHours: most,
  });
}

function entersWhileRegistered({ enteredOn, registeredFromOn, registeredUntilOn }: EnrolmentCase): Check {
  const isRegistered =
    (registeredFromOn === null || registeredFromOn <= enteredOn) &&
    (registeredUntilOn === null || enteredOn <= registeredUntilOn);
  return check(ENROLLING.entryRegistered, isRegistered, { enteredOn, registeredFromOn, registeredUntilOn });
}

function loadChecks({ weeklyLoadHours, weeklyHours, rulebook }: EnrolmentCase): Check[] {
  return [
    loadCheck({ weeklyLoadHours, rulebook }),
    check(ENROLLING.hoursSuffice, weeklyHours === null || weeklyLoadHours <= weeklyHours, {
      weeklyLoadHours: Math.round(weeklyLoadHours * 100) / 100,
      weeklyHours,
    }),
  ];
}
