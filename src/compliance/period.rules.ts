import type { Fault } from '../platform/kernel/domain-error.js';

/** What is wrong with a period of days, if anything; `fields` are the names under which it was given. */
export function periodFaults(
  { fromOn, untilOn }: { fromOn: string; untilOn: string },
  today: string,
  fields = { from: 'fromOn', until: 'untilOn' },
): Fault[] {
  if (fromOn > today)
    return [
      { at: fields.from, code: 'period-to-come', message: `The period starts by today, ${today}`, facts: { today } },
    ];
  if (untilOn < fromOn)
    return [
      {
        at: fields.until,
        code: 'period-backwards',
        message: `The period ends on ${fromOn} or later`,
        facts: { from: fromOn },
      },
    ];
  return [];
}
