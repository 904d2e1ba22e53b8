import type { DateTime } from 'luxon';
import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';

export const CANCELLATION = {
  cancellable: { code: 'defence-cancellable', says: 'The defence is planned, and was not judged.' },
  ahead: {
    code: 'defence-cancelled-ahead',
    says: 'A learner calls a defence off before it begins; afterwards the staff do.',
  },
} satisfies Record<string, Rule>;

export interface CancellationFacts {
  now: DateTime;
  startsAt: DateTime;
  state: string;
  byStaff: boolean;
}

/** May this defence be called off? */
export function mayCancelDefence({ now, startsAt, state, byStaff }: CancellationFacts): Decision {
  const isAhead = now < startsAt;
  return decide(
    check(CANCELLATION.cancellable, state === 'planned', { state }, { never: true }),
    check(CANCELLATION.ahead, byStaff || isAhead, { startsAt: startsAt.toISO() }, { nextActor: 'advisor' }),
  );
}
