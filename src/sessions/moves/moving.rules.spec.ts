import { Interval } from 'luxon';
import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { instantOf } from '../../platform/kernel/wall-time.js';
import type { BookingFacts } from '../booking/booking.rules.js';
import { NO_LIMITS } from '../booking/mentor-limits.rules.js';
import { type MovedFacts, mayLeave, mayMove } from './moving.rules.js';

const at = (local: string) => instantOf(local, 'Europe/Paris').toUTC();
const span = (from: string, to: string) => Interval.fromDateTimes(at(from), at(to)) as Interval<true>;

const session: MovedFacts = {
  state: 'booked',
  kind: 'weekly',
  startsAt: at('2027-01-12T14:00'),
  side: 'learner',
  freeCancellationHours: 24,
};
const slot: BookingFacts = {
  now: at('2027-01-11T10:00'),
  slot: span('2027-01-13T14:00', '2027-01-13T14:45'),
  zone: 'Europe/Paris',
  local: '2027-01-13T14:00',
  occurrence: 'once',
  enrolmentState: 'active',
  learnerMentorId: 'own',
  askedMentorId: 'own',
  noticeHours: 24,
  noticeWaived: false,
  mentorOpenings: [span('2027-01-13T08:00', '2027-01-13T20:00')],
  mentorBusy: [],
  limits: NO_LIMITS,
  learnerBusy: [],
  heldUntil: null,
  inWeekOn: '2027-01-11',
  weekOn: '2027-01-11',
  discoveryAt: at('2027-01-05T14:00'),
  firstWeeklyAt: at('2027-01-12T14:00'),
};
const refusedFor = (moved: Partial<MovedFacts>, wanted: Partial<BookingFacts> = {}) =>
  unmet(mayMove({ ...session, ...moved }, { ...slot, ...wanted })).map(({ code }) => code);

describe('Moving a session', () => {
  it.each<[string, Partial<MovedFacts>, Partial<BookingFacts>]>([
    ['by the learner, a day ahead', {}, { now: at('2027-01-11T14:00') }],
    ['by the mentor, an hour ahead', { side: 'mentor' }, { now: at('2027-01-12T13:00'), noticeWaived: true }],
    [
      'of the discovery, before every weekly one',
      { kind: 'discovery' },
      { discoveryAt: null, firstWeeklyAt: at('2027-01-19T14:00') },
    ],
    ['of the discovery, the only one', { kind: 'discovery' }, { discoveryAt: null, firstWeeklyAt: null }],
  ])('is allowed %s', (_how, moved, wanted) => {
    expect(refusedFor(moved, wanted)).toEqual([]);
  });

  it.each<[string, Partial<MovedFacts>, Partial<BookingFacts>, string]>([
    ['that is not booked any more', { state: 'held' }, {}, 'move-session-booked'],
    [
      'that has started',
      { side: 'mentor' },
      { now: at('2027-01-12T14:00'), noticeWaived: true },
      'move-session-before-start',
    ],
    ['a minute too late for the learner', {}, { now: at('2027-01-11T14:01') }, 'move-session-in-time'],
    ['to where it stands', { startsAt: at('2027-01-13T14:00') }, {}, 'move-session-elsewhere'],
    [
      'onto another session of the mentor',
      {},
      { mentorBusy: [span('2027-01-13T14:30', '2027-01-13T15:00')] },
      'session-mentor-free',
    ],
    ['into a week that has one', {}, { weekOn: null }, 'session-one-a-week'],
    [
      'of the discovery behind a weekly one',
      { kind: 'discovery' },
      { discoveryAt: null, firstWeeklyAt: at('2027-01-13T14:00') },
      'session-discovery-first',
    ],
    ['before the discovery', {}, { discoveryAt: at('2027-01-14T14:00') }, 'session-discovery-first'],
  ])('is refused %s', (_what, moved, wanted, code) => {
    expect(refusedFor(moved, wanted)).toEqual([code]);
  });

  it('says before a time is chosen whether the session may leave its own', () => {
    expect(mayLeave(session, at('2027-01-11T14:00')).allowed).toBe(true);
    expect(mayLeave(session, at('2027-01-11T14:01')).allowed).toBe(false);
    expect(mayLeave({ ...session, side: 'mentor' }, at('2027-01-12T13:59')).allowed).toBe(true);
  });
});
