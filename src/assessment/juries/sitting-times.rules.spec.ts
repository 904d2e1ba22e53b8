import { DateTime } from 'luxon';
import { describe, expect, it } from '../../../test/jest.js';
import { sittingTimes } from './sitting-times.rules.js';

const heldAt = DateTime.utc(2027, 2, 25, 9) as DateTime<true>;

describe('The time that a jury takes', () => {
  it('is all of it for its members, and a turn for each candidate', () => {
    const asked = { heldAt, minutesEach: 45, memberIds: ['ada', 'bea'], learnerIds: ['camille', 'dan'] };
    const shown = sittingTimes(asked).map(({ personId, startsAt, endsAt }) =>
      [personId, startsAt, endsAt].map((one) => (one instanceof Date ? one.toISOString().slice(11, 16) : one)),
    );
    expect(shown).toEqual([
      ['ada', '09:00', '10:30'],
      ['bea', '09:00', '10:30'],
      ['camille', '09:00', '09:45'],
      ['dan', '09:45', '10:30'],
    ]);
  });
});
