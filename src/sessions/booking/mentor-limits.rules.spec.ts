import { describe, expect, it } from '../../../test/jest.js';
import { Interval } from 'luxon';
import { instantOf } from '../../platform/kernel/wall-time.js';
import { limitChecks, type MentorLimits, NO_LIMITS } from './mentor-limits.rules.js';

const at = (local: string) => instantOf(local, 'Europe/Paris').toUTC();
const span = (from: string, to: string) =>
  Interval.fromDateTimes(at(`2027-01-12T${from}`), at(`2027-01-12T${to}`)) as Interval<true>;
const unmet = (limits: Partial<MentorLimits>, mentorBusy: Interval<true>[] = []) =>
  limitChecks({
    now: at('2027-01-01T14:00'),
    slot: span('14:00', '14:45'),
    mentorBusy,
    limits: { ...NO_LIMITS, zone: 'Europe/Paris', ...limits },
  })
    .filter(({ standing }) => standing !== 'met')
    .map(({ code }) => code);
const terms = (change: Partial<MentorLimits['terms']>) => ({ terms: { ...NO_LIMITS.terms, ...change } });
const buffers = terms({ bufferBeforeMinutes: 5, bufferAfterMinutes: 10 });
const tuesday = [at('2027-01-12T00:15'), at('2027-01-12T23:00')];

describe('What a mentor asks for', () => {
  it.each<[string, string[], string[]]>([
    ['asks for nothing as long as nothing was said', unmet({}, [span('13:15', '14:00')]), []],
    ['keeps minutes after the session before', unmet(buffers, [span('13:00', '13:46')]), ['session-mentor-buffer']],
    ['keeps minutes before the session after', unmet(buffers, [span('14:59', '15:30')]), ['session-mentor-buffer']],
    ['is content with exactly these minutes', unmet(buffers, [span('13:00', '13:45'), span('15:00', '15:30')]), []],
    ['is busy elsewhere', unmet({ busyElsewhere: [span('14:30', '15:30')] }), ['session-mentor-calendar-free']],
    [
      'is busy elsewhere in the minutes after',
      unmet({ ...buffers, busyElsewhere: [span('14:54', '15:30')] }),
      ['session-mentor-calendar-free'],
    ],
    ['is busy elsewhere later', unmet({ ...buffers, busyElsewhere: [span('14:55', '15:30')] }), []],
    ['lets learners book up to the window', unmet(terms({ windowDays: 11 })), []],
    ['and no further', unmet(terms({ windowDays: 10 })), ['session-within-window']],
    ['may book further than learners', unmet({ ...terms({ windowDays: 10 }), byMentor: true }), []],
    ['has a place left on the day', unmet({ caps: { aDay: 3, aWeek: null }, starts: tuesday }), []],
    ['is full on the day', unmet({ caps: { aDay: 2, aWeek: null }, starts: tuesday }), ['session-mentor-day-cap']],
    [
      'counts the days where the mentor lives',
      unmet({ caps: { aDay: 2, aWeek: null }, starts: tuesday, zone: 'America/New_York' }),
      [],
    ],
    [
      'is full in the week',
      unmet({ caps: { aDay: null, aWeek: 1 }, starts: [at('2027-01-17T20:00')] }),
      ['session-mentor-week-cap'],
    ],
    ['begins a new week on Monday', unmet({ caps: { aDay: null, aWeek: 1 }, starts: [at('2027-01-18T00:00')] }), []],
  ])('%s', (_what, got, wanted) => {
    expect(got).toEqual(wanted);
  });
});
