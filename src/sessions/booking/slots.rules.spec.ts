import { describe, expect, it } from '../../../test/jest.js';
import { DateTime, Interval } from 'luxon';
import { freeStarts, type SlotFacts, withinCaps } from './slots.rules.js';

const at = (time: string) => DateTime.fromISO(`2027-01-12T${time}Z`, { zone: 'utc' }) as DateTime<true>;
const span = (from: string, to: string) => Interval.fromDateTimes(at(from), at(to)) as Interval<true>;
const asked: SlotFacts = {
  openings: [span('14:00', '15:30')],
  mentorBusy: [],
  busyElsewhere: [],
  buffers: { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  otherBusy: [],
  minutes: 45,
  earliest: at('08:00'),
  latest: null,
};
const told = (starts: number[]) => starts.map((start) => new Date(start).toISOString().slice(11, 16));
const starts = (change: Partial<SlotFacts>) => told(freeStarts({ ...asked, ...change }));

describe('Free slots', () => {
  it.each<[string, Partial<SlotFacts>, string[]]>([
    ['begin on every quarter that leaves the whole session', {}, ['14:00', '14:15', '14:30', '14:45']],
    ['are more when the session is shorter', { minutes: 75 }, ['14:00', '14:15']],
    ['lie around what the mentor has', { mentorBusy: [span('14:00', '14:30')] }, ['14:30', '14:45']],
    ['lie around what the learner has', { otherBusy: [span('14:00', '14:30')] }, ['14:30', '14:45']],
    [
      'leave the minutes that the mentor keeps',
      { mentorBusy: [span('13:15', '14:00')], buffers: { bufferBeforeMinutes: 5, bufferAfterMinutes: 5 } },
      ['14:15', '14:30', '14:45'],
    ],
    [
      'leave what another calendar of the mentor says, with the minutes before and after',
      { busyElsewhere: [span('14:00', '14:05')], buffers: { bufferBeforeMinutes: 15, bufferAfterMinutes: 0 } },
      ['14:30', '14:45'],
    ],
    ['leave nothing of an opening that is too short', { openings: [span('14:00', '14:44')] }, []],
    ['begin on a quarter even when the opening does not', { openings: [span('14:05', '15:05')] }, ['14:15']],
    ['begin after the notice', { earliest: at('14:20') }, ['14:30', '14:45']],
    ['begin within the window', { latest: at('14:20') }, ['14:00', '14:15']],
    [
      'lie between sessions that overlap each other',
      { mentorBusy: [span('13:00', '14:15'), span('13:30', '14:00')] },
      ['14:15', '14:30', '14:45'],
    ],
  ])('%s', (_what, change, wanted) => {
    expect(starts(change)).toEqual(wanted);
  });

  it('lie on days and in weeks that are not full, where the mentor lives', () => {
    const near = [at('22:30'), at('23:30')].map((start) => start.toMillis());
    const left = (aDay: number | null, aWeek: number | null) =>
      told(withinCaps(near, [at('08:00')], { caps: { aDay, aWeek }, zone: 'Europe/Paris' }));
    expect([left(null, null), left(1, null), left(2, null), left(null, 1)]).toEqual([
      ['22:30', '23:30'],
      ['23:30'],
      ['22:30', '23:30'],
      [],
    ]);
  });
});
