import { Interval } from 'luxon';
import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { instantOf } from '../../platform/kernel/wall-time.js';
import type { BookingFacts } from '../booking/booking.rules.js';
import { NO_LIMITS } from '../booking/mentor-limits.rules.js';
import { isWorthAnother, mayBookInSeries, type SeriesLimits, weeklyTimes } from './series.rules.js';

const at = (local: string) => instantOf(local, 'Europe/Paris').toUTC();
const span = (from: string, to: string) => Interval.fromDateTimes(at(from), at(to)) as Interval<true>;
const bookable: BookingFacts = {
  now: at('2027-01-11T10:00'),
  slot: span('2027-01-13T14:00', '2027-01-13T14:45'),
  zone: 'Europe/Paris',
  local: '2027-01-13T14:00',
  occurrence: 'once',
  enrolmentState: 'active',
  learnerMentorId: 'own',
  askedMentorId: null,
  noticeHours: 24,
  noticeWaived: false,
  mentorOpenings: [span('2027-01-13T08:00', '2027-01-13T20:00')],
  mentorBusy: [],
  learnerBusy: [],
  heldUntil: null,
  limits: NO_LIMITS,
  inWeekOn: '2027-01-11',
  weekOn: '2027-01-11',
  discoveryAt: at('2027-01-05T14:00'),
  firstWeeklyAt: null,
};
const limits: SeriesLimits = { plannedEndOn: '2027-06-30', fundingEndsOn: '2027-06-30' };

describe('A weekly series', () => {
  it('keeps the time of the clock across a change of the clocks and of the year', () => {
    expect(weeklyTimes('2026-12-28T14:00', 3)).toEqual(['2026-12-28T14:00', '2027-01-04T14:00', '2027-01-11T14:00']);
    const hours = weeklyTimes('2027-03-23T14:00', 2).map((local) => at(local).toISO());
    expect(hours).toEqual(['2027-03-23T13:00:00.000Z', '2027-03-30T12:00:00.000Z']);
  });

  it.each<[string, Partial<BookingFacts>, Partial<SeriesLimits>, string[], boolean]>([
    ['is had where a booking could be', {}, {}, [], true],
    ['is had on the last day', {}, { plannedEndOn: '2027-01-13', fundingEndsOn: '2027-01-13' }, [], true],
    ['is had where nobody else pays', {}, { fundingEndsOn: null }, [], true],
    ['does not outlast the track', {}, { plannedEndOn: '2027-01-12' }, ['series-within-track'], false],
    ['does not outlast the funding', {}, { fundingEndsOn: '2027-01-12' }, ['series-within-funding'], false],
    ['makes up no other week', { weekOn: '2027-01-04' }, {}, ['session-one-a-week'], false],
    ['may be had at another hour', { mentorOpenings: [] }, {}, ['session-inside-opening'], true],
    ['is not had by a track that stands still', { enrolmentState: 'suspended' }, {}, ['session-track-active'], false],
  ])('%s', (_what, change, limit, codes, another) => {
    const decision = mayBookInSeries({ ...bookable, ...change }, { ...limits, ...limit });
    expect(unmet(decision).map(({ code }) => code)).toEqual(codes);
    expect(isWorthAnother(decision)).toBe(another);
  });
});
