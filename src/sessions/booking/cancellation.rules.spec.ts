import { describe, expect, it } from '../../../test/jest.js';
import { DateTime } from 'luxon';
import { unmet } from '../../platform/kernel/decision.js';
import { type CancellationFacts, consequenceOf, mayCancel } from './cancellation.rules.js';

const startsAt = DateTime.utc(2027, 1, 12, 13) as DateTime<true>;
const before = (hours: number, change: Partial<CancellationFacts> = {}): CancellationFacts => ({
  state: 'booked',
  startsAt,
  now: startsAt.minus({ hours }),
  side: 'learner',
  freeCancellationHours: 24,
  ...change,
});

describe('Cancelling a session', () => {
  it.each<[string, CancellationFacts, string, boolean]>([
    ['the learner 24 hours ahead is free', before(24), 'cancelled-in-time', true],
    ['the learner a minute later is not made up', before(24 - 1 / 60), 'cancelled-late', false],
    ['the mentor ahead is made up', before(48, { side: 'mentor' }), 'cancelled-in-time', true],
    ['the mentor late is made up', before(1, { side: 'mentor' }), 'cancelled-late', true],
    ['the staff late is made up', before(1, { side: 'staff' }), 'cancelled-late', true],
    ['the rulebook has the hours', before(24, { freeCancellationHours: 48 }), 'cancelled-late', false],
  ])('by %s', (_what, facts, state, madeUp) => {
    expect(consequenceOf(facts)).toMatchObject({ state, madeUp });
  });

  it('says until when it is free', () => {
    expect(consequenceOf(before(30)).freeUntil).toBe('2027-01-11T13:00:00.000Z');
  });

  it.each<[string, CancellationFacts, string[]]>([
    ['it has not begun', before(0.01), []],
    ['it begins now', before(0), ['cancel-before-start']],
    ['it was held', before(-2, { state: 'held' }), ['cancel-still-booked', 'cancel-before-start']],
    ['it was cancelled', before(30, { state: 'cancelled-late' }), ['cancel-still-booked']],
  ])('is decided by whether %s', (_what, facts, codes) => {
    expect(unmet(mayCancel(facts)).map(({ code }) => code)).toEqual(codes);
  });
});
