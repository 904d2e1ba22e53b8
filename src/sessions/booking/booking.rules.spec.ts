import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { Interval } from 'luxon';
import { unmet } from '../../platform/kernel/decision.js';
import { instantOf } from '../../platform/kernel/wall-time.js';
import { type BookingFacts, mayBook } from './booking.rules.js';
import { NO_LIMITS } from './mentor-limits.rules.js';

const at = (local: string) => instantOf(local, 'Europe/Paris').toUTC();
const span = (from: string, to: string) => Interval.fromDateTimes(at(from), at(to)) as Interval<true>;

const bookable: BookingFacts = {
  now: at('2027-01-11T10:00'),
  slot: span('2027-01-12T14:00', '2027-01-12T14:45'),
  zone: 'Europe/Paris',
  local: '2027-01-12T14:00',
  occurrence: 'once',
  enrolmentState: 'active',
  learnerMentorId: 'own',
  askedMentorId: null,
  noticeHours: 24,
  noticeWaived: false,
  mentorOpenings: [span('2027-01-12T14:00', '2027-01-12T17:00')],
  mentorBusy: [],
  limits: NO_LIMITS,
  learnerBusy: [],
  heldUntil: null,
  inWeekOn: '2027-01-11',
  weekOn: '2027-01-11',
  firstWeeklyAt: null,
  discoveryAt: at('2027-01-05T14:00'),
};
const refusedFor = (change: Partial<BookingFacts>) =>
  unmet(mayBook({ ...bookable, ...change })).map(({ code }) => code.replace('session-', ''));

describe('Booking a session', () => {
  it.each<[string, Partial<BookingFacts>]>([
    ['inside an opening, both free', {}],
    ['with exactly 24 hours of notice', { now: at('2027-01-11T14:00') }],
    ['with less notice when the mentor waives it', { now: at('2027-01-12T13:59'), noticeWaived: true }],
    ['right after another session of the mentor', { mentorBusy: [span('2027-01-12T13:15', '2027-01-12T14:00')] }],
    ['right before another session of the learner', { learnerBusy: [span('2027-01-12T14:45', '2027-01-12T15:30')] }],
    ['with the mentor that was asked for', { askedMentorId: 'own' }],
    ['as the discovery', { discoveryAt: null }],
    ['for another week that is owed', { weekOn: '2027-01-04' }],
  ])('is allowed %s', (_when, change) => {
    expect(refusedFor(change)).toEqual([]);
  });

  it.each<[string, Partial<BookingFacts>, string[]]>([
    ['the track is suspended', { enrolmentState: 'suspended' }, ['track-active']],
    ['somebody else is filling in the form for it', { heldUntil: at('2027-01-11T10:10') }, ['slot-not-held']],
    ['the learner has no mentor on that day', { learnerMentorId: null }, ['own-mentor']],
    ['the learner has another mentor by then', { askedMentorId: 'former' }, ['own-mentor']],
    ['a minute of notice is missing', { now: at('2027-01-11T14:01') }, ['enough-notice']],
    ['it would start now', { now: at('2027-01-12T14:00'), noticeWaived: true }, ['not-past']],
    ['it lies in the past', { now: at('2027-01-13T14:00') }, ['not-past', 'enough-notice']],
    ['the clocks skip the time', { occurrence: 'skipped' }, ['on-the-clock']],
    [
      'it begins before the opening',
      { mentorOpenings: [span('2027-01-12T14:01', '2027-01-12T17:00')] },
      ['inside-opening'],
    ],
    [
      'it ends after the opening',
      { mentorOpenings: [span('2027-01-12T13:00', '2027-01-12T14:44')] },
      ['inside-opening'],
    ],
    [
      'it needs two openings',
      { mentorOpenings: [span('2027-01-12T13:00', '2027-01-12T14:20'), span('2027-01-12T14:21', '2027-01-12T17:00')] },
      ['inside-opening'],
    ],
    [
      'the mentor is busy for a minute of it',
      { mentorBusy: [span('2027-01-12T14:44', '2027-01-12T15:30')] },
      ['mentor-free'],
    ],
    ['the learner is elsewhere', { learnerBusy: [span('2027-01-12T13:30', '2027-01-12T14:15')] }, ['learner-free']],
    ['the week has its session', { weekOn: null }, ['one-a-week']],
    ['it would come before the discovery', { discoveryAt: at('2027-01-14T14:00') }, ['discovery-first']],
  ])('is refused when %s', (_when, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });

  it.each([
    ['runs over the change in spring', '2027-03-28T01:30', '2027-03-28T03:15', ['within-one-offset']],
    ['ends at the change', '2027-03-28T01:15', '2027-03-28T03:00', []],
    ['begins at the change', '2027-03-28T03:00', '2027-03-28T03:45', []],
    ['runs over the change in autumn', '2027-10-31T02:30', '2027-10-31T03:00', ['within-one-offset']],
  ])('knows a session that %s', (_what, from, to, codes) => {
    const slot = span(from, to);
    expect(refusedFor({ slot, now: slot.start.minus({ days: 2 }), mentorOpenings: [slot], discoveryAt: null })).toEqual(
      codes,
    );
  });

  it('says never only of what no later change can cure', () => {
    const standings = (change: Partial<BookingFacts>) =>
      unmet(mayBook({ ...bookable, ...change })).map(({ standing }) => standing);
    expect(standings({ now: at('2027-01-13T14:00') })).toEqual(['never', 'never']);
    expect(standings({ enrolmentState: 'suspended', weekOn: null })).toEqual(['not-yet', 'not-yet']);
  });

  it('is allowed exactly when no check is unmet, whatever the facts', () => {
    const time = fc.integer({ min: 0, max: 7 * 96 }).map((quarters) => bookable.now.plus({ minutes: quarters * 15 }));
    const stretch = fc
      .tuple(time, fc.integer({ min: 15, max: 300 }))
      .map(([start, minutes]) => Interval.after(start, { minutes }) as Interval<true>);
    const anyFacts = fc.record({
      now: fc.constant(bookable.now),
      slot: time.map((start) => Interval.after(start, { minutes: 45 }) as Interval<true>),
      enrolmentState: fc.constantFrom('active', 'suspended'),
      noticeWaived: fc.boolean(),
      mentorOpenings: fc.array(stretch, { maxLength: 3 }),
      mentorBusy: fc.array(stretch, { maxLength: 2 }),
      learnerBusy: fc.array(stretch, { maxLength: 2 }),
      weekOn: fc.constantFrom(null, '2027-01-11'),
    });
    fc.assert(
      fc.property(anyFacts, (change) => {
        const decision = mayBook({ ...bookable, ...change });
        const clashes = [...change.mentorBusy, ...change.learnerBusy].some((other) => other.overlaps(change.slot));
        expect(decision.checks).toHaveLength(17);
        return decision.allowed === (unmet(decision).length === 0) && !(decision.allowed && clashes);
      }),
    );
  });
});
