import type { Check, Facts } from '../../platform/kernel/decision.js';
import { keepsLimits } from '../enrolments/enrolment.rules.js';
import { dayNumber } from '../pace/calendar.rules.js';
import type { PacedFacts } from '../pace/paced-track.types.js';
import type { Pause } from '../pace/plan.types.js';
import type { Outlook } from '../what-if/outlook.rules.js';
import { juryInTime } from '../what-if/time-left.rules.js';

export const PAUSE_CLOCKS = ['pace', 'funding', 'rights', 'licence', 'jury'] as const;

export const DURING_PAUSE = ['stops', 'runs-on', 'moves', 'kept', 'none'] as const;

/** What a pause does to one clock: it stops, runs on, moves with the plan, has no last day, or there is none. */
export interface PauseClock {
  clock: (typeof PAUSE_CLOCKS)[number];
  during: (typeof DURING_PAUSE)[number];
  /** The facts of the text `pace:clock.<clock>.<during>`. */
  facts: Facts;
  /** Whether the limit is still kept afterwards; null where there is none. */
  check: Check | null;
}

/** Clock by clock, what stops in a pause and what runs on; `before` and `after` are the track without it and with it. */
export function pauseClocks(
  facts: Pick<PacedFacts, 'fundedBy' | 'fundingEndsOn' | 'awardableUntilOn' | 'enteredOn'>,
  { fromOn, untilOn }: Pause,
  { before, after }: { before: Outlook; after: Outlook },
): PauseClock[] {
  const days = dayNumber(untilOn) - dayNumber(fromOn);
  const { fundingEndsOn, awardableUntilOn, enteredOn } = facts;
  const [funding = null, delivery = null] = keepsLimits({ ...facts, plannedEndOn: after.endsOn }).checks;
  const isFunded = facts.fundedBy === 'third-party' && fundingEndsOn !== null;
  const hasLimit = awardableUntilOn !== null;
  return [
    { clock: 'pace', during: 'stops', facts: { days, endsOn: before.endsOn, newEndsOn: after.endsOn }, check: null },
    isFunded
      ? { clock: 'funding', during: 'runs-on', facts: { fundingEndsOn, newEndsOn: after.endsOn }, check: funding }
      : { clock: 'funding', during: 'none', facts: {}, check: null },
    hasLimit
      ? { clock: 'rights', during: 'runs-on', facts: { awardableUntilOn, enteredOn }, check: delivery }
      : { clock: 'rights', during: 'kept', facts: { enteredOn }, check: null },
    // No institution gives a licence yet: the room that will opens with its issue.
    { clock: 'licence', during: 'none', facts: {}, check: null },
    {
      clock: 'jury',
      during: 'moves',
      facts: { fromOn: before.jury.fromOn, newFromOn: after.jury.fromOn },
      check: hasLimit ? juryInTime(after.jury) : null,
    },
  ];
}
