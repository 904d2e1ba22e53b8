import { DomainError, type Fault } from '../../platform/kernel/domain-error.js';
import { forbidden, notFound, refused } from '../../platform/kernel/refusals.js';

/** The plan of a track cannot change like this. */
export class PlanNotChangeable extends refused('tracks.plan-not-changeable', 'The plan cannot change like this') {}

/** No such days off, or they were taken back already. */
export class DaysOffUnknown extends notFound('tracks.days-off-unknown', 'There are no such days off', 'daysOffId') {}

/** A pace is agreed with the staff. */
export class PaceNotYours extends forbidden(
  'tracks.pace-not-yours',
  'Another pace is agreed with the pedagogical advisor',
) {}

/** A week without any hours, or days off without a day back. */
export class PlanChangeInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'tracks.plan-change-invalid';
  constructor(fault: Fault) {
    super('The change of the plan is not complete', {}, [], [fault]);
  }
}

/** What will be known cannot be told. */
export class AsOfToCome extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'tracks.as-of-to-come';
  constructor() {
    const message = 'What will be known cannot be told: give an instant that has been';
    super('The instant is still to come', {}, [], [{ at: 'asOf', code: 'as-of-to-come', message }]);
  }
}
