import { DateTime } from 'luxon';
import type { Fault } from '../../platform/kernel/domain-error.js';

const LONGEST_AGO = { years: 1 };

/** What is wrong with the day on which a document was looked at: a real day, not to come, of the last year. */
export function identityCheckFaults(checkedOn: string, today: string): Fault[] {
  const day = DateTime.fromFormat(checkedOn, 'yyyy-MM-dd', { zone: 'utc' });
  if (!day.isValid)
    return [{ at: 'checkedOn', code: 'day-unknown', message: 'Give a day of the calendar, written YYYY-MM-DD' }];
  if (checkedOn > today)
    return [{ at: 'checkedOn', code: 'checked-in-future', message: 'A document cannot be looked at in the future' }];
  const earliest = DateTime.fromISO(today, { zone: 'utc' }).minus(LONGEST_AGO);
  return day < earliest
    ? [
        {
          at: 'checkedOn',
          code: 'checked-too-long-ago',
          message: 'Look at the document again: this was over a year ago',
        },
      ]
    : [];
}
