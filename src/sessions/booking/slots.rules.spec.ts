import { describe, expect, it } from '../../../test/jest.js';
import { DateTime, Interval } from 'luxon';
import { freeSlots, type SlotFacts } from './slots.rules.js';

const at = (time: string) => DateTime.fromISO(`2027-01-12T${time}Z`, { zone: 'utc' }) as DateTime<true>;
const span = (from: string, to: string) => Interval.fromDateTimes(at(from), at(to)) as Interval<true>;
const starts = (change: Partial<SlotFacts>) =>
  freeSlots({ openings: [span('14:00', '15:30')], busy: [], minutes: 45, earliest: at('08:00'), ...change }).map(
    ({ start }) => start.toFormat('HH:mm'),
  );

describe('Free slots', () => {
  it.each<[string, Partial<SlotFacts>, string[]]>([
    ['begin on every quarter that leaves the whole session', {}, ['14:00', '14:15', '14:30', '14:45']],
    ['are more when the session is shorter', { minutes: 75 }, ['14:00', '14:15']],
    ['lie around what is booked', { busy: [span('14:00', '14:30')] }, ['14:30', '14:45']],
    ['leave nothing of an opening that is too short', { openings: [span('14:00', '14:44')] }, []],
    ['begin on a quarter even when the opening does not', { openings: [span('14:05', '15:05')] }, ['14:15']],
    ['begin after the notice', { earliest: at('14:20') }, ['14:30', '14:45']],
  ])('%s', (_what, change, wanted) => {
    expect(starts(change)).toEqual(wanted);
  });
});
